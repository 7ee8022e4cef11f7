import type { TimelineBody } from '../artifacts/timeline.ts';
import type { AvailabilityCheck } from '../artifacts/venue-availability.ts';
import type { VenueCriteriaBody } from '../artifacts/venue-criteria.ts';
import { type HoldOnRecord, isHeld } from '../artifacts/venue-holds.ts';
import type { VenueCandidate } from '../artifacts/venue-shortlist.ts';
import { holdRules } from '../knowledge/hold-rules.ts';
import type { Basis } from '../kernel/basis.ts';
import { countWords } from '../kernel/count-words.ts';
import { dayWords } from '../kernel/day-words.ts';
import { addDays, type CalendarDate } from './calendar-date.ts';
import { workingCalendar } from './working-days.ts';
import { capitalised } from '../kernel/capitalised.ts';

export interface HoldAsk {
  /** First choice first. */
  candidates: readonly VenueCandidate[];
  criteria: VenueCriteriaBody;
  timeline: Pick<TimelineBody, 'milestones' | 'eventStart'>;
  holds: readonly HoldOnRecord[];
  /** Days before and after the event on which the house is needed. */
  setUpDays: readonly CalendarDate[];
  strikeDays: readonly CalendarDate[];
  asOf: CalendarDate;
  /** Days that an option is kept: least and most. */
  leastDays: number;
  mostDays: number;
}

/** One option per candidate, in their order, with the dates to ask for and what people reported. */
export function holdRequests(ask: HoldAsk): AvailabilityCheck[] {
  return ask.candidates.map((candidate, index) => holdRequest(candidate, index + 1, ask));
}

function holdRequest(candidate: VenueCandidate, optionRank: number, ask: HoldAsk): AvailabilityCheck {
  const { criteria, setUpDays, strikeDays, asOf } = ask;
  const hold = holdOf(candidate, ask);
  const venueName = candidate.source === 'archetype' ? (hold?.venueName ?? null) : candidate.name;
  const { requestBy, expiry, basis } = expiryOf(optionRank, ask);
  const check = {
    candidateId: candidate.id,
    name: candidate.name,
    venueName,
    optionRank,
    eventDays: criteria.days,
    setUpDays: [...setUpDays],
    strikeDays: [...strikeDays],
    access: criteria.hours && { from: criteria.hours.accessFrom, outBy: criteria.hours.outBy },
    requestBy,
    proposedExpiry: expiry,
    expiryBasis: basis,
    status: hold?.status ?? ('to-request' as const),
    recordedBy: hold?.by ?? null,
    recordedExpiry: hold?.expiresOn ?? null,
    expired: hold?.expiresOn != null && hold.expiresOn < asOf,
    constraints: constraintsOn(candidate, ask),
  };
  return { ...check, nextStep: nextStep(check, signingDayOf(ask.timeline)) };
}

/** The day on which the venue is to be signed, where the plan has one. */
const signingDayOf = ({ milestones }: HoldAsk['timeline']): CalendarDate | undefined =>
  milestones.find(({ id }) => id === 'MS2')?.date;

/** Of several venues held for a candidate, the one spoken of last that holds the dates; else the last. */
export function holdOf(
  { id, name }: VenueCandidate,
  { holds, asOf }: Pick<HoldAsk, 'holds' | 'asOf'>,
): HoldOnRecord | undefined {
  const own = holds.filter(({ candidateId, venueName }) =>
    candidateId === null ? venueName === name : candidateId === id,
  );
  return own.findLast((hold) => isHeld(hold, asOf)) ?? own.at(-1);
}

