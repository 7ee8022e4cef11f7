import { noShowRateTable } from '../../../knowledge/attendance-rates.ts';
import { eventBrief } from '../../../artifacts/event-brief.ts';
import { planConflicts } from '../../../artifacts/plan-choices.ts';
import { venueDirective } from '../../../artifacts/record-views.ts';
import { venueCriteria, type VenueCriteriaBody } from '../../../artifacts/venue-criteria.ts';
import { venueLeads } from '../../../artifacts/venue-leads.ts';
import {
  type VenueCandidate,
  venueShortlist,
  type VenueShortlistBody,
} from '../../../artifacts/venue-shortlist.ts';
import { type Conflict, defineTask } from '../../../kernel/define-task.ts';
import { formatMinor } from '../../../kernel/money.ts';
import { priceTables } from '../../../planning/cost-terms.ts';
import { type SelectionAsk, selectCandidates } from '../../../planning/venue-selection.ts';
import { referenceHire } from '../../../planning/venue-need.ts';

type ShortlistParams = Pick<SelectionAsk, 'candidates' | 'atLeast' | 'fillTo'>;

/** Nobody visits eight places for a small event (planner's judgement). */
const smallBelow = 60;
const mostForSmall = 5;

export const shortlistVenues = defineTask({
  name: 'shortlist-venues',
  title: 'Shortlist venues',
  agent: 'venue-researcher',
  reads: [eventBrief, venueCriteria, venueLeads, venueDirective],
  writes: venueShortlist,
  knowledge: [...priceTables, noShowRateTable],
  refinable: ['rationale'],
  levels: {
    Beginner: { candidates: 4, atLeast: 3, fillTo: 'target' },
    Intermediate: { candidates: 6, atLeast: 3, fillTo: 'maximum' },
    Advanced: { candidates: 8, atLeast: 3, fillTo: 'maximum' },
  } satisfies Record<string, ShortlistParams>,
  draft: (
    { EventBrief: brief, VenueCriteria: criteria, VenueLeads: found, venueDirective: directive },
    { params, knowledge },
  ) => {
    const { candidates, excluded } = selectCandidates({
      leads: found.leads,
      criteria,
      directive,
      lentValueMinor: referenceHire(brief, knowledge).amountMinor,
      ...params,
      candidates: Math.min(params.candidates, criteria.minCapacity < smallBelow ? mostForSmall : Infinity),
    });
    const over = candidates.filter(({ overEnvelope }) => overEnvelope).length;
    return {
      candidates,
      excluded,
      limitMinor: directive.limitMinor,
      rationale: criteria.whyNoVenue ?? rationaleFor(candidates, excluded.length, criteria.minCapacity),
      note: criteria.whyNoVenue ?? noteOn(candidates.length, over, excluded, params.atLeast),
    };
  },
  conflicts: ({ VenueCriteria: criteria }, body) => costConflict(body, criteria),
});

function rationaleFor(candidates: readonly VenueCandidate[], excluded: number, people: number): string {
  const [cheapest] = candidates.toSorted((a, b) => a.costMinor - b.costMinor);
  if (!cheapest) return `None of the leads fits ${people} people and every must; ${excluded} were left out.`;
  return `${candidates.length} leads hold ${people} people in the layout wanted and break no must; ${excluded} ${excluded === 1 ? 'was' : 'were'} left out with a reason. The cheapest is ${cheapest.name} at ${formatMinor(cheapest.costMinor, cheapest.currency)}.`;
}

function noteOn(
  count: number,
  over: number,
  excluded: VenueShortlistBody['excluded'],
  atLeast: number,
): string {
  const why = excluded.map(({ name, reason }) => `${name}: ${reason}`).join('; ');
  if (count === 0)
    return excluded.length > 0 ? `Nothing is left. ${why}.` : 'Nothing is left: there are no leads.';
  return [
    ...(count < atLeast ? [`Only ${count} of at least ${atLeast} are left. ${why}.`] : []),
    ...(over > 0 ? [`${over} cost more than what is set aside for the venue; a person has to agree.`] : []),
  ].join(' ');
}

function costConflict(
  { candidates }: VenueShortlistBody,
  { budgetRange: range, parallelRooms, days }: VenueCriteriaBody,
): Conflict[] {
  const over = candidates.filter(({ overEnvelope }) => overEnvelope);
  if (!range || over.length === 0) return [];
  const money = (minor: number): string => formatMinor(minor, range.currency);
  const byCost = candidates.toSorted((a, b) => a.costMinor - b.costMinor || (a.id < b.id ? -1 : 1));
  const cheapest = byCost[0]?.costMinor ?? 0;
  const dearest = byCost.at(-1)?.costMinor ?? 0;
  const raise = (limit: number, what: string) => ({
    id: `venue-limit-${limit}`,
    label: `Allow up to ${money(limit)} for the venue (${what})`,
    effect: `${money(limit - range.maxMinor)} more than is set aside: less is left for catering, technology and programme.`,
    savingMinor: range.maxMinor - limit,
  });
  const limits = [
    ...(cheapest > range.maxMinor && cheapest < dearest ? [raise(cheapest, 'the cheapest only')] : []),
    raise(dearest, 'all candidates stay'),
  ];
  return [
    {
      key: planConflicts.venueCost,
      sides: [
        `About ${money(range.maxMinor)} is set aside for the venue`,
        `${over.length} of ${candidates.length} venues that fit cost more, from ${money(Math.min(...over.map(({ costMinor }) => costMinor)))}`,
      ],
      detail: 'The rooms that the brief asks for cost more than the usual share of its budget.',
      blocks: 'Budget',
      options: [
        ...limits.toReversed(),
        {
          id: 'lent-venue',
          label: 'Ask a partner or sponsor to lend rooms',
          effect:
            'No hire; the host becomes a partner with wishes of its own. Edit the brief once one agrees.',
        },
        ...(parallelRooms > 1 || days.length > 1
          ? [
              {
                id: 'fewer-rooms',
                label: 'Fewer parallel rooms or fewer days',
                effect: 'Less programme at the same time; the brief has to be changed.',
              },
            ]
          : []),
      ],
    },
  ];
}
