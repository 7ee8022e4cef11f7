import type { ScheduleBody } from '../artifacts/schedule.ts';
import { loadIn, loadInHours } from '../knowledge/run-of-show.ts';
import { dayCues } from '../knowledge/run-of-show-cues.ts';
import { judgement } from '../kernel/basis.ts';
import { addDays } from './calendar-date.ts';
import type { DayFrame } from './day-frame.ts';
import { type LocalTime, localTime, shifted } from './local-time.ts';

type SetUp = ScheduleBody['setUp'];

/** On the morning of the first day where it fits, else from the days before, with the nights free. */
export function setUpOf(
  first: Pick<DayFrame, 'date' | 'start'> | undefined,
  { people, doorsBefore, outdoor }: { people: number; doorsBefore: number; outdoor: boolean },
): SetUp {
  const { hours } = rowFor(loadIn, people);
  const date = first?.date ?? '';
  const ready = (first?.start ?? 0) - doorsBefore;
  const before = minutesBefore(hours * 60, ready, outdoor);
  const { dayBeforeUntil } = loadInHours;
  const daysBefore = Math.ceil(before / minutesOfWork);
  const onEach = daysBefore === 0 ? 0 : Math.ceil(before / daysBefore / raster) * raster;
  const start =
    daysBefore === 0 ? ready - hours * 60 : dayBeforeUntil * 60 - onEach - daysBefore * minutesOfDay;
  return {
    start: localTime(date, start),
    end: localTime(date, ready),
    basis: {
      source: judgement,
      formula: 'load-in hours by people, ready when doors open; nobody loads in at night',
      inputs: {
        people,
        hours,
        doorsBefore,
        ...(daysBefore > 0 && { hoursDayBefore: onEach / 60 }),
        ...(daysBefore > 1 && { daysBefore }),
      },
    },
  };
}

const minutesOfDay = 24 * 60;
/** That a day before the event has. */
const minutesOfWork = (loadInHours.dayBeforeUntil - loadInHours.dayBeforeFrom) * 60;
/** Work on a day before the event is planned in steps of so many minutes. */
const raster = 15;

/**
 * What does not fit into the morning; a site in the open is built the day before. Where the house is needed the day
 * before in any case, the morning is left to what is done after the crew call of any event day: it need not open
 * earlier on the first one (planner's judgement).
 */
function minutesBefore(minutes: number, ready: number, outdoor: boolean): number {
  const inTheMorning = Math.max(0, ready - loadInHours.morningFrom * 60);
  if (minutes <= inTheMorning) return outdoor ? minutes : 0;
  const days = Math.ceil((minutes - inTheMorning) / minutesOfWork);
  return Math.min(days * minutesOfWork, minutes - Math.min(inTheMorning, dayCues.crewCallBeforeDoors));
}

/** The load-in began on a day before, so that the event day itself begins in the early morning. */
export function beginsDayBefore({ start, end }: Pick<SetUp, 'start' | 'end'>): boolean {
  return start.slice(0, 10) < end.slice(0, 10);
}

export interface BuildDay {
  date: string;
  from: LocalTime;
  to: LocalTime;
  minutes: number;
}

/** Its hours on the days before, where it begins then: the same on each, done by the evening. */
export function buildDaysOf(setUp: Pick<SetUp, 'start' | 'end' | 'basis'>): BuildDay[] {
  if (!beginsDayBefore(setUp)) return [];
  const minutes = Number(setUp.basis.inputs['hoursDayBefore'] ?? 0) * 60;
  const [first = '', hour = ''] = setUp.start.split('T');
  return Array.from({ length: Number(setUp.basis.inputs['daysBefore'] ?? 1) }, (_, index) => {
    const date = addDays(first, index);
    const from = `${date}T${hour}`;
    return { date, from, to: shifted(from, minutes), minutes };
  });
}

/** When the set-up goes on in the morning after a load-in on the days before: with the crew call at the latest. */
export function morningFrom(setUp: Pick<SetUp, 'start' | 'end' | 'basis'>): LocalTime {
  return shifted(setUp.end, -Math.max(minutesLeft(setUp), dayCues.crewCallBeforeDoors));
}

/** What the days before leave for the morning. */
export function minutesLeft(setUp: Pick<SetUp, 'start' | 'end' | 'basis'>): number {
  return setUpMinutes(setUp) - buildDaysOf(setUp).reduce((sum, { minutes }) => sum + minutes, 0);
}

/** Minutes of work of a set-up: the night between two days is none. */
export function setUpMinutes({ basis }: Pick<SetUp, 'basis'>): number {
  return Number(basis.inputs['hours'] ?? 0) * 60;
}

export function setUpNote(setUp: SetUp): string[] {
  const [first, next] = buildDaysOf(setUp);
  if (!first) return [];
  const from = first.from.slice(11);
  const begins = next
    ? `Load-in begins at ${from} two days before, goes on at the same hour on the day before and rests overnight`
    : `Load-in begins at ${from} on the day before and rests overnight`;
  return [
    `${begins}: ${setUpMinutes(setUp) / 60} hours do not fit before doors. Ask the venue for the rooms from then on.`,
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
