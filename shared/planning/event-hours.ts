import { constraintsOf, type EventBriefBody } from '../artifacts/event-brief-schema.ts';

export interface EventHours {
  /** Local HH:MM on each event day; `to` before `from` runs past midnight. */
  from: string;
  to: string;
  /** When everybody has to be out, where the brief says so. */
  outBy: string | null;
}

/** Null where nobody gave hours. */
export function eventHours(brief: EventBriefBody): EventHours | null {
  if (!brief.dailyHours) return null;
  const curfew = constraintsOf(brief, 'curfew')[0]?.value.time ?? null;
  return { ...brief.dailyHours, outBy: curfew };
}

/** Local time of day some minutes later or earlier, round the clock. */
export function addMinutes(clock: string, minutes: number): string {
  const day = 24 * 60;
  const total = (((Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5)) + minutes) % day) + day) % day;
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
}