/** From the day on which the venue is to be signed; the next options outlive the first. */
function expiryOf(
  rank: number,
  { timeline, criteria, asOf, leastDays, mostDays }: HoldAsk,
): { requestBy: CalendarDate; expiry: CalendarDate; basis: Basis } {
  const calendar = workingCalendar(criteria.country);
  const requestBy = calendar.addWorkingDays(asOf, 1);
  const signed = signingDayOf(timeline) ?? requestBy;
  const decided = signed < requestBy ? requestBy : signed;
  const wished = addDays(
    calendar.addWorkingDays(decided, holdRules.afterDecision.workingDays),
    rank > 1 ? holdRules.secondOutlives.days : 0,
  );
  const [least, most] = [addDays(requestBy, leastDays), addDays(requestBy, mostDays)];
  const kept = wished < least ? least : wished > most ? most : wished;
  const eve = addDays(timeline.eventStart, -1);
  return {
    requestBy: requestBy > eve ? eve : requestBy,
    expiry: kept > eve ? eve : kept,
    basis: {
      source: holdRules.source,
      formula:
        'day on which the venue is to be signed + afterDecision working days (+ outlives for a later option), within leastDays to mostDays of the request, before the event',
      inputs: {
        signed,
        requestBy,
        afterDecision: holdRules.afterDecision.workingDays,
        outlives: rank > 1 ? holdRules.secondOutlives.days : 0,
        leastDays,
        mostDays,
      },
    },
  };
}

function constraintsOn(
  { toVerify, closes }: VenueCandidate,
  { setUpDays, strikeDays }: Pick<HoldAsk, 'setUpDays' | 'strikeDays'>,
): string[] {
  const hours = toVerify.find(({ id }) => id === 'hours')?.what;
  return [
    closes === null ? 'Closing time not known: ask for the curfew' : `Usual closing time ${closes}`,
    ...(hours ? [hours] : []),
    `Load-in ${setUpDays.length > 0 ? `from ${countWords(setUpDays.length, 'day')} before` : 'on the first day'}, strike on the ${strikeDays.length > 0 ? 'day after' : 'last day'}`,
  ];
}

function nextStep(check: Omit<AvailabilityCheck, 'nextStep'>, signed: CalendarDate | undefined): string {
  const { venueName, name, status, optionRank, requestBy, proposedExpiry, expired, recordedExpiry } = check;
  if (expired)
    return `The option ran out on ${dayWords(recordedExpiry ?? '')}: ask again, or take the next one.`;
  if (status === 'definite') return 'Held: sign the contract before the date in it.';
  if (status === 'tentative') {
    const early = recordedExpiry !== null && signed !== undefined && recordedExpiry < signed;
    const until = `Held until ${recordedExpiry === null ? 'a date that is not on record' : dayWords(recordedExpiry)}`;
    return early
      ? `${until}, but the venue is to be signed on ${dayWords(signed)}: ask to keep it longer, or sign before.`
      : `${until}: confirm or release before.`;
  }
  if (status === 'requested') return 'Asked for: record what the venue answers.';
  if (status === 'released') return 'Released: name another venue for this rank.';
  const ask = `ask for option ${optionRank} until ${dayWords(proposedExpiry)} by ${dayWords(requestBy)}`;
  return venueName === null
    ? `Name a real venue first: ${name} only says what to look for. Then ${ask}.`
    : `${capitalised(ask)}, in writing, and record the answer.`;
}

/** Houses that are held beside the candidates, by the option without a house that each stands in for. */
export function standIns(
  checks: readonly Pick<AvailabilityCheck, 'candidateId' | 'venueName'>[],
  others: readonly (Pick<HoldOnRecord, 'venueName' | 'expiresOn'> & { status: string })[],
  asOf: CalendarDate,
): ReadonlyMap<string, string> {
  const held = others.filter((hold) => isHeld(hold, asOf));
  const open = checks.filter(({ venueName }) => venueName === null);
  return new Map(
    open.flatMap(({ candidateId }, index) => {
      const house = held[index]?.venueName;
      return house === undefined ? [] : [[candidateId, house] as const];
    }),
  );
}

/** The same checks, each with what is left to do while such a house is held. */
export function withOthersHeld(
  checks: readonly AvailabilityCheck[],
  others: readonly HoldOnRecord[],
  asOf: CalendarDate,
): AvailabilityCheck[] {
  const houses = standIns(checks, others, asOf);
  return checks.map((check) => {
    const house = houses.get(check.candidateId);
    return house === undefined
      ? check
      : { ...check, nextStep: `${house} is held in place of this option: ask nobody else while it is.` };
  });
}
