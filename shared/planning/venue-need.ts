import type { EventBriefBody } from '../artifacts/event-brief-schema.ts';
import { constraintsOf } from '../artifacts/event-brief-schema.ts';
import { type BudgetShares, budgetShareTable, shareColumn, shareSource } from '../knowledge/budget-shares.ts';
import { type Basis } from '../kernel/basis.ts';
import { shareMinor, sumMinor } from '../kernel/money.ts';
import { attendanceModel } from './attendance.ts';
import { factsOfBrief, type PeopleFigures } from './brief-facts.ts';
import { atPlanningRate, costTermsOf, type PriceFigures } from './cost-terms.ts';
import type { EventFacts } from './event-facts.ts';
import { linesOf } from './relaxation-options.ts';

/** Lines of the reference estimate that a venue bills as hire. */
const hireLines: readonly string[] = ['room-hire', 'setup-day-hire', 'site-hire'];

/** What rooms of this size cost in a mid-price venue, for all event days. */
export function referenceHire(
  brief: EventBriefBody,
  figures: PriceFigures & PeopleFigures = {},
): {
  amountMinor: number;
  currency: string;
  basis: Basis;
} {
  const { terms, currency } = costTermsOf(brief, 'standard', figures);
  const facts = { ...factsOfBrief(brief, figures), roomLent: false };
  const lines = linesOf(facts, terms).filter(({ id }) => hireLines.includes(id));
  const amountMinor = sumMinor(lines.map(({ totalMinor }) => totalMinor));
  const inputs = Object.fromEntries(lines.map(({ id, totalMinor }) => [id, totalMinor]));
  return {
    amountMinor,
    currency,
    basis: {
      source: lines[0]?.basis.source ?? shareSource,
      formula: 'sum of the hire lines at standard quality',
      inputs,
    },
  };
}

/** Figures behind the envelope; the product's where a table is absent. */
export interface EnvelopeFigures extends Pick<PriceFigures, 'reference-rates'> {
  'budget-shares'?: BudgetShares;
}

export interface VenueEnvelope {
  /** Null while nobody gave a budget. */
  range: { minMinor: number; targetMinor: number; maxMinor: number; currency: string; basis: Basis } | null;
  note: string;
}

/**
 * Budget x the usual share of the venue, with room for what a venue's share varies by. A cap that the brief states,
 * or a limit that a person agreed to, stands in place of it.
 */
export function venueEnvelope(
  brief: EventBriefBody,
  tolerancePercent: number,
  agreedMinor: number | null,
  figures: EnvelopeFigures = {},
): VenueEnvelope {
  const { budgetMinor, currency, terms } = costTermsOf(brief, 'standard', figures);
  if (agreedMinor !== null) {
    const basis = { source: 'a person decided', formula: 'agreed limit', inputs: { agreedMinor } };
    return {
      range: upTo(agreedMinor, currency, basis),
      note: 'A person agreed to this limit for the venue.',
    };
  }
  const cap = constraintsOf(brief, 'venue-cost-cap')[0];
  const stated = cap?.value.amount;
  const capMinor = stated ? atPlanningRate(stated.amountMinor, stated.currency, currency, terms.rates) : null;
  if (capMinor !== null) {
    const inputs = { capMinor, words: cap?.constraint.text ?? '' };
    const basis = { source: 'the brief', formula: 'stated cap', inputs };
    return { range: upTo(capMinor, currency, basis), note: 'The brief states a cap for the venue.' };
  }
  const shares = figures['budget-shares'] ?? budgetShareTable.value;
  if (budgetMinor !== null) return shareOfBudget(brief, { budgetMinor, currency, tolerancePercent, shares });
  return {
    range: null,
    note: 'Nobody gave a fixed budget: the search has no price limit, every price is an estimate.',
  };
}

function upTo(minor: number, currency: string, basis: Basis): VenueEnvelope['range'] {
  return { minMinor: 0, targetMinor: minor, maxMinor: minor, currency, basis };
}

interface ShareAsk {
  budgetMinor: number;
  currency: string;
  tolerancePercent: number;
  shares: BudgetShares;
}

function shareOfBudget(
  brief: EventBriefBody,
  { budgetMinor, currency, tolerancePercent, shares }: ShareAsk,
): VenueEnvelope {
  const { eventType, inPerson, hybrid, outdoor } = factsOfBrief(brief);
  const column = shareColumn({ eventType, heads: inPerson, hybrid, outdoor });
  const sharePercent = shares.shares[column].venue;
  const basis = {
    source: shares.source,
    formula: 'target: budgetMinor x sharePercent; maximum: tolerancePercent above it',
    inputs: { budgetMinor, sharePercent, tolerancePercent, column },
  };
  const targetMinor = shareMinor(budgetMinor, Math.round(sharePercent * 100));
  const maxMinor = shareMinor(budgetMinor, Math.round(sharePercent * (100 + tolerancePercent)));
  return {
    range: { minMinor: 0, targetMinor, maxMinor, currency, basis },
    note: `Usual share of the venue for such an event: ${sharePercent} % of the budget, up to ${tolerancePercent} % more; a lent room costs nothing.`,
  };
}

/** Least and most people the main room should hold: more would feel empty and cost more. */
export function capacityRange(facts: EventFacts): { min: number; max: number; basis: Basis } {
  const { heads, registrations } = attendanceModel(facts);
  const min = Math.max(facts.inPerson, heads.value);
  const max = Math.max(
    min,
    facts.inPerson + Math.max(spareSeats, Math.ceil((facts.inPerson * sparePercent) / 100)),
  );
  const inputs = {
    audience: facts.inPerson,
    heads: heads.value,
    registrations: registrations.value,
    spareSeats,
    sparePercent,
  };
  const formula =
    'least: the larger of audience and heads (P80 of attendance); most: audience + the larger of spareSeats and sparePercent';
  return { min, max, basis: { source: heads.basis.source, formula, inputs } };
}

const spareSeats = 15;
const sparePercent = 25;
