import { z } from 'zod';
import { costModel, type CostModelBody } from '../../../artifacts/cost-model.ts';
import { eventBrief } from '../../../artifacts/event-brief.ts';
import type { EventBriefBody } from '../../../artifacts/event-brief-schema.ts';
import { budgetDirective } from '../../../artifacts/record-views.ts';
import { venueChoice } from '../../../artifacts/venue-choice.ts';
import { requirements } from '../../../artifacts/requirements.ts';
import { riskRegister, type RiskRegisterBody } from '../../../artifacts/risk-register.ts';
import { venueCriteria } from '../../../artifacts/venue-criteria.ts';
import { venueScorecard, type VenueScorecardBody } from '../../../artifacts/venue-scorecard.ts';
import { venueShortlist, type VenueShortlistBody } from '../../../artifacts/venue-shortlist.ts';
import { type BudgetShares, budgetShareTable, shareColumn } from '../../../knowledge/budget-shares.ts';
import { noShowRateTable } from '../../../knowledge/attendance-rates.ts';
import { staffingTable } from '../../../knowledge/staffing-ratios.ts';
import { defineTask } from '../../../kernel/define-task.ts';
import type { ToolResult } from '../../../kernel/define-tool.ts';
import { sumMinor } from '../../../kernel/money.ts';
import { type OwnPrice, ownPrice } from '../../../kernel/organisation-rows.ts';
import { attendanceModel } from '../../../planning/attendance.ts';
import { factsOfBrief, type PeopleFigures, wants } from '../../../planning/brief-facts.ts';
import { breakEvenOf, fundraisingNetOf } from '../../../planning/break-even.ts';
import { conflictingWishes } from '../../../planning/conflicting-wishes.ts';
import { allocateBudget, indicativeTotal } from '../../../planning/budget-allocation.ts';
import { budgetCeiling, type BudgetDirective } from '../../../planning/budget-ceiling.ts';
import { type AnalysisParams, costAnalysis, reserveShare } from '../../../planning/cost-analysis.ts';
import { artifactLine, categoriesOf } from '../../../planning/cost-figures.ts';
import { costNotes } from '../../../planning/cost-notes.ts';
import { type CostTerms, costTermsOf, type PriceFigures, priceTables } from '../../../planning/cost-terms.ts';
import { eventDays } from '../../../planning/date-choices.ts';
import { effectiveVenue } from '../../../planning/effective-venue.ts';
import { incomeOf, payingPeople } from '../../../planning/income.ts';
import { withPriceList } from '../../../planning/own-prices.ts';
import type { CostLine, Quality } from '../../../planning/cost-lines.ts';
import { factsInVenue, linesWithVenue, withDemanded } from '../../../planning/plan-cost.ts';
import {
  applyRelaxations,
  type CostedEvent,
  rankedOptions,
  smallestProposal,
} from '../../../planning/relaxed-plan.ts';
import { lookUpPrices } from '../../../tools/look-up-prices.ts';

interface EstimateParams extends AnalysisParams {
  /** Price column of the reference prices that the first estimate uses. */
  quality: Quality;
  /** (forecast - baseline) / baseline above which the rule asks for something. */
  totalVarianceBasisPoints: number;
  categoryVarianceBasisPoints: number;
  /** The contingency: the usual share for such events, or what the simulation asks for. */
  reserve: 'share' | 'simulation';
}

