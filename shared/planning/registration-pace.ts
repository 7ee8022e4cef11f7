import { paceLimits, registrationPace, shortRegistrationPace } from '../knowledge/attendance-rates.ts';
import { type Basis, judgement } from '../kernel/basis.ts';
import { addDays, type CalendarDate, daysBetween } from './calendar-date.ts';
import type { EventFacts } from './event-facts.ts';

export interface RegistrationFigures {
  asOf: CalendarDate;
  registered: number;
}

export interface PaceAsk {
  figures: RegistrationFigures;
  facts: Pick<EventFacts, 'inPerson' | 'paid'>;
  eventStart: CalendarDate;
  /** Places offered: what the curve leads to. */
  places: number;
  noShowPercent: number;
  /** Nobody is admitted above this; null: unknown. */
  capacity: number | null;
}

export type PaceStatus = 'ahead' | 'on-pace' | 'behind' | 'review' | 'stop';

export interface PaceForecast {
  asOf: CalendarDate;
  registered: number;
  daysBefore: number;
  /** Share of the final registrations that are usual by now. */
  usualPercent: number;
  registrations: number;
  attendance: number;
  /** A figure that eight of ten such events stay below. */
  planFor: number;
  status: PaceStatus;
  advice: string;
  guaranteeOn: CalendarDate;
  basis: Basis;
}

/** Below so many people an event fills within a few weeks (planner's judgement). */
const smallEvent = 60;

const advices: Record<PaceStatus, string> = {
  ahead: 'Open the waiting list early; ask venue and caterer how far they can go.',
  'on-pace': 'Nothing to do but the planned reminders.',
  behind: 'Bring the next campaign wave forward; ask partners and speakers to invite.',
  review: 'Review campaign, scope and go or no-go with the owner; do not raise guarantees before.',
  stop: 'Decide with the owner: a smaller room and programme, online, a later date, or calling it off.',
};

/** Forecast of registrations and attendance by the usual curve; null where it is too early for one. */
export function registrationForecast(ask: PaceAsk): PaceForecast | null {
  const { figures, facts, eventStart, places, noShowPercent } = ask;
  const small = facts.inPerson < smallEvent && !facts.paid;
  const daysBefore = Math.max(0, daysBetween(figures.asOf, eventStart));
  const usualPercent = usualShare(small ? shortRegistrationPace : registrationPace, daysBefore / 7);
  if (usualPercent === null) return null;
  const full = Math.round((figures.registered * 100) / usualPercent);
  const registrations = Math.max(figures.registered, Math.min(full, Math.max(places, figures.registered)));
  const show = (100 - noShowPercent) / 100;
  const capacity = ask.capacity ?? Number.POSITIVE_INFINITY;
  const mean = registrations * show;
  const attendance = Math.min(capacity, Math.round(mean));
  const planFor = Math.min(
    capacity,
    registrations,
    Math.ceil(mean + 0.84 * Math.sqrt(mean * (1 - show)) - 1e-9),
  );
  const status = statusOf(figures.registered, places, usualPercent, daysBefore);
  return {
    asOf: figures.asOf,
    registered: figures.registered,
    daysBefore,
    usualPercent,
    registrations,
    attendance,
    planFor: Math.max(attendance, planFor),
    status,
    advice: advices[status],
    guaranteeOn: addDays(eventStart, -(small ? paceLimits.guaranteeDaysSmall : paceLimits.guaranteeDays)),
    basis: {
      source: judgement,
      formula:
        'registrations: registered / usualPercent, at most the places offered; plan for: binomial mean + 0.84 standard deviations',
      inputs: { registered: figures.registered, usualPercent, places, noShowPercent },
    },
  };
}

/** Straight lines between the points of the curve; null before its first point. */
function usualShare(
  curve: readonly { weeksBefore: number; percent: number }[],
  weeks: number,
): number | null {
  const after = curve.findIndex(({ weeksBefore }) => weeksBefore <= weeks);
  const [a, b] = [curve[after - 1], curve[after]];
  if (!b) return null;
  if (!a) return b.weeksBefore === weeks ? b.percent : null;
  const share = (a.weeksBefore - weeks) / (a.weeksBefore - b.weeksBefore);
  return Math.round((a.percent + share * (b.percent - a.percent)) * 10) / 10;
}

function statusOf(registered: number, places: number, usual: number, daysBefore: number): PaceStatus {
  const { stop, review, onPace, ahead } = paceLimits;
  if (daysBefore <= stop.daysBefore && registered * 100 < stop.percent * places) return 'stop';
  const ratio = (registered * 10_000) / Math.max(1, places * usual);
  if (ratio < review.percent && daysBefore <= review.weeksBefore * 7) return 'review';
  if (ratio < onPace) return 'behind';
  return ratio >= ahead ? 'ahead' : 'on-pace';
}
