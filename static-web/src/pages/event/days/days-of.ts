import type { RunbookBody } from '../../../../../shared/artifacts/runbook.ts';

/** From the day of the load-in to the day of the strike. */
export function daysOf({ cues, callSheet }: Pick<RunbookBody, 'cues' | 'callSheet'>): string[] {
  const times = [...cues.map(({ at }) => at), ...callSheet.map(({ callAt }) => callAt)];
  return [...new Set(times.map((time) => time.slice(0, 10)))].toSorted();
}

/** Today where it is one of the days, else the first one of the show: where somebody who opens the page wants to be. */
export const openingDay = (dates: readonly string[], today: string, firstShow: string | undefined): string =>
  dates.find((date) => date === today) ?? firstShow ?? dates[0] ?? '';

/** Roles that see to something, by name. */
export const rolesOf = (cues: readonly Pick<RunbookBody['cues'][number], 'owner'>[]): string[] =>
  [...new Set(cues.map(({ owner }) => owner))].toSorted();
