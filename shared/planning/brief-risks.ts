import { constraintsOf, type EventBriefBody } from '../artifacts/event-brief-schema.ts';
import { judgement } from '../kernel/basis.ts';
import { formatMinor } from '../kernel/money.ts';
import { lentRoom } from './brief-tasks.ts';
import type { EventFacts } from './event-facts.ts';
import type { AssessedRisk } from './event-risks.ts';

type OwnRisk = Omit<AssessedRisk, 'rating' | 'residual'>;

/** Risks that no catalogue knows: each comes from words of this brief. Ratings and responses: planner's judgement. */
export function briefRisks(brief: EventBriefBody, facts: EventFacts): OwnRisk[] {
  return [...roomRisks(brief, facts), ...programmeRisks(brief, facts), ...moneyRisks(brief)];
}

function own(risk: Omit<OwnRisk, 'basis'>): OwnRisk {
  const { probability, impact } = risk;
  return {
    ...risk,
    basis: { source: judgement, formula: 'probability x impact', inputs: { probability, impact } },
  };
}

function roomRisks(brief: EventBriefBody, { outdoor }: EventFacts): OwnRisk[] {
  const lent = lentRoom(brief);
  const curfew = constraintsOf(brief, 'curfew')[0];
  return [
    ...(lent
      ? [
          own({
            id: 'B01',
            title: 'Host does not lend the room after all',
            category: 'venue',
            probability: lent.certain ? 2 : 3,
            impact: 4,
            mitigation: 'Written yes with hours and access early; a paid room held as second option',
            trigger: 'No written yes 2 weeks before the event',
            response: 'Book the second option the same day; re-cost; tell participants',
            owner: 'venue-researcher',
            because: [lent.words],
          }),
        ]
      : []),
    ...(curfew
      ? [
          own({
            id: 'B02',
            title: outdoor ? 'Music not off, or site not left, in time' : 'Building not left in time',
            category: 'venue',
            probability: 2,
            impact: 3,
            mitigation: 'Programme ends 30 minutes before; clearing has named helpers',
            trigger: `${outdoor ? 'Music still on' : 'Last guests inside'} 15 min before ${curfew.value.time ?? 'the curfew'}`,
            response: 'Last call, helpers clear while guests leave, host locks up',
            owner: 'logistics-coordinator',
            because: [curfew.constraint.text],
          }),
        ]
      : []),
  ];
}

function programmeRisks(brief: EventBriefBody, facts: EventFacts): OwnRisk[] {
  const windowed = constraintsOf(brief, 'speaker-window')[0];
  const buildings = constraintsOf(brief, 'buildings')[0];
  return [
    ...(windowed
      ? [
          own({
            id: 'B03',
            title: 'Speaker misses the only time available',
            category: 'programme',
            probability: 2,
            impact: 4,
            mitigation: 'Slot fixed first, arrival the evening before, recorded talk ready',
            trigger: 'Not in the house 60 min before the slot',
            response: 'Swap with another plenary inside the window, else play the recording',
            owner: 'programme-chair',
            because: [windowed.constraint.text],
          }),
        ]
      : []),
    ...(buildings && facts.buildings > 1
      ? [
          own({
            id: 'B04',
            title: 'Walks between buildings delay sessions',
            category: 'schedule',
            probability: 3,
            impact: 2,
            mitigation: 'Gaps of at least 15 minutes, tracks kept in one building, marked routes',
            trigger: 'More than 20 % of seats empty 5 min after a start',
            response: 'Start 5 minutes later for the day, tell both buildings',
            owner: 'logistics-coordinator',
            because: [buildings.constraint.text],
          }),
        ]
      : []),
  ];
}

function moneyRisks(brief: EventBriefBody): OwnRisk[] {
  const goal = brief.incomeGoals.find(({ kind }) => kind === 'fundraising');
  const quotes = constraintsOf(brief, 'procurement-quotes')[0]?.constraint;
  return [
    ...(goal
      ? [
          own({
            id: 'B05',
            title: `Fundraising stays below ${formatMinor(goal.amount.amountMinor, goal.amount.currency)}`,
            category: 'money',
            probability: 3,
            impact: 4,
            mitigation:
              'Tables and lead gifts signed before invitations; cost to raise one unit of money watched',
            trigger: 'Less than half of the goal pledged 8 weeks before',
            response: 'Committee calls, matching gift, extra lots; cut cost that raises nothing',
            owner: 'event-planner',
            because: [goal.text],
          }),
        ]
      : []),
    ...(quotes
      ? [
          own({
            id: 'B06',
            title: 'Purchases wait for competing quotes',
            category: 'money',
            probability: 3,
            impact: 3,
            mitigation:
              'Quotes asked for as soon as the budget stands; list of purchases above the threshold',
            trigger: 'A quote is missing 5 working days before the order has to go out',
            response: 'Ask a fourth supplier; written exception from the funder',
            owner: 'budget-analyst',
            because: [quotes.text],
          }),
        ]
      : []),
  ];
}
