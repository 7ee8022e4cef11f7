import {
  spendingCategories,
  type BudgetCategory,
  categoryTitles,
  type BudgetShares,
  budgetShareTable,
  type ShareColumn,
} from '../knowledge/budget-shares.ts';
import type { Basis } from '../kernel/basis.ts';
import { shareMinor, sumMinor } from '../kernel/money.ts';
import { type CostLine, totalOf } from './cost-lines.ts';

export interface CategoryAllocation {
  category: BudgetCategory;
  title: string;
  /** Sum of the category's lines; for contingency the reserve. */
  amountMinor: number;
  /** Of lines and contingency, in basis points. */
  shareBasisPoints: number;
  basis: Basis;
}

export interface ShareWarning {
  category: BudgetCategory;
  actualPercent: number;
  usualPercent: number;
  text: string;
}

/** lines + contingency + headroom - shortfall = total, exactly. Headroom and shortfall are never both above zero. */
export interface BudgetAllocation {
  totalMinor: number;
  linesMinor: number;
  contingencyMinor: number;
  contingencyBasis: Basis;
  /** The reserve is below its usual share, though not below the floor. */
  contingencyReduced: boolean;
  headroomMinor: number;
  shortfallMinor: number;
  categories: readonly CategoryAllocation[];
  warnings: readonly ShareWarning[];
}

export interface AllocationRequest {
  lines: readonly CostLine[];
  totalMinor: number;
  column: ShareColumn;
  /** Reserve in basis points of the lines, from a simulation, in place of the usual share; the floor stays. */
  reserveOfLines?: number | undefined;
  /** Usual shares; the product's when absent. */
  shares?: BudgetShares;
}

/** Points of difference between a category's share and the usual one before a planner should look. */
const outlierPoints = 10;

export function allocateBudget(request: AllocationRequest): BudgetAllocation {
  const { lines, totalMinor, column, shares = budgetShareTable.value } = request;
  const { contingency, source } = shares;
  const linesMinor = totalOf(lines);
  // A purse larger than the plan makes the plan no riskier: what is beyond it is headroom, not contingency.
  const enough = indicativeTotal(lines, column, shares, request.reserveOfLines).totalMinor;
  const planMinor = Math.min(totalMinor, enough);
  const percent = Math.max(contingency.floor, contingency[column]);
  const simulated = request.reserveOfLines !== undefined;
  const floor = shareMinor(planMinor, Math.round(contingency.floor * 100));
  const wanted = simulated
    ? shareMinor(linesMinor, request.reserveOfLines ?? 0)
    : shareMinor(planMinor, Math.round(percent * 100));
  const usual = Math.max(floor, wanted);
  const left = totalMinor - linesMinor;
  const contingencyReduced = left < usual && left >= floor;
  const contingencyMinor = contingencyReduced ? left : usual;
  const rest = totalMinor - linesMinor - contingencyMinor;
  const contingencyBasis = {
    source: simulated ? simulatedSource : source,
    formula: contingencyReduced
      ? `what is left, at least ${contingency.floor} % of the plan`
      : simulated
        ? `80th percentile - lines, at least ${contingency.floor} % of the plan`
        : `lines and contingency x usual share, at least ${contingency.floor} %`,
    inputs: {
      planMinor,
      ...(simulated ? { reserveMinor: wanted } : { percent }),
      floorPercent: contingency.floor,
    },
  };
  const categories = categoriesOf(lines, contingencyMinor, contingencyBasis);
  return {
    totalMinor,
    linesMinor,
    contingencyMinor,
    contingencyBasis,
    contingencyReduced,
    headroomMinor: Math.max(0, rest),
    shortfallMinor: Math.max(0, -rest),
    categories,
    warnings: outliers(categories, shares.shares[column]),
  };
}

const simulatedSource = "planner's judgement: simulation of the price ranges";

/** The total that would carry the lines with their contingency: for a brief without a budget, an estimate. */
export function indicativeTotal(
  lines: readonly CostLine[],
  column: ShareColumn,
  { contingency, source }: BudgetShares = budgetShareTable.value,
  reserveOfLines?: number,
): { totalMinor: number; basis: Basis } {
  const linesMinor = totalOf(lines);
  const withShare = (share: number) => Math.ceil((linesMinor * 100) / (100 - share));
  if (reserveOfLines !== undefined) {
    const totalMinor = Math.max(
      linesMinor + shareMinor(linesMinor, reserveOfLines),
      withShare(contingency.floor),
    );
    const basis = {
      source: simulatedSource,
      formula: `80th percentile, at least lines / (1 - ${contingency.floor} %)`,
      inputs: { linesMinor, reserveOfLines },
    };
    return { totalMinor, basis };
  }
  const percent = contingency[column];
  return {
    totalMinor: withShare(percent),
    basis: {
      source,
      formula: 'lines / (1 - contingency share)',
      inputs: { linesMinor, percent },
    },
  };
}

function categoriesOf(
  lines: readonly CostLine[],
  contingencyMinor: number,
  contingencyBasis: Basis,
): CategoryAllocation[] {
  const whole = totalOf(lines) + contingencyMinor;
  const share = (amountMinor: number): number => (whole > 0 ? Math.round((amountMinor * 10_000) / whole) : 0);
  const planned = spendingCategories.flatMap((category): CategoryAllocation[] => {
    const own = lines.filter((line) => line.category === category);
    if (own.length === 0) return [];
    const amountMinor = sumMinor(own.map(({ totalMinor }) => totalMinor));
    const basis = { source: 'cost model', formula: 'sum of lines', inputs: { lines: own.length } };
    return [
      { category, title: categoryTitles[category], amountMinor, shareBasisPoints: share(amountMinor), basis },
    ];
  });
  const title = categoryTitles.contingency;
  return [
    ...planned,
    {
      category: 'contingency',
      title,
      amountMinor: contingencyMinor,
      shareBasisPoints: share(contingencyMinor),
      basis: contingencyBasis,
    },
  ];
}

function outliers(
  categories: readonly CategoryAllocation[],
  usual: Readonly<Record<BudgetCategory, number>>,
): ShareWarning[] {
  return categories.flatMap(({ category, title, shareBasisPoints }) => {
    const usualPercent = usual[category];
    const actualPercent = Math.round(shareBasisPoints / 10) / 10;
    if (Math.abs(actualPercent - usualPercent) <= outlierPoints) return [];
    const text = `${title} takes ${actualPercent} % of the plan; usual for this kind of event is about ${usualPercent} %.`;
    return [{ category, actualPercent, usualPercent, text }];
  });
}
