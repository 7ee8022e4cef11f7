import type { RunbookBody } from '../../../../../shared/artifacts/runbook.ts';

/** From the day of the load-in to the day of the strike. */
export function daysOf({ cues, callSheet }: Pick<RunbookBody, 'cues' | 'callSheet'>): string[] {
  const times = [...cues.map(({ at }) => at), ...callSheet.map(({ callAt }) => callAt)];
  return [...new Set(times.map((time) => time.slice(0, 10)))].toSorted();
}
