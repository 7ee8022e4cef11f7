import type { BudgetBaselineBody } from '../../shared/artifacts/budget-baseline.ts';
import type { BudgetDecisionBody } from '../../shared/artifacts/budget-decision.ts';
import type { CostModelBody } from '../../shared/artifacts/cost-model.ts';

const basis = { source: 'sample', formula: 'quantity x unit cost', inputs: { quantity: 20 } };

/** 20 people, PLN 2,000: PLN 1,100 of lines, PLN 99 contingency, PLN 801 headroom. */
export function sampleCostModel(): CostModelBody {
  return {
    currency: 'PLN',
    venue: { candidateId: 'v1', name: 'Lent office (sample)', standing: 'recommended' },
    people: { expected: 20, catered: 22, online: 0, basis },
    tax: {
      budget: 'included',
      amounts: 'including-tax',
      rateBasisPoints: 2_300,
      note: 'VAT is in every amount.',
    },
    exchange: null,
    lines: [
      {
        id: 'food',
        category: 'catering',
        item: 'Pizza and drinks',
        driver: 'per attendee',
        unit: 'person',
        quantity: 22,
        unitCostMinor: 5_000,
        totalMinor: 110_000,
        taxMinor: 20_569,
        range: { lowMinor: 80_000, highMinor: 150_000 },
        basis,
        optional: false,
        valueInKindMinor: 0,
      },
      {
        id: 'room',
        category: 'venue',
        item: 'Room',
        driver: 'fixed',
        unit: 'event',
        quantity: 1,
        unitCostMinor: 0,
        totalMinor: 0,
        taxMinor: 0,
        range: { lowMinor: 0, highMinor: 0 },
        basis,
        optional: false,
        valueInKindMinor: 60_000,
      },
    ],
    categories: [
      {
        category: 'venue',
        title: 'Venue',
        totalMinor: 0,
        range: { lowMinor: 0, highMinor: 0 },
        shareBasisPoints: 0,
      },
      {
        category: 'catering',
        title: 'Catering',
        totalMinor: 110_000,
        range: { lowMinor: 80_000, highMinor: 150_000 },
        shareBasisPoints: 9_174,
      },
    ],
    contingency: { amountMinor: 9_900, shareBasisPoints: 900, basis },
    linesMinor: 110_000,
    totalMinor: 119_900,
    range: { lowMinor: 89_900, highMinor: 159_900 },
    sufficientMinor: 120_880,
    budgetMinor: 200_000,
    budgetOrigin: 'Given in the brief.',
    headroomMinor: 80_100,
    firstEstimateMinor: 119_900,
    options: [
      {
        id: 'simpler-food',
        label: 'Snacks instead of pizza',
        effect: 'Attendees get a snack, not a meal.',
        savingMinor: 44_000,
        addedSavingMinor: 44_000,
        severity: 2,
        basis,
      },
    ],
    proposal: [],
    applied: [],
    notApplied: [],
    income: [],
    varianceRules: [{ scope: 'total', limitBasisPoints: 500, action: 'Ask the owner.' }],
    notes: [],
  };
}

export function sampleBudgetBaseline(): BudgetBaselineBody {
  const allocation = (category: string, title: string, amountMinor: number) => ({
    category,
    title,
    amountMinor,
    needMinor: amountMinor,
    shareBasisPoints: amountMinor / 20,
    basis,
  });
  return {
    currency: 'PLN',
    totalMinor: 200_000,
    kind: 'cap',
    origin: 'Given in the brief.',
    tax: sampleCostModel().tax,
    exchange: null,
    allocations: [
      allocation('venue', 'Venue', 0),
      allocation('catering', 'Catering', 110_000),
      allocation('contingency', 'Contingency', 9_900),
      allocation('unallocated', 'Unallocated headroom', 80_100),
    ],
    shortfallMinor: 0,
    income: [],
    whyNoIncome: 'Entry is free.',
    assumptions: [],
  };
}

export function sampleBudgetDecision(): BudgetDecisionBody {
  return {
    status: 'proposed',
    currency: 'PLN',
    totalMinor: 200_000,
    kind: 'cap',
    recommendation: 'Approve PLN 2,000.00.',
    allocations: sampleBudgetBaseline().allocations.map(({ category, title, amountMinor }) => ({
      category,
      title,
      amountMinor,
    })),
    costMinor: 110_000,
    contingencyMinor: 9_900,
    headroomMinor: 80_100,
    overBudget: null,
    variance: {
      baselineMinor: 200_000,
      forecastMinor: 119_900,
      basisPoints: -4_005,
      limitBasisPoints: 500,
      basis,
    },
    savings: {
      options: sampleCostModel().options,
      listedMinor: 44_000,
      firstBaselineMinor: 119_900,
      shareBasisPoints: 3_670,
      targetBasisPoints: 1_000,
      note: 'The target is met.',
    },
    reserves: {
      contingencyMinor: 9_900,
      managementMinor: 6_000,
      adequacyBasisPoints: 2_475,
      basis,
      note: 'Held by the owner.',
    },
    payments: [{ what: 'Catering', dueOn: '2027-03-14', amountMinor: 110_000, basis }],
    changeImpact: {
      firstEstimateMinor: 119_900,
      nowMinor: 119_900,
      differenceMinor: 0,
      applied: [],
      reapprovalThresholdMinor: 20_000,
      note: 'Nothing was applied.',
    },
  };
}
