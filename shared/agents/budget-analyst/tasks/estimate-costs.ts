import { costModel, type CostModelBody } from '../../../artifacts/cost-model.ts';
import { eventBrief } from '../../../artifacts/event-brief.ts';
import type { EventBriefBody } from '../../../artifacts/event-brief-schema.ts';
import { budgetDirective, venueChoice } from '../../../artifacts/record-views.ts';
import { requirements } from '../../../artifacts/requirements.ts';
import { venueCriteria } from '../../../artifacts/venue-criteria.ts';
import { venueScorecard, type VenueScorecardBody } from '../../../artifacts/venue-scorecard.ts';
import { venueShortlist, type VenueShortlistBody } from '../../../artifacts/venue-shortlist.ts';
import { type BudgetShares, budgetShareTable, shareColumn } from '../../../knowledge/budget-shares.ts';
import { noShowRateTable } from '../../../knowledge/attendance-rates.ts';
import { staffingTable } from '../../../knowledge/staffing-ratios.ts';
import { defineTask } from '../../../kernel/define-task.ts';
import { sumMinor } from '../../../kernel/money.ts';
import { attendanceModel } from '../../../planning/attendance.ts';
import { factsOfBrief, type PeopleFigures, wants } from '../../../planning/brief-facts.ts';
import { allocateBudget, indicativeTotal } from '../../../planning/budget-allocation.ts';
import { artifactLine, categoriesOf } from '../../../planning/cost-figures.ts';
import { costNotes } from '../../../planning/cost-notes.ts';
import { type CostTerms, costTermsOf, type PriceFigures, priceTables } from '../../../planning/cost-terms.ts';
import { effectiveVenue } from '../../../planning/effective-venue.ts';
import { incomeOf } from '../../../planning/income.ts';
import type { CostLine, Quality } from '../../../planning/cost-lines.ts';
import { factsInVenue, linesWithVenue, withDemanded } from '../../../planning/plan-cost.ts';
import {
  applyRelaxations,
  type CostedEvent,
  rankedOptions,
  smallestProposal,
} from '../../../planning/relaxed-plan.ts';

interface EstimateParams {
  /** Price column of the reference prices that the first estimate uses. */
  quality: Quality;
  /** (forecast - baseline) / baseline above which the rule asks for something. */
  totalVarianceBasisPoints: number;
  categoryVarianceBasisPoints: number;
}

export const estimateCosts = defineTask({
  name: 'estimate-costs',
  title: 'Estimate the costs',
  agent: 'budget-analyst',
  reads: [
    eventBrief,
    requirements,
    venueCriteria,
    venueShortlist,
    venueScorecard,
    venueChoice,
    budgetDirective,
  ],
  writes: costModel,
  knowledge: [...priceTables, noShowRateTable, staffingTable, budgetShareTable],
  refinable: ['notes'],
  levels: {
    Beginner: {
      quality: 'standard',
      totalVarianceBasisPoints: 500,
      categoryVarianceBasisPoints: 1_000,
    } satisfies EstimateParams,
  },
  draft: (inputs, { params, knowledge }) => {
    const { EventBrief: brief, Requirements: needs } = inputs;
    const estimate = estimateOf(inputs, params, knowledge);
    const { money, plan, income } = estimate;
    const notes = costNotes({ brief, requirements: needs, money, plan, income });
    return {
      currency: money.currency,
      tax: money.tax,
      exchange: money.exchange,
      ...figuresOf(estimate),
      options: estimate.options,
      proposal: estimate.proposal,
      applied: plan.applied,
      notApplied: plan.notApplied,
      income,
      varianceRules: varianceRules(params),
      notes: [...money.notes, ...estimate.venueNotes, ...notes],
    };
  },
});

interface EstimateInputs {
  EventBrief: EventBriefBody;
  VenueShortlist: VenueShortlistBody;
  VenueScorecard: Pick<VenueScorecardBody, 'recommended'>;
  venueChoice: string | null;
  budgetDirective: BudgetDirective;
}

type EstimateFigures = PriceFigures & PeopleFigures & { 'budget-shares': BudgetShares };

type Estimate = ReturnType<typeof estimateOf>;

