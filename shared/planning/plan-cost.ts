import type { BriefConcept } from '../knowledge/brief-concepts.ts';
import { cancellationInsuranceBasisPoints } from '../knowledge/unit-prices.ts';
import { type Basis, judgement } from '../kernel/basis.ts';
import { shareMinor } from '../kernel/money.ts';
import { type CostLine, taxSplit, totalOf } from './cost-lines.ts';
import type { EventFacts } from './event-facts.ts';
import { linesOf, type LinePlanner, type PriceTerms } from './relaxation-options.ts';

/** The venue that an estimate rests on; `costMinor` is what it bills for all event days, in the plan's currency. */
export interface VenueCost {
  candidateId: string;
  name: string;
  costMinor: number;
  valueInKindMinor: number;
  lent: boolean;
  /** Its screen and sound serve. */
  ownScreen: boolean;
  basis: Basis;
}

/** Reference lines that a known venue's own price stands for. */
const hireIds: ReadonlySet<string> = new Set(['room-hire', 'setup-day-hire', 'site-hire']);

/** What rooms of a kind usually cost, below and above the estimate (planner's judgement). */
const venueSpread = { lowPercent: 75, highPercent: 140 };

/** Lines of an event whose venue is known: the venue's price in place of hire by the square metre. */
export function linesWithVenue(venue: VenueCost | null): LinePlanner {
  if (!venue) return linesOf;
  return (facts, terms) => {
    const lent = facts.roomLent;
    const lines = linesOf({ ...facts, ownScreen: facts.ownScreen || venue.ownScreen }, terms);
    const hire = lent && !venue.lent ? lentInstead(venue) : venue;
    const rest = lines.filter((line) => !hireIds.has(line.id) && line.id !== 'cancellation-insurance');
    const own = [venueLine(hire, terms), ...rest];
    const cover = lines.find((line) => line.id === 'cancellation-insurance');
    return cover ? [...own, insured(cover, own, terms)] : own;
  };
}

const demandedLines: Readonly<Record<string, string>> = {
  reception: 'reception',
  'expo-booths': 'booth-shell',
  band: 'band',
  auction: 'mobile-bidding',
};

/** What the brief asks for by name is not optional, even where such events can do without. */
export function withDemanded(plan: LinePlanner, asksFor: (concept: BriefConcept) => boolean): LinePlanner {
  const demanded = new Set(
    Object.entries(demandedLines).flatMap(([concept, id]) => (asksFor(concept as BriefConcept) ? [id] : [])), // keys above
  );
  return (facts, terms) =>
    plan(facts, terms).map((line) => (demanded.has(line.id) ? { ...line, optional: false } : line));
}

/** Facts of the event in that venue. */
export function factsInVenue(facts: EventFacts, venue: VenueCost | null): EventFacts {
  return venue ? { ...facts, roomLent: venue.lent } : facts;
}

function lentInstead(venue: VenueCost): VenueCost {
  return {
    ...venue,
    name: 'a room lent by a host',
    costMinor: 0,
    valueInKindMinor: venue.costMinor,
    lent: true,
  };
}

function venueLine(venue: VenueCost, terms: PriceTerms): CostLine {
  const { costMinor, lent } = venue;
  const lowMinor = lent ? 0 : Math.round((costMinor * venueSpread.lowPercent) / 100);
  const highMinor = lent ? venue.valueInKindMinor : Math.round((costMinor * venueSpread.highPercent) / 100);
  return {
    id: 'venue',
    category: 'venue',
    item: `Venue: ${venue.name}`,
    driver: 'fixed',
    unit: 'event',
    quantity: 1,
    unitCostMinor: costMinor,
    totalMinor: costMinor,
    ...taxSplit(costMinor, terms.tax),
    valueInKindMinor: venue.valueInKindMinor,
    optional: false,
    range: { lowMinor, highMinor: Math.max(highMinor, costMinor) },
    basis: { ...venue.basis, formula: `${venue.basis.formula}; range 75-140 % (${judgement})` },
  };
}

function insured(cover: CostLine, lines: readonly CostLine[], terms: PriceTerms): CostLine {
  const share = (pick: (line: CostLine) => number) =>
    shareMinor(
      lines.reduce((sum, line) => sum + pick(line), 0),
      cancellationInsuranceBasisPoints,
    );
  const totalMinor = shareMinor(totalOf(lines), cancellationInsuranceBasisPoints);
  return {
    ...cover,
    unitCostMinor: totalMinor,
    totalMinor,
    ...taxSplit(totalMinor, terms.tax),
    range: {
      lowMinor: share(({ range }) => range.lowMinor),
      highMinor: share(({ range }) => range.highMinor),
    },
    basis: { ...cover.basis, inputs: { ...cover.basis.inputs, sumMinor: totalOf(lines) } },
  };
}