export const estimateCosts = defineTask({
  name: 'estimate-costs',
  title: 'Estimate the costs',
  agent: 'budget-analyst',
  reads: [
    eventBrief,
    requirements,
    riskRegister,
    venueCriteria,
    venueShortlist,
    venueScorecard,
    venueChoice,
    budgetDirective,
  ],
  writes: costModel,
  knowledge: [...priceTables, noShowRateTable, staffingTable, budgetShareTable],
  refinable: ['notes'],
  tools: [lookUpPrices],
  levels: {
    Beginner: {
      quality: 'standard',
      totalVarianceBasisPoints: 500,
      categoryVarianceBasisPoints: 1_000,
      trials: 500,
      correlationPercent: 0,
      reserve: 'share',
      headcount: false,
      riskEvents: false,
      drivers: 0,
      analysis: false,
    } satisfies EstimateParams,
    Intermediate: {
      quality: 'standard',
      totalVarianceBasisPoints: 500,
      categoryVarianceBasisPoints: 1_000,
      trials: 1_000,
      correlationPercent: 30,
      reserve: 'simulation',
      headcount: true,
      riskEvents: false,
      drivers: 3,
      analysis: true,
    } satisfies EstimateParams,
    Advanced: {
      quality: 'standard',
      totalVarianceBasisPoints: 500,
      categoryVarianceBasisPoints: 800,
      trials: 5_000,
      correlationPercent: 40,
      reserve: 'simulation',
      headcount: true,
      riskEvents: true,
      drivers: 5,
      analysis: true,
    } satisfies EstimateParams,
  },
  gather: ({ EventBrief: brief }) => [lookUpPrices.call({ on: eventDays(brief)[0] ?? brief.asOf })],
  draft: (inputs, { params, knowledge, seed, gathered }) => {
    const { EventBrief: brief, Requirements: needs } = inputs;
    const estimate = estimateOf(inputs, params, {
      figures: knowledge,
      seed,
      priceList: priceListIn(gathered),
    });
    const { money, plan, income } = estimate;
    const figures = figuresOf(estimate);
    const { totalMinor } = figures;
    const notes = costNotes({ brief, requirements: needs, money, plan, income, totalMinor });
    return {
      currency: money.currency,
      tax: money.tax,
      exchange: money.exchange,
      ...figures,
      options: estimate.options,
      proposal: estimate.proposal,
      ...(estimate.conflictSet && { conflictSet: estimate.conflictSet }),
      applied: plan.applied,
      notApplied: plan.notApplied,
      income,
      simulation: estimate.simulation,
      ...(params.analysis && earningsOf(brief, estimate)),
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
  RiskRegister: RiskRegisterBody;
}

type EstimateFigures = PriceFigures & PeopleFigures & { 'budget-shares': BudgetShares };

interface Circumstances {
  figures: EstimateFigures;
  seed: number;
  /** Of the organisation, as it holds on the event days. */
  priceList: readonly OwnPrice[];
}

function priceListIn(gathered: readonly ToolResult[]): OwnPrice[] {
  const result = gathered.find(({ tool }) => tool === lookUpPrices.name);
  return z.array(ownPrice).parse(result?.output ?? []);
}

type Estimate = ReturnType<typeof estimateOf>;

function venueIn(
  { VenueShortlist, VenueScorecard, venueChoice }: EstimateInputs,
  { currency, terms }: CostTerms,
) {
  return effectiveVenue(VenueShortlist, VenueScorecard.recommended, venueChoice, currency, terms.rates);
}

/** The plan as people decided it, its budget, and the ways to spend less. */
function estimateOf(
  inputs: EstimateInputs,
  params: EstimateParams,
  { figures, seed, priceList }: Circumstances,
) {
  const { EventBrief: brief, budgetDirective: directive } = inputs;
  const money = withPriceList(costTermsOf(brief, params.quality, figures), priceList);
  const chosenVenue = venueIn(inputs, money);
  const { venue } = chosenVenue;
  const facts = factsInVenue(factsOfBrief(brief, figures), venue);
  const demanded = withDemanded(linesWithVenue(venue), (concept) => wants(brief, concept));
  const event = { facts, terms: money.terms, plan: demanded };
  const usual: Usual = {
    column: shareColumn({ ...facts, heads: facts.inPerson }),
    shares: figures['budget-shares'],
  };
  const plan = applyRelaxations(event, directive.apply);
  const simulation = costAnalysis({ lines: plan.lines, money, risks: inputs.RiskRegister, params, seed });
  if (params.reserve === 'simulation') usual.reserveOfLines = reserveShare(simulation);
  const sufficientMinor = indicativeTotal(
    plan.lines,
    usual.column,
    usual.shares,
    usual.reserveOfLines,
  ).totalMinor;
  const budget = budgetCeiling(brief, money, directive, sufficientMinor);
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
    conflictSet: shortfallMinor > 0 ? conflictingWishes(plan, shortfallMinor) : null,
    income: incomeOf(brief, plan.facts.inPerson, money.currency),
    simulation,
    sufficientMinor,
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
  /** Basis points of the lines, where a simulation sets the reserve. */
  reserveOfLines?: number;
}

function allocate(lines: readonly CostLine[], budgetMinor: number | null, usual: Usual) {
  const { column, shares, reserveOfLines } = usual;
  const totalMinor = budgetMinor ?? indicativeTotal(lines, column, shares, reserveOfLines).totalMinor;
  return allocateBudget({ lines, totalMinor, ...usual });
}

/** Before any relaxation: what savings are measured against. */
function firstEstimate(event: CostedEvent, budgetMinor: number | null, usual: Usual): number {
  const { linesMinor, contingencyMinor } = allocate(event.plan(event.facts, event.terms), budgetMinor, usual);
  return linesMinor + contingencyMinor;
}

function earningsOf(brief: EventBriefBody, { money, plan, allocation, people, income }: Estimate) {
  const totalMinor = allocation.linesMinor + allocation.contingencyMinor;
  const [heads, expected] = [people.heads.value, payingPeople(plan.facts.inPerson)];
  const ask = { brief, money, lines: plan.lines, totalMinor, heads, expected, income };
  const [breakEven, fundraising] = [breakEvenOf(ask), fundraisingNetOf(ask)];
  return { ...(breakEven && { breakEven }), ...(fundraising && { fundraising }) };
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
