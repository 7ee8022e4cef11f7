import { budgetBaseline } from '../../../artifacts/budget-baseline.ts';
import { budgetDecision } from '../../../artifacts/budget-decision.ts';
import { costModel } from '../../../artifacts/cost-model.ts';
import { logisticsPlan } from '../../../artifacts/logistics-plan.ts';
import { timeline } from '../../../artifacts/timeline.ts';
import { vendorContracts, type VendorContractsBody } from '../../../artifacts/vendor-contracts.ts';
import { chosenQuotes } from '../../../artifacts/vendor-views.ts';
import { ratesOf, referenceRateTable } from '../../../knowledge/reference-rates.ts';
import { defineTask } from '../../../kernel/define-task.ts';
import { formatMinor, sumMinor } from '../../../kernel/money.ts';
import { contractFor, type ContractParams } from '../../../planning/contract-draft.ts';
import { cashFlowOf, exposureByWeek, exposureCurve } from '../../../planning/contract-exposure.ts';
import { atPlanningRate } from '../../../planning/cost-terms.ts';
import { signingDay } from '../../../planning/signing-days.ts';
import { vendorServices } from '../../../planning/vendor-services.ts';

interface DraftParams extends ContractParams {
  /** Whole US dollars: from here on a contract, below it a simple order. */
  contractsFromUsd: number;
  /** Whole US dollars: what costs less is bought without any paper. */
  ordersFromUsd: number;
}

export const draftContracts = defineTask({
  name: 'draft-contracts',
  title: 'Draft the vendor contracts',
  agent: 'logistics-coordinator',
  reads: [costModel, budgetBaseline, budgetDecision, timeline, logisticsPlan, chosenQuotes],
  writes: vendorContracts,
  knowledge: [referenceRateTable],
  refinable: ['notes'],
  levels: {
    Beginner: { contractsFromUsd: 2_000, ordersFromUsd: 75, clauses: 5, serviceLevels: 1, quotes: 1 },
    Intermediate: { contractsFromUsd: 2_000, ordersFromUsd: 75, clauses: 8, serviceLevels: 2, quotes: 2 },
    Advanced: { contractsFromUsd: 2_000, ordersFromUsd: 75, clauses: 14, serviceLevels: 4, quotes: 3 },
  } satisfies Record<string, DraftParams>,
  draft: (inputs, { params, asOf, knowledge }) => {
    const { CostModel, BudgetDecision, Timeline, LogisticsPlan, chosenQuotes: chosen } = inputs;
    const { currency } = CostModel;
    if (BudgetDecision.overBudget)
      return nothing(currency, 'Nothing is ordered before the budget carries the plan.');
    const rates = ratesOf(knowledge['reference-rates']);
    const usd = (amount: number) => atPlanningRate(amount * 100, 'USD', currency, rates) ?? 0;
    const ask = {
      params,
      currency,
      contractsFromMinor: usd(params.contractsFromUsd),
      chosen,
      quotes: BudgetDecision.quotes ?? [],
    };
    const services = vendorServices(CostModel, LogisticsPlan);
    const small = services.filter((service) => isSmall(service.lines, usd(params.ordersFromUsd)));
    const contracts = services
      .filter((service) => !small.includes(service))
      .map((service) => {
        const signing = signingDay(service.category, Timeline, asOf);
        return contractFor(service, { ...ask, dates: { asOf, signing, eventStart: Timeline.eventStart } });
      });
    if (contracts.length === 0) return nothing(currency, 'Nothing is bought or borrowed that needs a paper.');
    const petty = sumMinor(small.flatMap(({ lines }) => lines.map(({ totalMinor }) => totalMinor)));
    return {
      currency,
      contracts,
      totalMinor: sumMinor(contracts.map(({ valueMinor }) => valueMinor)),
      exposure: exposureCurve(contracts),
      exposureByWeek: exposureByWeek(contracts, Timeline.eventStart),
      cashFlow: cashFlowOf(contracts),
      notes: [
        'Terms are proposals; no vendor has agreed to them. What is signed is a record of a person.',
        'The exposure does not deduct what cancellation insurance would pay for an insured cause.',
        ...(petty > 0
          ? [
              `Bought as needed, without a paper: ${small.map(({ service }) => service).join(', ')}, ${formatMinor(petty, currency)}.`,
            ]
          : []),
      ],
    };
  },
});

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
