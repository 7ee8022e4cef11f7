import { constraintsOf, type EventBriefBody } from '../../../artifacts/event-brief-schema.ts';
import { eventBrief } from '../../../artifacts/event-brief.ts';
import { venueChoice } from '../../../artifacts/venue-choice.ts';
import { timeline } from '../../../artifacts/timeline.ts';
import {
  isConfirmed,
  venueAvailability,
  type VenueAvailabilityBody,
} from '../../../artifacts/venue-availability.ts';
import { venueCriteria } from '../../../artifacts/venue-criteria.ts';
import { type HoldOnRecord, isHeld, venueHolds } from '../../../artifacts/venue-holds.ts';
import { venueScorecard } from '../../../artifacts/venue-scorecard.ts';
import { venueShortlist } from '../../../artifacts/venue-shortlist.ts';
import { noShowRateTable } from '../../../knowledge/attendance-rates.ts';
import { holdRules } from '../../../knowledge/hold-rules.ts';
import { defineTask } from '../../../kernel/define-task.ts';
import { factsOfBrief } from '../../../planning/brief-facts.ts';
import { houseDays } from '../../../planning/house-days.ts';
import { capacityClaims } from '../../../planning/headcount-claims.ts';
import { houseRoomClaims } from '../../../planning/room-claims.ts';
import { plannedVenueClaims } from '../../../planning/venue-claims.ts';
import { holdOf, holdRequests, withOthersHeld } from '../../../planning/venue-holds.ts';

const { leastDays, mostDays } = holdRules;

export const checkAvailability = defineTask({
  name: 'check-availability',
  title: 'Check the availability',
  agent: 'venue-researcher',
  reads: [eventBrief, timeline, venueCriteria, venueShortlist, venueScorecard, venueChoice, venueHolds],
  writes: venueAvailability,
  knowledge: [noShowRateTable],
  levels: {
    Beginner: { options: 2, leastDays, mostDays },
    Intermediate: { options: 2, leastDays, mostDays },
    Advanced: { options: 3, leastDays, mostDays },
  },
  draft: (inputs, { params, asOf, knowledge }) => {
    const { EventBrief: brief, VenueCriteria: criteria, VenueShortlist: list, VenueScorecard: card } = inputs;
    const { venueChoice: choice, venueHolds: holds } = inputs;
    const order = card.ranking.toSorted((a, b) => Number(b === choice) - Number(a === choice));
    const candidates = order
      .flatMap((id) => list.candidates.filter((candidate) => candidate.id === id))
      .slice(0, params.options);
    const checks = holdRequests({
      candidates,
      criteria,
      timeline: inputs.Timeline,
      holds,
      ...houseDays(factsOfBrief(brief, knowledge), criteria.days),
      asOf,
      leastDays: params.leastDays,
      mostDays: params.mostDays,
    });
    const taken = candidates.map((candidate) => holdOf(candidate, { holds, asOf }));
    const others = holds.filter((hold) => !taken.includes(hold));
    const whyNone =
      criteria.whyNoVenue ?? 'No candidate is on the shortlist: nothing can be asked to keep the dates.';
    return {
      checks: withOthersHeld(checks, others, asOf),
      ...(checks.length === 0 && { whyNoChecks: whyNone }),
      otherHolds: others.map(({ venueName, status, expiresOn }) => ({ venueName, status, expiresOn })),
      holds: holdCount(checks, others, { asOf, asked: holdsAskedFor(brief) }),
      questions: checks.length === 0 ? [] : questionsToVenues(criteria.days.length),
    };
  },
  claims: (inputs, { checks: [first] }) => {
    const { VenueCriteria, VenueShortlist, VenueScorecard: card, venueChoice: choice } = inputs;
    const { candidates } = VenueShortlist;
    const planned = candidates.find(({ id }) => id === first?.candidateId);
    return [
      ...plannedVenueClaims({ candidates, card, planned }, planned !== undefined && planned.id === choice),
      ...houseRoomClaims(planned, VenueCriteria.days),
      ...capacityClaims(planned),
    ];
  },
});

/** How many the brief asks for; 0 where it names no number. */
const holdsAskedFor = (brief: EventBriefBody): number =>
  Math.max(0, ...constraintsOf(brief, 'holds').map(({ value: { count } }) => count ?? 0));

function holdCount(
  checks: VenueAvailabilityBody['checks'],
  others: readonly HoldOnRecord[],
  { asOf, asked }: { asOf: string; asked: number },
): VenueAvailabilityBody['holds'] {
  const own = checks.filter(({ status, expired }) => isConfirmed(status) && !expired).length;
  const other = others.filter((hold) => isHeld(hold, asOf)).length;
  const confirmed = own + other;
  const wanted = checks.length === 0 ? 0 : Math.max(asked, Math.min(holdRules.wanted, checks.length));
  const note =
    checks.length === 0
      ? 'Nothing to hold.'
      : confirmed >= wanted
        ? `${confirmed} options stand.`
        : `${confirmed} of ${wanted} options stand: a person records what a venue confirms, the run only asks.`;
  return { confirmed, wanted, note };
}

function questionsToVenues(days: number): string[] {
  return [
    days > 1
      ? 'Are all rooms free on all days, overnight with the set-up left standing?'
      : 'Are all rooms free?',
    'What else takes place in the house or on the street on these days, building work included?',
    `Is a rival's request announced, and may we answer it within ${holdRules.challenge.workingDays} working day?`,
    'From when may suppliers load in, by which door, and what does earlier access cost?',
  ];
}
