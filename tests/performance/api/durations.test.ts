import { describe, expect, it } from 'vitest';
import { durationFigures, durationsIn, since } from './durations.ts';

const text = (counts: readonly number[]) =>
  [
    '# TYPE eods_task_duration_seconds histogram',
    `eods_task_duration_seconds_bucket{eods_task="a",le="1"} ${counts[0]}`,
    `eods_task_duration_seconds_bucket{eods_task="a",le="2"} ${counts[1]}`,
    `eods_task_duration_seconds_bucket{eods_task="a",le="+Inf"} ${counts[1]}`,
    `eods_task_duration_seconds_bucket{eods_task="b",le="1"} 0`,
    `eods_task_duration_seconds_bucket{eods_task="b",le="2"} 0`,
    `eods_task_duration_seconds_bucket{eods_task="b",le="+Inf"} ${counts[2]}`,
    `eods_task_duration_seconds_count{eods_task="b"} ${counts[2]}`,
    `eods_gate_duration_seconds_bucket{le="+Inf"} 99`,
  ].join('\n');

const read = (counts: readonly number[]) => durationsIn(text(counts), 'eods_task_duration_seconds');

describe('durations read from the figures of a server', () => {
  it('count all labels together, and what came since alone', () => {
    expect([...since(read([1, 1, 0]), read([5, 8, 2]))]).toEqual([
      [1, 4],
      [2, 7],
      [Infinity, 9],
    ]);
  });

  it('give a quantile within its bucket, and the share within a limit exactly', () => {
    const figures = durationFigures(read([10, 20, 0]), 1);
    expect(figures).toEqual({ count: 20, p50: 1_000, p95: 1_900, withinLimit: 0.5 });
  });

  it('know of what is longer than every bound only that it is', () => {
    expect(durationFigures(read([0, 10, 10]), 2)).toMatchObject({ p95: Infinity, withinLimit: 0.5 });
  });

  it('are absent where nothing was counted', () => {
    expect(durationFigures(new Map(), 2)).toEqual({
      count: 0,
      p50: undefined,
      p95: undefined,
      withinLimit: undefined,
    });
  });
});
