import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { contentHasher } from '../../../shared/kernel/content-hash.ts';
import { defineArtifact } from '../../../shared/kernel/define-artifact.ts';
import { defineGate } from '../../../shared/kernel/define-gate.ts';
import { defineRecord, defineView } from '../../../shared/kernel/define-record.ts';
import { Fault, toProblem } from '../../../shared/kernel/errors.ts';
import { clockStart, runTime, wallTime } from '../../../shared/kernel/run-clock.ts';
import { readSettings } from '../../../shared/kernel/settings.ts';

const list = defineArtifact({
  type: 'List',
  title: 'List',
  version: '1.0.0',
  store: 'sql',
  schema: z.strictObject({ items: z.array(z.number()) }),
  invariants: {
    'no item is negative': ({ items }) =>
      items.flatMap((item, index) =>
        item < 0 ? [{ pointer: `/items/${index}`, detail: `${item} is.` }] : [],
      ),
  },
});

describe('an artifact', () => {
  it('names the rule, the field and the remedy of what breaks an invariant', () => {
    expect(list.verify({ items: [1, -2] }, {})).toEqual([
      {
        code: 'no-item-is-negative',
        rule: 'no item is negative',
        artifact: 'List',
        pointer: '/items/1',
        detail: '-2 is.',
        remedy: 'Change it so that no item is negative.',
      },
    ]);
  });
});

describe('a gate', () => {
  const gate = defineGate({
    name: 'list-gate',
    title: 'List',
    reads: [list],
    rules: { 'the list has an item': ({ List }) => (List.items.length > 0 ? [] : ['It is empty.']) },
  });
  const context = { level: 'Beginner', asOf: '2027-01-01', execution: 'live' } as const;

  it('passes when no rule finds anything', () => {
    expect(gate.check({ List: { items: [1] } }, context)).toEqual({
      gate: 'list-gate',
      passed: true,
      findings: [],
    });
  });

  it('fails on a missing artifact without running its rules', () => {
    const { passed, findings } = gate.check({}, context);
    expect(passed).toBe(false);
    expect(findings).toMatchObject([{ artifact: 'List', detail: 'Not drafted yet: list.' }]);
  });
});

describe('a record view', () => {
  const note = defineRecord({
    kind: 'note',
    title: 'Note',
    by: 'person',
    schema: z.strictObject({ text: z.string() }),
  });
  const view = defineView({
    name: 'notes',
    of: [note],
    select: (records) => records.map(({ body }) => body.text),
  });

  it('sees the records of its kinds only', () => {
    const record = { seq: 1, id: 'r1', by: 'p', at: '', simulated: false };
    const records = [
      { ...record, kind: 'note', body: { text: 'a' } },
      { ...record, kind: 'other', body: {} },
    ];
    expect(view.select(records)).toEqual(['a']);
  });
});

describe('a content hash', () => {
  const hash = contentHasher(new Uint8Array(32));

  it('does not depend on the order of properties', () => {
    expect(hash('o', { a: 1, b: 2 })).toBe(hash('o', { b: 2, a: 1 }));
  });

  it('differs between organisations', () => {
    expect(hash('o', 1)).not.toBe(hash('p', 1));
  });
});

describe('the run clock', () => {
  const clock = { asOf: '2027-02-01', startedAt: 5_000, speed: 60 };

  it('begins at the planning date and runs at its speed', () => {
    expect(new Date(runTime(clock, 6_000)).toISOString()).toBe('2027-02-01T00:01:00.000Z');
  });

  it('translates back to the wall clock', () => {
    expect(wallTime(clock, runTime(clock, 9_876))).toBe(9_876);
  });

  it('is that of the wall where a run is planned as of today, else begins at midnight of its day', () => {
    const wall = Date.parse('2027-02-01T14:05:00Z');
    const shown = (asOf: string) => {
      const startedAt = clockStart({ asOf, speed: 1 }, wall);
      return new Date(runTime({ asOf, speed: 1, startedAt }, wall + 60_000)).toISOString();
    };
    expect(shown('2027-02-01')).toBe('2027-02-01T14:06:00.000Z');
    expect(shown('2026-11-23')).toBe('2026-11-23T00:01:00.000Z');
  });
});

describe('a fault', () => {
  it('becomes a problem with its status, code and fields', () => {
    const fault = new Fault('brief.invalid', 'No.', [{ pointer: '/title', detail: 'Add one.' }]);
    expect(toProblem(fault, 't')).toMatchObject({
      status: 400,
      code: 'brief.invalid',
      traceId: 't',
      errors: [{ pointer: '/title' }],
    });
  });
});

describe('settings', () => {
  it('stop with a sentence that names the bad one', () => {
    expect(() => readSettings({ COSMOS_ENDPOINT: 'nowhere' })).toThrow(/COSMOS_ENDPOINT/);
  });
});
