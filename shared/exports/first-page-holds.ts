import {
  isConfirmed,
  venueAvailability,
  type VenueAvailabilityBody,
} from '../artifacts/venue-availability.ts';
import { countWords } from '../kernel/count-words.ts';
import { daysBetween } from '../planning/calendar-date.ts';
import { labelled } from './markdown-section.ts';
import { drafted, type PlanContents } from './plan-contents.ts';
import { dayWords } from '../kernel/day-words.ts';

type Hold = VenueAvailabilityBody['otherHolds'][number];

/** Which dates are held, and how many days each option still stands; nothing where nobody looks for a venue. */
export function holdLine(plan: PlanContents): string[] {
  const body = drafted(plan, venueAvailability);
  if (!body || body.checks.length === 0) return [];
  const holds = recorded(body);
  if (holds.length === 0)
    return [labelled('Holds', `none on record; ${countWords(body.checks.length, 'option')} to ask for`)];
  const standing = holds.filter((hold) => isConfirmed(hold.status) && !hasRunOut(hold, plan.today));
  const words = holds.map((hold) => `${hold.venueName}: ${standingOf(hold, plan.today)}`);
  return [labelled('Holds', `${standing.length} of ${body.holds.wanted} stand. ${words.join('; ')}`)];
}

function recorded({ checks, otherHolds }: VenueAvailabilityBody): Hold[] {
  const own = checks
    .filter(({ recordedBy }) => recordedBy !== null)
    .map(({ venueName, name, status, recordedExpiry }) => ({
      venueName: venueName ?? name,
      status,
      expiresOn: recordedExpiry,
    }));
  return [...own, ...otherHolds].filter(({ status }) => status !== 'released');
}

function hasRunOut({ expiresOn }: Hold, today: string | undefined): boolean {
  return expiresOn !== null && today !== undefined && expiresOn < today;
}

function standingOf(hold: Hold, today: string | undefined): string {
  const { status, expiresOn } = hold;
  if (expiresOn === null)
    return status === 'definite' ? 'definite' : `${status}, until a date that is not on record`;
  if (hasRunOut(hold, today)) return `${status}, ran out on ${dayWords(expiresOn)}: ask again`;
  const left = today === undefined ? '' : ` (${leftWords(daysBetween(today, expiresOn))})`;
  return `${status} until ${dayWords(expiresOn)}${left}`;
}

const leftWords = (days: number): string => (days === 0 ? 'today' : `${countWords(days, 'day')} left`);
