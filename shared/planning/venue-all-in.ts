import type { EventBriefBody } from '../artifacts/event-brief-schema.ts';
import type { VenueCriteriaBody } from '../artifacts/venue-criteria.ts';
import type { VenueCandidate } from '../artifacts/venue-shortlist.ts';
import { houseLine, houseTechnology, venueCharges } from '../knowledge/venue-charges.ts';
import { shareMinor, sumMinor, toMinor } from '../kernel/money.ts';
import { factsOfBrief, type PeopleFigures } from './brief-facts.ts';
import { type CostLine, roundUnitCost, taxSplit, totalOf } from './cost-lines.ts';
import { atPlanningRate, costTermsOf, type PriceFigures } from './cost-terms.ts';
import { clockMinutes } from './local-time.ts';
import { linesOf, type PriceTerms } from './relaxation-options.ts';

export interface AllInPart {
  id: 'hire' | 'catering' | 'service' | 'av' | 'network' | 'labour' | 'travel' | 'tax' | 'concessions';
  label: string;
  /** Without tax; null where it is not known. */
  minor: number | null;
  note: string;
}

export interface AllIn {
  candidateId: string;
  currency: string;
  parts: AllInPart[];
  /** Sum of the known parts, tax among them. */
  totalMinor: number;
  /** What depends on the choice of the venue, taxed as the budget is: what candidates are compared by. */
  comparableMinor: number;
  /** Part of it, in the same currency; 0 where it cannot be converted. */
  hireMinor: number;
  /** Fee of the house for technology from outside, part of the technology; 0 where it has none of its own. */
  technologyFeeMinor: number;
}

interface Priced {
  id: AllInPart['id'];
  label: string;
  amountMinor: number;
  note: string;
}

/** Everything that holding the event in each venue costs; the same food and technology everywhere, each house's own terms. */
export function allInComparison(
  brief: EventBriefBody,
  criteria: Pick<VenueCriteriaBody, 'hours' | 'days'>,
  candidates: readonly VenueCandidate[],
  figures: PriceFigures & PeopleFigures = {},
): AllIn[] {
  const { terms, currency } = costTermsOf(brief, 'standard', figures);
  const facts = { ...factsOfBrief(brief, figures), roomLent: false };
  const withScreen = linesOf({ ...facts, ownScreen: true }, terms);
  const without = linesOf({ ...facts, ownScreen: false }, terms);
  return candidates.map((candidate) => {
    const lines = hasScreen(candidate) ? withScreen : without;
    return allInOf(candidate, lines, criteria, terms, currency);
  });
}

function allInOf(
  candidate: VenueCandidate,
  lines: readonly CostLine[],
  criteria: Pick<VenueCriteriaBody, 'hours' | 'days'>,
  terms: PriceTerms,
  currency: string,
): AllIn {
  const hire = atPlanningRate(candidate.costMinor, candidate.currency, currency, terms.rates);
  const same = [food(lines), service(lines)];
  const own = [
    ...(hire === null ? [] : [hirePart(hire, candidate)]),
    technology(candidate, lines, terms, criteria.days.length),
    network(candidate, lines),
    overtime(candidate, hire ?? 0, criteria),
  ];
  const priced = [...same, ...own].map((part) => ({ ...part, ...taxSplit(part.amountMinor, terms.tax) }));
  const taxMinor = sumMinor(priced.map((part) => part.taxMinor));
  const parts: AllInPart[] = [
    ...(hire === null ? [unknown('hire', 'Hire', `No planning rate for ${candidate.currency}`)] : []),
    ...priced.map(({ id, label, netMinor, note }) => ({ id, label, minor: netMinor, note })),
    unknown('travel', 'Travel of the audience', 'Not known: the brief does not say where people come from'),
    {
      id: 'tax',
      label: terms.tax.name,
      minor: taxMinor,
      note: `${terms.tax.rateBasisPoints / 100} %, to be verified`,
    },
    { id: 'concessions', label: 'Concessions', minor: 0, note: 'None is on record' },
  ];
  return {
    candidateId: candidate.id,
    currency,
    parts,
    totalMinor: sumMinor(parts.map(({ minor }) => minor ?? 0)),
    hireMinor: hire ?? 0,
    technologyFeeMinor: technologyFee(candidate, terms, criteria.days.length),
    comparableMinor: sumMinor(own.map(({ amountMinor }) => amountMinor)),
  };
}

function unknown(id: AllInPart['id'], label: string, note: string): AllInPart {
  return { id, label, minor: null, note };
}