/** The plan as people decided it, its budget, and the ways to spend less. */
function estimateOf(inputs: EstimateInputs, params: EstimateParams, figures: EstimateFigures) {
  const {
    EventBrief: brief,
    VenueShortlist,
    VenueScorecard,
    venueChoice: choice,
    budgetDirective: directive,
  } = inputs;
  const money = costTermsOf(brief, params.quality, figures);
  const chosenVenue = effectiveVenue(
    VenueShortlist,
    VenueScorecard.recommended,
    choice,
    money.currency,
    money.terms.rates,
  );
  const { venue } = chosenVenue;
  const facts = factsInVenue(factsOfBrief(brief, figures), venue);
  const demanded = withDemanded(linesWithVenue(venue), (concept) => wants(brief, concept));
  const event = { facts, terms: money.terms, plan: demanded };
  const usual: Usual = {
    column: shareColumn({ ...facts, heads: facts.inPerson }),
    shares: figures['budget-shares'],
  };
  const plan = applyRelaxations(event, directive.apply);
  const budget = budgetOf(brief, money, directive);
  const allocation = allocate(plan.lines, budget.amountMinor, usual);
  const { shortfallMinor } = allocation;
  const options = rankedOptions(plan, shortfallMinor);
  const people = attendanceModel(plan.facts);
  return {
    money,
    venue,
    standing: chosenVenue.standing,
    venueNotes: chosenVenue.notes,
    plan,
    budget,
    allocation,
    people,
    options,
    proposal: shortfallMinor > 0 ? smallestProposal(plan, options, shortfallMinor) : [],
    income: incomeOf(brief, people.expected.value, money.currency),
    sufficientMinor: indicativeTotal(plan.lines, usual.column, usual.shares).totalMinor,
    firstEstimateMinor: firstEstimate(event, budget.amountMinor, usual),
  };
}

function figuresOf(estimate: Estimate) {
  const { venue, standing, people, plan, allocation, budget } = estimate;
  const { linesMinor, contingencyMinor } = allocation;
  const totalMinor = linesMinor + contingencyMinor;
  return {
    venue: { candidateId: venue?.candidateId ?? null, name: venue?.name ?? 'No venue chosen yet', standing },
    people: {
      expected: people.expected.value,
      catered: people.heads.value,
      online: plan.facts.online,
      basis: people.heads.basis,
    },
    lines: plan.lines.map(artifactLine),
    categories: categoriesOf(plan.lines, allocation),
    contingency: {
      amountMinor: contingencyMinor,
      shareBasisPoints: Math.round((contingencyMinor * 10_000) / Math.max(1, allocation.totalMinor)),
      basis: allocation.contingencyBasis,
    },
    linesMinor,
    totalMinor,
    range: {
      lowMinor: sumMinor(plan.lines.map(({ range }) => range.lowMinor)),
      highMinor: sumMinor(plan.lines.map(({ range }) => range.highMinor)) + contingencyMinor,
    },
    sufficientMinor: estimate.sufficientMinor,
    budgetMinor: budget.amountMinor,
    budgetOrigin: budget.origin,
    headroomMinor: budget.amountMinor === null ? null : budget.amountMinor - totalMinor,
    firstEstimateMinor: estimate.firstEstimateMinor,
  };
}

/** Usual shares of such an event. */
interface Usual {
  column: ReturnType<typeof shareColumn>;
  shares: BudgetShares;
}

function allocate(lines: readonly CostLine[], budgetMinor: number | null, usual: Usual) {
  return allocateBudget({
    lines,
    totalMinor: budgetMinor ?? indicativeTotal(lines, usual.column, usual.shares).totalMinor,
    ...usual,
  });
}

/** Before any relaxation: what savings are measured against. */
function firstEstimate(event: CostedEvent, budgetMinor: number | null, usual: Usual): number {
  const { linesMinor, contingencyMinor } = allocate(event.plan(event.facts, event.terms), budgetMinor, usual);
  return linesMinor + contingencyMinor;
}

interface Budget {
  amountMinor: number | null;
  origin: string;
}

type BudgetDirective = ReturnType<typeof budgetDirective.select>;

/** What may be spent: the brief's amount or a lower limit, and at least what a person raised it to. */
function budgetOf(
  { budget }: EventBriefBody,
  { budgetMinor }: CostTerms,
  { limitMinor, raisedToMinor }: BudgetDirective,
): Budget {
  const limited = limitMinor !== null && limitMinor < (budgetMinor ?? Infinity);
  const cap = limited ? limitMinor : budgetMinor;
  if (cap === null) return { amountMinor: null, origin: whyEstimate(budget) };
  if (raisedToMinor !== null && raisedToMinor > cap)
    return { amountMinor: raisedToMinor, origin: "Raised to this amount by a person's decision." };
  const origin = limited
    ? 'An upper limit that a person set when deciding about the budget.'
    : `Given in the brief as a ${budget?.kind ?? 'cap'}.`;
  return { amountMinor: cap, origin };
}

function whyEstimate(budget: EventBriefBody['budget']): string {
  if (!budget) return 'Nobody has fixed an amount: the total is an estimate.';
  return budget.kind === 'indicative'
    ? 'The amount in the brief is an indication, not a limit: the total is an estimate.'
    : `The amount in the brief is in ${budget.currency}, for which there is no planning rate: the total is an estimate.`;
}

function varianceRules(params: EstimateParams): CostModelBody['varianceRules'] {
  return [
    {
      scope: 'total',
      limitBasisPoints: params.totalVarianceBasisPoints,
      action: 'Propose a reallocation and ask the owner before anything more is ordered.',
    },
    {
      scope: 'category',
      limitBasisPoints: params.categoryVarianceBasisPoints,
      action: 'Explain the cause and cover it from headroom or another category.',
    },
  ];
}
