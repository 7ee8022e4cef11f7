import type { BudgetDecisionBody } from '../artifacts/budget-decision.ts';
import type { CostModelBody } from '../artifacts/cost-model.ts';
import { actualCostRecord } from '../artifacts/records.ts';
import { defineView } from '../kernel/define-record.ts';
import { sumMinor } from '../kernel/money.ts';
import { withheld } from './outside-text.ts';
import type { DatedPlan } from './plan-contents.ts';
import { columnRange, moneyCells, rowNumber, type Sheet, type SheetCell, words } from './workbook.ts';

const actualCosts = defineView({
  name: 'actualCosts',
  of: [actualCostRecord],
  select: (records) => records.map(({ body }) => body),
});

/** What a person has approved by category, or null: the approval is bound to one revision of the decision. */
function approvedByCategory(
  { approvals, revisions }: Pick<DatedPlan, 'approvals' | 'revisions'>,
  decision: BudgetDecisionBody | undefined,
): Map<string, number> | null {
  const current = revisions['BudgetDecision']?.revision;
  const approved = approvals.some(
    ({ kind, status, subject }) =>
      kind === 'budget' &&
      status === 'approved' &&
      subject.some(({ type, revision }) => type === 'BudgetDecision' && revision === current),
  );
  if (!decision || !approved) return null;
  return new Map(decision.allocations.map(({ category, amountMinor }) => [category, amountMinor]));
}

interface Standing {
  title: string;
  estimateMinor: number;
  approvedMinor: number | null;
  paidMinor: number | null;
}

/** Estimate beside what was approved, agreed and paid, as far as anybody has reported it. */
export function standingSheet(
  plan: DatedPlan,
  model: CostModelBody,
  decision: BudgetDecisionBody | undefined,
): Sheet {
  const costs = actualCosts.select(plan.records);
  const counted = costs.filter(({ currency }) => currency === model.currency);
  const foreign = costs.length - counted.length;
  // What a contract is worth is left out of default reads, and a category often has one contract.
  const signed = plan.records.some(({ kind }) => kind === 'contract-signed');
  const said = { currency: model.currency, agreed: signed ? withheld : 'not known' };
  const standings = standingsOf(model, approvedByCategory(plan, decision), counted);
  return {
    name: 'Plan and actual',
    title: 'Estimate, approved, agreed and paid',
    head: ['Category', 'Estimate', 'Approved', 'Agreed by contract', 'Paid', 'Estimate less paid'],
    widths: [24, 18, 18, 18, 18, 18],
    rows: [
      ...standings.map((standing, index) => standingRow(standing, rowNumber(index), said)),
      totalRow(standings, said),
      ...(foreign > 0
        ? [[words(`Not counted, in a currency other than ${model.currency}: ${foreign}`)]]
        : []),
    ],
  };
}

function standingsOf(
  model: CostModelBody,
  approved: Map<string, number> | null,
  costs: readonly { category: string; amountMinor: number }[],
): Standing[] {
  return categoriesOf(model, approved, costs).map(({ category, title, estimateMinor }) => {
    const own = costs.filter((cost) => [category, title].includes(cost.category));
    return {
      title,
      estimateMinor,
      approvedMinor: approved ? (approved.get(category) ?? 0) : null,
      paidMinor: own.length === 0 ? null : sumMinor(own.map(({ amountMinor }) => amountMinor)),
    };
  });
}

function standingRow(
  { title, estimateMinor, approvedMinor, paidMinor }: Standing,
  row: number,
  { currency, agreed }: { currency: string; agreed: string },
): SheetCell[] {
  const { amount, formula } = moneyCells(currency);
  return [
    words(title),
    amount(estimateMinor),
    amount(approvedMinor),
    words(agreed),
    amount(paidMinor),
    paidMinor === null ? words('not known') : formula(`B${row}-E${row}`, estimateMinor - paidMinor),
  ];
}

function totalRow(
  standings: readonly Standing[],
  { currency, agreed }: { currency: string; agreed: string },
): SheetCell[] {
  const total = (column: string, amounts: readonly (number | null)[]): SheetCell => {
    const given = amounts.filter((entry) => entry !== null);
    const sum = `SUM(${columnRange(column, standings.length)})`;
    return given.length === 0
      ? words('not known', true)
      : moneyCells(currency).formula(sum, sumMinor(given), true);
  };
  return [
    words('Total', true),
    total(
      'B',
      standings.map(({ estimateMinor }) => estimateMinor),
    ),
    total(
      'C',
      standings.map(({ approvedMinor }) => approvedMinor),
    ),
    words(agreed, true),
    total(
      'E',
      standings.map(({ paidMinor }) => paidMinor),
    ),
    words(''),
  ];
}

/** The model's categories and contingency, and what was approved or paid beyond them. */
function categoriesOf(
  model: CostModelBody,
  approved: Map<string, number> | null,
  costs: readonly { category: string }[],
) {
  const planned = [
    ...model.categories.map(({ category, title, totalMinor }) => ({
      category,
      title,
      estimateMinor: totalMinor,
    })),
    { category: 'contingency', title: 'Contingency', estimateMinor: model.contingency.amountMinor },
  ];
  const known = new Set(planned.flatMap(({ category, title }) => [category, title]));
  const others = [...(approved?.keys() ?? []), ...costs.map(({ category }) => category)];
  const extra = [...new Set(others)].filter((category) => !known.has(category));
  return [...planned, ...extra.map((category) => ({ category, title: category, estimateMinor: 0 }))];
}
