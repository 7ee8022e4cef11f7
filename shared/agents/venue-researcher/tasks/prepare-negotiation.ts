import { eventBrief } from '../../../artifacts/event-brief.ts';
import { type VenueAvailabilityBody, venueAvailability } from '../../../artifacts/venue-availability.ts';
import { venueCriteria, type VenueCriteriaBody } from '../../../artifacts/venue-criteria.ts';
import {
  type NegotiationPosition,
  venueNegotiationNotes,
} from '../../../artifacts/venue-negotiation-notes.ts';
import { venueShortlist } from '../../../artifacts/venue-shortlist.ts';
import { noShowRateTable } from '../../../knowledge/attendance-rates.ts';
import { venueTermRules, venueTerms } from '../../../knowledge/negotiation-levers.ts';
import { defineTask } from '../../../kernel/define-task.ts';
import { shareMinor } from '../../../kernel/money.ts';
import { factsOfBrief } from '../../../planning/brief-facts.ts';
import { costTermsOf, priceTables } from '../../../planning/cost-terms.ts';
import { linesOf } from '../../../planning/relaxation-options.ts';
import { standIns } from '../../../planning/venue-holds.ts';
import { type AllIn, allInComparison } from '../../../planning/venue-all-in.ts';
import {
  type AskBases,
  catersItself,
  type House,
  hireAimsFor,
  tradesFor,
  type TradeWish,
} from '../../../planning/venue-negotiation.ts';

export const prepareNegotiation = defineTask({
  name: 'prepare-negotiation',
  title: 'Prepare the negotiation',
  agent: 'venue-researcher',
  reads: [eventBrief, venueCriteria, venueShortlist, venueAvailability],
  writes: venueNegotiationNotes,
  knowledge: [...priceTables, noShowRateTable],
  levels: {
    Beginner: { most: 3, values: false, playbook: false },
    Intermediate: { most: 8, values: true, playbook: false },
    Advanced: { most: 11, values: true, playbook: true },
  } satisfies Record<string, TradeWish>,
  draft: (inputs, { params, knowledge, asOf }) => {
    const { EventBrief: brief, VenueCriteria: criteria, VenueShortlist: list } = inputs;
    const { checks, otherHolds } = inputs.VenueAvailability;
    const houses = standIns(checks, otherHolds, asOf);
    const { currency, terms } = costTermsOf(brief, 'standard', knowledge);
    const named = checks.flatMap(({ candidateId }) => list.candidates.filter(({ id }) => id === candidateId));
    const allIn = named.length === 0 ? [] : allInComparison(brief, criteria, named, knowledge);
    const setUpMinor =
      named.length === 0
        ? 0
        : linesOf({ ...factsOfBrief(brief, knowledge), roomLent: false }, terms)
            .filter(({ id }) => id === 'setup-day-hire')
            .reduce((sum, { totalMinor }) => sum + totalMinor, 0);
    const positions = checks.flatMap((check, index) => {
      const own = allIn.find(({ candidateId }) => candidateId === check.candidateId);
      const other = allIn.find(({ candidateId }) => candidateId === checks[index === 0 ? 1 : 0]?.candidateId);
      const house = named[index];
      if (!own || !house) return [];
      const way = other === own ? undefined : other;
      return [
        positionOf(check, own, way, checks, {
          house,
          criteria,
          setUpMinor,
          currency,
          wish: params,
          standIn: houses.get(check.candidateId),
        }),
      ];
    });
    const food = named.some(catersItself) ? partOf(allIn[0], 'catering') : 0;
    return {
      currency,
      positions,
      ...(positions.length === 0 && {
        whyNoPositions: criteria.whyNoVenue ?? 'There is no candidate to negotiate with.',
      }),
      terms: positions.length === 0 ? [] : venueTerms.map(({ id, ask, source }) => ({ id, ask, source })),
      foodMinimum: food === 0 ? null : foodMinimum(food),
      note: 'Prepared from the estimates of the plan. What a venue grants is recorded by a person; nothing has been agreed.',
    };
  },
});

interface Frame {
  house: House;
  criteria: VenueCriteriaBody;
  setUpMinor: number;
  currency: string;
  wish: TradeWish;
  /** The house that is held in place of it. */
  standIn: string | undefined;
}

function positionOf(
  check: VenueAvailabilityBody['checks'][number],
  own: AllIn,
  other: AllIn | undefined,
  checks: VenueAvailabilityBody['checks'],
  { house, criteria, setUpMinor, currency, wish, standIn }: Frame,
): NegotiationPosition {
  const aims = hireAimsFor(own, other, criteria.budgetRange?.maxMinor ?? null);
  const rival = checks.find(({ candidateId }) => candidateId === other?.candidateId);
  const isNamed = check.venueName !== null;
  return {
    candidateId: check.candidateId,
    name: check.name,
    rank: check.optionRank,
    ...aims,
    batna:
      other && rival
        ? {
            candidateId: rival.candidateId,
            name: rival.venueName ?? rival.name,
            allInMinor: other.totalMinor,
          }
        : null,
    trades: tradesFor(house, basesOf(own, setUpMinor), aims, currency, wish),
    concessionsWon: [],
    status: isNamed ? 'not-started' : 'venue-to-be-named',
    nextStep: nextStep(check, standIn),
  };
}

/** A house that holds the days has answered: what is left are its terms. */
function nextStep(
  { venueName, name, status, expired, requestBy, recordedExpiry }: VenueAvailabilityBody['checks'][number],
  standIn: string | undefined,
): NegotiationPosition['nextStep'] {
  const on = recordedExpiry ?? requestBy;
  if (venueName === null && standIn !== undefined)
    return {
      what: `Agree the terms asked for with ${standIn}, which is held in place of this option`,
      on: requestBy,
    };
  if (venueName === null)
    return { what: `Name a real venue for "${name}", then send it the request for proposal`, on: requestBy };
  if (status === 'definite')
    return {
      what: `Settle the terms asked for with ${venueName}, in the contract for the days it holds`,
      on,
    };
  if (status === 'tentative' && !expired)
    return { what: `Agree the terms asked for with ${venueName} before its option is confirmed`, on };
  return {
    what: `Send the request for proposal to ${venueName}, with the terms asked for and a date for the reply`,
    on: requestBy,
  };
}

/** A lent room has no hire to bring down, nor its set-up days. */
function basesOf(own: AllIn, setUpMinor: number): AskBases {
  const lent = own.hireMinor === 0;
  return {
    hire: own.hireMinor,
    'set-up': lent ? 0 : setUpMinor,
    food: partOf(own, 'catering'),
    network: partOf(own, 'network'),
    'technology-fee': own.technologyFeeMinor,
    overtime: partOf(own, 'labour'),
    shortfall: Math.round(own.hireMinor / 2),
  };
}

function partOf(own: AllIn | undefined, id: string): number {
  return own?.parts.find((part) => part.id === id)?.minor ?? 0;
}

function foodMinimum(foodMinor: number) {
  const { value, source } = venueTermRules.foodMinimumPercent;
  return {
    mostMinor: shareMinor(foodMinor, value * 100),
    basis: {
      source,
      formula:
        'expected food and drink without tax x percent; a shortfall is paid at lost profit, not at full price',
      inputs: { foodMinor, percent: value },
    },
  };
}
