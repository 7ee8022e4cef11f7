import { budgetBaseline } from '../../../artifacts/budget-baseline.ts';
import { budgetDecision } from '../../../artifacts/budget-decision.ts';
import { eventBrief } from '../../../artifacts/event-brief.ts';
import { costModel, type CostModelBody } from '../../../artifacts/cost-model.ts';
import { logisticsPlan, type LogisticsPlanBody } from '../../../artifacts/logistics-plan.ts';
import { requirements } from '../../../artifacts/requirements.ts';
import { taskRegister } from '../../../artifacts/task-register.ts';
import { timeline } from '../../../artifacts/timeline.ts';
import {
  type Reallocation,
  vendorContracts,
  type VendorContractsBody,
} from '../../../artifacts/vendor-contracts.ts';
import { moneyClaims } from '../../../artifacts/money-claims.ts';
import { chosenQuotes } from '../../../artifacts/vendor-views.ts';
import { ratesOf, referenceRateTable } from '../../../knowledge/reference-rates.ts';
import { quotesToCompare } from '../../../knowledge/vendor-requests.ts';
import { defineTask } from '../../../kernel/define-task.ts';
import { formatMinor, sumMinor } from '../../../kernel/money.ts';
import { contractDates } from '../../../planning/contract-dates.ts';
import { contractFor, type ContractParams } from '../../../planning/contract-draft.ts';
import { cashFlowOf, exposureByWeek, exposureCurve } from '../../../planning/contract-exposure.ts';
import { quoteRule } from '../../../planning/cost-notes.ts';
import { atPlanningRate } from '../../../planning/cost-terms.ts';
import { moneyLeft } from '../../../planning/money-left.ts';
import { instalmentsFromMinor } from '../../../planning/payment-terms.ts';
import { carriedCategories, decidedExtra, pricesFor, quoteClaims } from '../../../planning/quote-claims.ts';
import { vendorServices, type VendorService } from '../../../planning/vendor-services.ts';
import { workingCalendar } from '../../../planning/working-days.ts';

interface DraftParams extends ContractParams {
  /** Whole US dollars: what costs less is bought without any paper. */
  ordersFromUsd: number;
}

export const draftContracts = defineTask({
  name: 'draft-contracts',
  title: 'Draft the vendor contracts',
  agent: 'logistics-coordinator',
  reads: [
    eventBrief,
    requirements,
    costModel,
    budgetBaseline,
    budgetDecision,
    taskRegister,
    timeline,
    logisticsPlan,
    chosenQuotes,
    moneyClaims,
  ],
  writes: vendorContracts,
  knowledge: [referenceRateTable],
  refinable: ['notes'],
  levels: {
    Beginner: { ordersFromUsd: 75, clauses: 5, serviceLevels: 1, quotes: quotesToCompare.Beginner },
    Intermediate: { ordersFromUsd: 75, clauses: 8, serviceLevels: 2, quotes: quotesToCompare.Intermediate },
    Advanced: { ordersFromUsd: 75, clauses: 14, serviceLevels: 4, quotes: quotesToCompare.Advanced },
  } satisfies Record<string, DraftParams>,
  draft: (inputs, { params, asOf, knowledge }) => {
    const { EventBrief, CostModel, BudgetBaseline, BudgetDecision, Timeline } = inputs;
    const { currency } = CostModel;
    const chosen = pricesFor(inputs.chosenQuotes, CostModel);
    if (BudgetDecision.overBudget)
      return nothing(currency, 'Nothing is ordered before the budget carries the plan.');
    const rates = ratesOf(knowledge['reference-rates']);
    const ordersFrom = atPlanningRate(params.ordersFromUsd * 100, 'USD', currency, rates) ?? 0;
    const services = contracted(inputs, ordersFrom);
    const quoted = { services: services.large, chosen, currency };
    const extra = decidedExtra(quoted, BudgetBaseline.allocations, inputs.moneyClaims);
    const ask = {
      params,
      currency,
      contractsFromMinor: instalmentsFromMinor(currency, rates),
      chosen,
      carried: [
        ...carriedCategories(quoted, BudgetBaseline.allocations),
        ...extra.map(({ category }) => category),
      ],
      quotes: BudgetDecision.quotes ?? [],
      quoteRule: quoteRule(EventBrief, currency, rates),
      requirements: inputs.Requirements.items,
    };
    const days = { asOf, calendar: workingCalendar(EventBrief.place?.country ?? '') };
    const bookings = { ...Timeline, tasks: inputs.TaskRegister.tasks };
    const contracts = services.large.map((service) =>
      contractFor(service, { ...ask, dates: contractDates(service.id, bookings, days) }),
    );
    if (contracts.length === 0) return nothing(currency, 'Nothing is bought or borrowed that needs a paper.');
    return {
      currency,
      contracts,
      totalMinor: sumMinor(contracts.map(({ valueMinor }) => valueMinor)),
      exposure: exposureCurve(contracts),
      exposureByWeek: exposureByWeek(contracts, Timeline.eventStart),
      cashFlow: cashFlowOf(contracts),
      ...(extra.length > 0 && {
        reallocated: extra,
        left: moneyLeft(BudgetBaseline, CostModel, extra),
      }),
      notes: notesOn(currency, extra, services.small),
    };
  },
  claims: ({ BudgetBaseline, CostModel, chosenQuotes: quotes }, { contracts, currency }) =>
    quoteClaims(
      { services: contracts, chosen: pricesFor(quotes, CostModel), currency },
      BudgetBaseline.allocations,
    ),
});

