import type { ScheduleBody } from '../artifacts/schedule.ts';
import { loadIn, loadInHours } from '../knowledge/run-of-show.ts';
import { judgement } from '../kernel/basis.ts';
import type { DayFrame } from './day-frame.ts';
import { type LocalTime, localTime, shifted } from './local-time.ts';

type SetUp = ScheduleBody['setUp'];

/** On the morning of the first day where it fits, else from the day before, with the night free. */
export function setUpOf(
  first: Pick<DayFrame, 'date' | 'start'> | undefined,
  people: number,
  doorsBefore: number,
): SetUp {
  const { hours } = rowFor(loadIn, people);
  const date = first?.date ?? '';
  const ready = (first?.start ?? 0) - doorsBefore;
  const overnight = ready - hours * 60 < loadInHours.morningFrom * 60;
  const before = hours * 60 - Math.max(0, ready - loadInHours.morningFrom * 60);
  const start = overnight ? dayBefore(before) : ready - hours * 60;
  return {
    start: localTime(date, start),
    end: localTime(date, ready),
    basis: {
      source: judgement,
      formula: 'load-in hours by people, ready when doors open; nobody loads in at night',
      inputs: { people, hours, doorsBefore, ...(overnight && { hoursDayBefore: before / 60 }) },
    },
  };
}

/** Minutes from midnight of the event day, so below zero: done by the evening where the day is long enough. */
function dayBefore(minutes: number): number {
  const latest = loadInHours.dayBeforeUntil * 60 - minutes;
  return Math.max(loadInHours.dayBeforeFrom * 60, latest) - 24 * 60;
}

/** The load-in began the day before, so that the event day itself begins in the early morning. */
export function beginsDayBefore({ start, end }: Pick<SetUp, 'start' | 'end'>): boolean {
  return start.slice(0, 10) < end.slice(0, 10);
}

/** Its hours on the day before, where it begins then; the night after them is free. */
export function dayBeforeOf(
  setUp: Pick<SetUp, 'start' | 'end' | 'basis'>,
): { date: string; from: LocalTime; to: LocalTime } | null {
  if (!beginsDayBefore(setUp)) return null;
  const minutes = Number(setUp.basis.inputs['hoursDayBefore'] ?? 0) * 60;
  return { date: setUp.start.slice(0, 10), from: setUp.start, to: shifted(setUp.start, minutes) };
}

/** Minutes of work of a set-up: the night between two days is none. */
export function setUpMinutes({ basis }: Pick<SetUp, 'basis'>): number {
  return Number(basis.inputs['hours'] ?? 0) * 60;
}

export function setUpNote(setUp: SetUp): string[] {
  if (!beginsDayBefore(setUp)) return [];
  const from = setUp.start.slice(11);
  return [
    `Load-in begins at ${from} on the day before and rests overnight: ${setUpMinutes(setUp) / 60} hours do not fit before doors. Ask the venue for the rooms from ${from}.`,
  ];
}

export function rowFor<R extends { upTo: number | null }>(
  rows: readonly [R, ...R[]] | readonly R[],
  people: number,
): R {
  const row = rows.find(({ upTo }) => upTo === null || people <= upTo) ?? rows.at(-1);
  if (!row) throw new RangeError('the table has no row');
  return row;
}
