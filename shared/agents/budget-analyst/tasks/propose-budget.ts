import { budgetBaseline, type BudgetBaselineBody } from '../../../artifacts/budget-baseline.ts';
import { budgetDecision, type BudgetDecisionBody } from '../../../artifacts/budget-decision.ts';
import { costModel, type CostModelBody } from '../../../artifacts/cost-model.ts';
import type { CostOption } from '../../../artifacts/money-fields.ts';
import { eventBrief } from '../../../artifacts/event-brief.ts';
import type { EventBriefBody } from '../../../artifacts/event-brief-schema.ts';
import { taskRegister } from '../../../artifacts/task-register.ts';
import { timeline } from '../../../artifacts/timeline.ts';
import { venueScorecard } from '../../../artifacts/venue-scorecard.ts';
import { venueShortlist } from '../../../artifacts/venue-shortlist.ts';
import { currencyByCountry } from '../../../knowledge/places.ts';
import { reapprovalTable } from '../../../knowledge/reapproval.ts';
import { ratesOf, referenceRateTable } from '../../../knowledge/reference-rates.ts';
import { quotesToCompare } from '../../../knowledge/vendor-requests.ts';
import { defineTask } from '../../../kernel/define-task.ts';
import { formatMinor, shareMinor, sumMinor } from '../../../kernel/money.ts';
import { categoryVariances, quotesNeeded } from '../../../planning/category-variance.ts';
import { quoteRule } from '../../../planning/cost-notes.ts';
import { budgetRecommendation } from '../../../planning/budget-recommendation.ts';
import { contractDates } from '../../../planning/contract-dates.ts';
import { atPlanningRate } from '../../../planning/cost-terms.ts';
import { carriedClaims } from '../../../planning/headcount-claims.ts';
import { hedgingOptions } from '../../../planning/hedging.ts';
import { adequacyOf, simulatedSpread } from '../../../planning/money-left.ts';
import { overBudgetConflict, raiseOption } from '../../../planning/over-budget.ts';
import { instalmentsFromMinor, paymentCalendar } from '../../../planning/payment-terms.ts';
import { allocationClaims } from '../../../planning/quote-claims.ts';
import { cheapestVenueClaims } from '../../../planning/venue-claims.ts';
import { workingCalendar } from '../../../planning/working-days.ts';

interface ProposalParams {
  savingsTargetBasisPoints: number;
  /** Options that attendees would notice more are ways out of a shortfall, not savings. */
  savingsUpToSeverity: number;
  /** Held back by the owner out of the headroom. */
  managementReserveBasisPoints: number;
  /** Forecast of each category against its allocation. */
  categoryVariance: boolean;
  /** Quotes to obtain for each category from `quotesFromUsd` (whole US dollars) on; 0: only what the brief rules. */
  quotesPerCategory: number;
  quotesFromUsd: number;
  hedging: boolean;
}