function notesOn(
  currency: string,
  extra: readonly Reallocation[],
  small: readonly VendorService[],
): string[] {
  const petty = sumMinor(small.flatMap(({ lines }) => lines.map(({ totalMinor }) => totalMinor)));
  const names = small.map(({ service }) => service).join(', ');
  return [
    'Terms are proposals; no vendor has agreed to them. What is signed is a record of a person.',
    'The exposure does not deduct what cancellation insurance would pay for an insured cause.',
    ...extra.map((moved) => reallocationNote(moved, currency)),
    ...(petty > 0 ? [`Bought as needed, without a paper: ${names}, ${formatMinor(petty, currency)}.`] : []),
  ];
}

function reallocationNote({ title, amountMinor, contingencyMinor }: Reallocation, currency: string) {
  const parts = [
    { minor: amountMinor - contingencyMinor, source: 'headroom' },
    { minor: contingencyMinor, source: 'contingency' },
  ].filter(({ minor }) => minor > 0);
  const moved = parts.map(({ minor, source }) => `${formatMinor(minor, currency)} of the ${source}`);
  return `${moved.join(' and ')} go to ${title}: the prices that people took were preferred to the allocation.`;
}

interface Bought {
  CostModel: CostModelBody;
  LogisticsPlan: LogisticsPlanBody;
}

/** Every purchase with what is held for it: those that are put in writing, and those that are too small for it. */
function contracted({ CostModel, LogisticsPlan }: Bought, ordersFromMinor: number) {
  const services = vendorServices(CostModel, LogisticsPlan).map((service) => ({
    ...service,
    allocatedMinor: sumMinor(service.lines.map(({ totalMinor }) => totalMinor)),
  }));
  const isLittle = (service: VendorService) => isSmall(service.lines, ordersFromMinor);
  return { small: services.filter(isLittle), large: services.filter((service) => !isLittle(service)) };
}

function isSmall(
  lines: readonly { totalMinor: number; valueInKindMinor: number; id: string }[],
  fromMinor: number,
) {
  // A lent room is put in writing whatever it is worth.
  if (lines.some(({ id }) => id === 'venue')) return false;
  return sumMinor(lines.map(({ totalMinor }) => totalMinor)) < Math.max(1, fromMinor);
}

function nothing(currency: string, whyNone: string): VendorContractsBody {
  return {
    currency,
    contracts: [],
    whyNone,
    totalMinor: 0,
    exposure: [],
    exposureByWeek: [],
    cashFlow: [],
    notes: [],
  };
}
