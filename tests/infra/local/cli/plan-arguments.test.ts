import { describe, expect, it } from 'vitest';
import { readArguments } from '../../../../infra/local/cli/plan-arguments.ts';

describe('the arguments of the plan command', () => {
  it('have defaults that wait for people', () => {
    expect(readArguments(['brief.json'])).toEqual({
      briefFile: 'brief.json',
      level: 'Beginner',
      approveAll: false,
      answers: new Map(),
      simulate: false,
      until: undefined,
      asOf: undefined,
      json: false,
      outDir: undefined,
    });
  });

  it('take several answers, as text or as JSON', () => {
    const { answers } = readArguments([
      'b',
      '--answer',
      'owner=Ola',
      '--answer',
      'budget={"amountMinor":1,"currency":"PLN"}',
    ]);
    expect([...answers]).toEqual([
      ['owner', 'Ola'],
      ['budget', { amountMinor: 1, currency: 'PLN' }],
    ]);
  });

  it('keep an equals sign within an answer', () => {
    expect(readArguments(['b', '--answer', 'title=a=b']).answers.get('title')).toBe('a=b');
  });

  it.each([
    [[], /exactly one brief/],
    [['a', 'b'], /exactly one brief/],
    [['a', '--approve', 'some'], /--approve/],
    [['a', '--until', 'Party'], /--until takes one of Initiate/],
    [['a', '--answer', 'owner'], /FIELD=VALUE/],
    [['a', '--nonsense'], /nonsense/],
  ])('%j are refused with the remedy', (args, message) => {
    expect(() => readArguments(args)).toThrow(message);
  });
});