export const proposeBudget = defineTask({
  name: 'propose-budget',
  title: 'Propose the budget',
  agent: 'budget-analyst',
  reads: [eventBrief, costModel, budgetBaseline, taskRegister, timeline, venueShortlist, venueScorecard],
  writes: budgetDecision,
  knowledge: [referenceRateTable, reapprovalTable],
  refinable: ['recommendation'],
  levels: {
    Beginner: {
      savingsTargetBasisPoints: 1_000,
      savingsUpToSeverity: 3,
      managementReserveBasisPoints: 300,
      categoryVariance: false,
      quotesPerCategory: 0,
      quotesFromUsd: 2_000,
      hedging: false,
    } satisfies ProposalParams,
    Intermediate: {
      savingsTargetBasisPoints: 1_000,
      savingsUpToSeverity: 3,
      managementReserveBasisPoints: 400,
      categoryVariance: true,
      quotesPerCategory: quotesToCompare.Intermediate,
      quotesFromUsd: 2_000,
      hedging: false,
    } satisfies ProposalParams,
    Advanced: {
      savingsTargetBasisPoints: 1_000,
      savingsUpToSeverity: 3,
      managementReserveBasisPoints: 500,
      categoryVariance: true,
      quotesPerCategory: quotesToCompare.Advanced,
      quotesFromUsd: 2_000,
      hedging: true,
    } satisfies ProposalParams,
  },
  draft: (inputs, { params, asOf, knowledge }) => {
    const { EventBrief, CostModel, BudgetBaseline, TaskRegister, Timeline } = inputs;
    const { currency } = CostModel;
    const rates = ratesOf(knowledge['reference-rates']);
    const overBudget = overBudgetOf(CostModel, BudgetBaseline);
    const calendar = workingCalendar(EventBrief.place?.country ?? '');
    const booking = { ...Timeline, tasks: TaskRegister.tasks };
    const payments = overBudget
      ? []
      : paymentCalendar({
          model: CostModel,
          instalmentsFromMinor: instalmentsFromMinor(currency, rates),
          datesOf: (id) => contractDates(id, booking, { asOf, calendar }),
        });
    const body: BudgetDecisionBody = {
      status: 'proposed',
      currency,
      totalMinor: BudgetBaseline.totalMinor,
      kind: BudgetBaseline.kind,
      recommendation: budgetRecommendation(CostModel, BudgetBaseline, EventBrief),
      allocations: BudgetBaseline.allocations.map(({ category, title, amountMinor }) => ({
        category,
        title,
        amountMinor,
      })),
      costMinor: CostModel.linesMinor,
      contingencyMinor: CostModel.contingency.amountMinor,
      headroomMinor: Math.max(0, BudgetBaseline.totalMinor - CostModel.totalMinor),
      overBudget,
      variance: varianceOf(CostModel, BudgetBaseline),
      savings: savingsOf(CostModel, params),
      ...analysisOf({ brief: EventBrief, model: CostModel, baseline: BudgetBaseline, params, rates }),
      ...(params.hedging && {
        hedging: hedgingOptions({
          model: CostModel,
          localCurrency: currencyByCountry.get(EventBrief.place?.country ?? '') ?? CostModel.currency,
          asOf,
          eventStart: Timeline.eventStart,
        }),
      }),
      reserves: reservesOf(CostModel, BudgetBaseline, params),
      payments,
      ...(payments.length === 0 && { whyNoPayments: whyNoPayments(overBudget) }),
      changeImpact: changeImpactOf(CostModel, BudgetBaseline, rates, knowledge.reapproval),
    };
    return body;
  },
  conflicts: ({ CostModel, BudgetBaseline }, { overBudget }) =>
    overBudget ? [overBudgetConflict({ model: CostModel, baseline: BudgetBaseline, overBudget })] : [],
  claims: ({ CostModel, VenueShortlist: { candidates }, VenueScorecard: card }, body) => {
    const planned = candidates.find(({ id }) => id === CostModel.venue.candidateId);
    return [
      ...allocationClaims(body, CostModel),
      ...carriedClaims(CostModel, body),
      ...cheapestVenueClaims({ candidates, card, planned }, body),
    ];
  },
});

const whyNoPayments = (overBudget: BudgetDecisionBody['overBudget']): string =>
  overBudget ? 'Nothing is ordered before the budget carries the plan.' : 'Nothing has to be paid.';

function overBudgetOf(
  model: CostModelBody,
  { shortfallMinor, totalMinor }: BudgetBaselineBody,
): BudgetDecisionBody['overBudget'] {
  if (shortfallMinor === 0) return null;
  return {
    shortfallMinor,
    optionsSuffice: model.proposal !== null,
    options: [...model.options, raiseOption(model, totalMinor)],
    proposal: (model.proposal ?? []).map(({ id }) => id),
  };
}

function varianceOf(model: CostModelBody, baseline: BudgetBaselineBody): BudgetDecisionBody['variance'] {
  const inputs = { forecastMinor: model.totalMinor, baselineMinor: baseline.totalMinor };
  const difference = model.totalMinor - baseline.totalMinor;
  return {
    ...inputs,
    basisPoints: baseline.totalMinor > 0 ? Math.round((difference * 10_000) / baseline.totalMinor) : 0,
    limitBasisPoints: model.varianceRules.find((rule) => rule.scope === 'total')?.limitBasisPoints ?? 0,
    basis: { source: 'cost model and baseline', formula: '(forecast - baseline) / baseline', inputs },
  };
}

function savingsOf(model: CostModelBody, params: ProposalParams): BudgetDecisionBody['savings'] {
  const options: CostOption[] = model.options.filter(
    (option) => option.severity <= params.savingsUpToSeverity && option.addedSavingMinor > 0,
  );
  const listedMinor = sumMinor(options.map((option) => option.addedSavingMinor));
  const shareBasisPoints =
    model.firstEstimateMinor > 0 ? Math.round((listedMinor * 10_000) / model.firstEstimateMinor) : 0;
  const reached = shareBasisPoints >= params.savingsTargetBasisPoints;
  const share = `${(shareBasisPoints / 100).toFixed(1)} % of the first estimate`;
  return {
    options,
    listedMinor,
    firstBaselineMinor: model.firstEstimateMinor,
    shareBasisPoints,
    targetBasisPoints: params.savingsTargetBasisPoints,
    note: reached
      ? `${share} could be saved; none of it is applied.`
      : `Only ${share} could be saved without a different event: below the target, and reported as it is.`,
  };
}

