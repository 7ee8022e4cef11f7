import { describe, expect, it } from 'vitest';
import { importScript } from './tree.ts';

// A plain JavaScript module: its shape is stated here.
const { traceTable } = (await importScript('render-trace.mjs')) as {
  traceTable(lines: readonly string[], traceId?: string): string;
};

const span = (spanId: string, parentId: string | null, startMs: number, more: object = {}) =>
  JSON.stringify({
    traceId: 't',
    spanId,
    parentId,
    name: spanId,
    startMs,
    durationMs: 2,
    failed: false,
    ...more,
  });

describe('a trace as a table', () => {
  it('shows who is below whom, in order, alike leaves in one row, and what failed', () => {
    const lines = [
      span('late', 'root', 30, { failed: true, 'eods.gate': 'timeline-gate' }),
      span('b', 'step', 12, { name: 'sql' }),
      span('a', 'step', 11, { name: 'sql' }),
      span('step', 'root', 10, { 'eods.task': 'score-venues' }),
      span('root', 'client', 5),
      JSON.stringify({ traceId: 'other', spanId: 'x', parentId: null, name: 'x', startMs: 0, durationMs: 9 }),
      '',
    ];
    expect(traceTable(lines).split('\n').slice(2)).toEqual([
      '| root | 0 | 2.0 |',
      '| · step (score-venues) | 5 | 2.0 |',
      '| · · sql × 2 | 6 | 4.0 |',
      '| · late (timeline-gate) failed | 25 | 2.0 |',
    ]);
  });

  it('is of the trace that is asked for, or of none', () => {
    expect(() => traceTable([span('a', null, 1)], 'unknown')).toThrow(
      'There is no span of the trace unknown.',
    );
  });
});
