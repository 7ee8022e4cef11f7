import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isBefore, upgradedBody } from '../../../shared/kernel/artifact-migration.ts';
import { defineArtifact } from '../../../shared/kernel/define-artifact.ts';

const names = z.array(z.string());
const step = (to: string) => ({ to, note: 'n', upgrade: (body: unknown) => [...names.parse(body), to] });
const { migrations } = defineArtifact({
  type: 'Sample',
  title: 'Sample',
  version: '1.10.0',
  store: 'sql',
  schema: names,
  migrations: [step('1.10.0'), step('1.2.0')],
});

describe('a body of an earlier schema', () => {
  it.each([
    ['1.0.0', ['1.2.0', '1.10.0']],
    ['1.2.0', ['1.10.0']],
    ['1.9.3', ['1.10.0']],
    ['1.10.0', []],
    ['2.0.0', []],
  ])('of version %s takes the steps that lead beyond it, in order', (version, steps) => {
    expect(upgradedBody(migrations, version, [])).toEqual(steps);
  });
});

describe('versions', () => {
  it('are compared number by number', () => {
    expect([isBefore('1.9.0', '1.10.0'), isBefore('1.10.0', '1.9.0'), isBefore('1.0.0', '1.0.0')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