interface Analysis {
  brief: EventBriefBody;
  model: CostModelBody;
  baseline: BudgetBaselineBody;
  params: ProposalParams;
  rates: Readonly<Record<string, number>>;
}

function analysisOf({ brief, model, baseline, params, rates }: Analysis) {
  const { currency } = model;
  const usd = (amount: number) => atPlanningRate(amount * 100, 'USD', currency, rates) ?? 0;
  const variances = params.categoryVariance ? categoryVariances(model, baseline) : [];
  const quotes = quotesNeeded({
    categories: model.categories,
    quotes: params.quotesPerCategory,
    fromMinor: usd(params.quotesFromUsd),
    rule: quoteRule(brief, currency, rates),
  });
  return {
    ...(variances.length > 0 && { categoryVariance: variances }),
    ...(quotes.length > 0 && { quotes }),
  };
}

function reservesOf(
  model: CostModelBody,
  baseline: BudgetBaselineBody,
  params: ProposalParams,
): BudgetDecisionBody['reserves'] {
  const { simulation } = model;
  const baseMinor = simulation?.baseMinor ?? model.linesMinor;
  const p80Minor = simulation?.p80Minor ?? baseMinor;
  const contingencyMinor = model.contingency.amountMinor;
  const headroom = Math.max(0, baseline.totalMinor - model.totalMinor);
  const managementMinor = Math.min(
    headroom,
    shareMinor(Math.min(baseline.totalMinor, model.totalMinor), params.managementReserveBasisPoints),
  );
  const adequacyBasisPoints = adequacyOf(contingencyMinor, simulatedSpread(model));
  const owner =
    managementMinor > 0
      ? `${formatMinor(managementMinor, model.currency)} of the headroom is held by the owner`
      : 'there is no headroom for the owner to hold';
  return {
    contingencyMinor,
    managementMinor,
    adequacyBasisPoints,
    basis: {
      source: simulation?.basis.source ?? 'no simulation',
      formula: 'contingency / (80th percentile - estimated lines), at most 1',
      inputs: { trials: simulation?.trials ?? 0, baseMinor, p80Minor },
    },
    note: `The contingency ${adequacyWords(adequacyBasisPoints ?? 10_000)}; ${owner}.`,
  };
}

/** Below this share of the spread quotes come first (planner's judgement). */
const enoughBasisPoints = 9_000;

function adequacyWords(basisPoints: number): string {
  if (basisPoints >= 10_000) return 'covers the simulated spread';
  return basisPoints >= enoughBasisPoints
    ? `covers ${Math.floor(basisPoints / 100)} % of the simulated spread`
    : 'does not cover eight of ten simulated outcomes: get quotes on the largest lines first';
}

/** The change that needs a new approval: a share of the total or an amount, but of the amount never more than a tenth of the total. */
function changeImpactOf(
  model: CostModelBody,
  { totalMinor }: BudgetBaselineBody,
  rates: Readonly<Record<string, number>>,
  { basisPoints, atLeast }: typeof reapprovalTable.value,
): BudgetDecisionBody['changeImpact'] {
  const own = atLeast.find(([code]) => code === model.currency) ?? atLeast[0];
  const amount = Math.min(
    own ? (atPlanningRate(own[1], own[0], model.currency, rates) ?? 0) : 0,
    shareMinor(totalMinor, 1_000),
  );
  const reapprovalThresholdMinor = Math.max(shareMinor(totalMinor, basisPoints), amount);
  const differenceMinor = model.totalMinor - model.firstEstimateMinor;
  const names = model.applied.map((entry) => entry.label).join('; ');
  return {
    firstEstimateMinor: model.firstEstimateMinor,
    nowMinor: model.totalMinor,
    differenceMinor,
    applied: model.applied,
    reapprovalThresholdMinor,
    note: names
      ? `Against the first estimate ${formatMinor(differenceMinor, model.currency)}, by: ${names}.`
      : 'Nothing was changed since the first estimate.',
  };
}