function hirePart(amountMinor: number, { source, costMinor }: VenueCandidate): Priced {
  const note =
    costMinor === 0
      ? 'Lent, if the host agrees'
      : source === 'archetype'
        ? 'Usual for this kind; a quote replaces it'
        : 'Last known price; a quote replaces it';
  return { id: 'hire', label: 'Hire, all event days', amountMinor, note };
}

function food(lines: readonly CostLine[]): Priced {
  const own = lines.filter(({ id, category }) => category === 'catering' && id !== 'service-charge');
  const note = 'Expected food and drink at standard prices; the house may set a minimum: to be asked';
  return { id: 'catering', label: 'Food and drink', amountMinor: totalOf(own), note };
}

function service(lines: readonly CostLine[]): Priced {
  const own = lines.filter(({ id }) => id === 'service-charge');
  return {
    id: 'service',
    label: 'Service charge',
    amountMinor: totalOf(own),
    note:
      own.length === 0 ? 'None is usual here, or it is in the prices' : 'Usual percentage of food and drink',
  };
}

function technology(
  candidate: VenueCandidate,
  lines: readonly CostLine[],
  terms: PriceTerms,
  days: number,
): Priced {
  const own = totalOf(lines.filter(({ category }) => category === 'av'));
  const fee = technologyFee(candidate, terms, days);
  const { source } = venueCharges.outsideTechnologyUsd;
  const note =
    fee > 0
      ? `With the fee for technology from outside (${source}); to be negotiated`
      : hasScreen(candidate)
        ? 'Its own screen serves'
        : 'Hired from outside';
  return { id: 'av', label: 'Technology', amountMinor: own + fee, note };
}

function technologyFee({ features }: VenueCandidate, terms: PriceTerms, days: number): number {
  const inHouse = features.some((feature) => houseTechnology.test(feature));
  return inHouse ? days * localPrice(venueCharges.outsideTechnologyUsd.value, terms) : 0;
}

function network({ features }: VenueCandidate, lines: readonly CostLine[]): Priced {
  const included = features.some((feature) => houseLine.test(feature));
  const own = lines.filter(({ id }) => id === 'dedicated-line');
  const note = included
    ? 'Said to be part of the house; a test report proves it'
    : own.length === 0
      ? 'The Wi-Fi of the house suffices for so few; to be tested'
      : 'A dedicated line is ordered';
  return { id: 'network', label: 'Network', amountMinor: included ? 0 : totalOf(own), note };
}

/** Hours before opening and after closing, at the overtime rate of the hire. */
function overtime(
  candidate: VenueCandidate,
  hireMinor: number,
  { hours, days }: Pick<VenueCriteriaBody, 'hours' | 'days'>,
): Priced {
  const label = 'Labour outside usual hours';
  const { opens, closes } = candidate;
  if (!hours || !opens || !closes)
    return { id: 'labour', label, amountMinor: 0, note: 'Usual hours are not known: ask for the rate' };
  const minutes = minutesOutside({ opens, closes }, hours);
  const { overtimePercent, hireHoursADay } = venueCharges;
  const amountMinor = shareMinor(
    Math.round((hireMinor * minutes) / (60 * hireHoursADay.value)),
    overtimePercent.value * 100,
  );
  const note =
    minutes === 0
      ? 'Usual hours suffice'
      : `${minutes} minutes a day outside ${opens} to ${closes} on ${days.length} days, at ${overtimePercent.value} % of the hire of an hour`;
  return { id: 'labour', label, amountMinor, note };
}

function minutesOutside(
  { opens, closes }: { opens: string; closes: string },
  { accessFrom, outBy }: { accessFrom: string; outBy: string },
): number {
  const [open, from] = [clockMinutes(opens), clockMinutes(accessFrom)];
  const close = clockMinutes(closes) <= open ? clockMinutes(closes) + 1_440 : clockMinutes(closes);
  const until = clockMinutes(outBy) <= from ? clockMinutes(outBy) + 1_440 : clockMinutes(outBy);
  return Math.max(0, open - from) + Math.max(0, until - close);
}

function localPrice(usd: number, { currency, cityIndexPercent, rates, tax }: PriceTerms): number {
  const withTax = tax.treatment === 'included' ? 1 + tax.rateBasisPoints / 10_000 : 1;
  const rate = rates[currency] ?? 0;
  return roundUnitCost(toMinor((usd * cityIndexPercent * rate * withTax) / 100, currency));
}

function hasScreen({ features }: VenueCandidate): boolean {
  return features.some((feature) => /screen|projector/i.test(feature));
}
