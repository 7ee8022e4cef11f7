import type { BudgetBaselineBody } from '../artifacts/budget-baseline.ts';
import type { BudgetDecisionBody } from '../artifacts/budget-decision.ts';
import type { CostModelBody } from '../artifacts/cost-model.ts';
import type { Basis } from '../kernel/basis.ts';
import { sumMinor } from '../kernel/money.ts';
import { columnRange, dayCell, figure, moneyCells, rowNumber, type Sheet, words } from './workbook.ts';

/** Every line of the cost model: the total is quantity times unit cost. */
export function linesSheet(model: CostModelBody): Sheet {
  const { amount, formula, digits } = moneyCells(model.currency);
  const titles = new Map(model.categories.map(({ category, title }) => [category, title]));
  return {
    name: 'Lines',
    title: 'Cost lines',
    head: [
      'Category',
      'Item',
      'Counted by',
      'Quantity',
      'Unit',
      'Unit cost',
      'Total',
      'Low',
      'High',
      model.tax.amounts === 'including-tax' ? 'Tax within the total' : 'Tax on top of the total',
      'Given in kind (not spent)',
      'May be left out',
      'Source of the figures',
      'How they are computed',
    ],
    widths: [18, 34, 18, 10, 14, 14, 16, 16, 16, 14, 14, 10, 40, 40],
    rows: model.lines.map((line, index) => [
      words(titles.get(line.category) ?? line.category),
      words(line.item),
      words(line.driver),
      figure(line.quantity),
      words(line.unit),
      amount(line.unitCostMinor),
      formula(`ROUND(D${rowNumber(index)}*F${rowNumber(index)},${digits})`, line.totalMinor),
      amount(line.range.lowMinor),
      amount(line.range.highMinor),
      amount(line.taxMinor),
      amount(line.valueInKindMinor),
      words(line.optional ? 'yes' : 'no'),
      words(line.basis.source),
      words(formulaWords(line.basis)),
    ]),
  };
}

/** 'guests x price (guests 60, price 12)'. */
function formulaWords({ formula, inputs }: Basis): string {
  const given = Object.entries(inputs).map(([name, value]) => `${name} ${value}`);
  return given.length === 0 ? formula : `${formula} (${given.join(', ')})`;
}

/** Estimate by category out of the lines, against what the baseline allots. */
export function categoriesSheet(model: CostModelBody, baseline: BudgetBaselineBody | undefined): Sheet {
  const { amount, formula } = moneyCells(model.currency);
  const allotted = new Map(baseline?.allocations.map((entry) => [entry.category, entry.amountMinor]));
  const listed = model.categories.map(({ category }) => category);
  const known = [
    ...model.categories,
    { ...contingencyRow(model), range: null, outlier: undefined },
    ...(baseline?.allocations ?? [])
      .filter(({ category }) => category !== 'contingency' && !listed.includes(category))
      .map(({ category, title }) => ({ category, title, totalMinor: 0, range: null, outlier: undefined })),
  ];
  const lineRange = (column: string) => columnRange(column, model.lines.length, 'Lines');
  const rows = known.map(({ category, title, totalMinor, range, outlier }, index) => {
    const row = rowNumber(index);
    const given = baseline ? (allotted.get(category) ?? 0) : null;
    return [
      words(title),
      listed.includes(category)
        ? formula(`SUMIFS(${lineRange('G')},${lineRange('A')},A${row})`, totalMinor)
        : amount(totalMinor),
      ...(range ? [amount(range.lowMinor), amount(range.highMinor)] : [words(''), words('')]),
      amount(given),
      given === null ? words('not known') : formula(`E${row}-B${row}`, given - totalMinor),
      words(outlier),
    ];
  });
  const sum = (column: string, totalMinor: number) =>
    formula(`SUM(${columnRange(column, rows.length)})`, totalMinor, true);
  const total = [
    words('Total', true),
    sum('B', model.totalMinor),
    words(''),
    words(''),
    baseline ? sum('E', baseline.totalMinor) : words('not known'),
    baseline ? sum('F', baseline.totalMinor - model.totalMinor) : words('not known'),
    words(''),
  ];
  return {
    name: 'Categories',
    title: 'Estimate and baseline by category',
    head: ['Category', 'Estimate', 'Low', 'High', 'Allotted', 'Allotted less estimate', 'Remark'],
    widths: [24, 18, 18, 18, 18, 18, 50],
    rows: [...rows, total],
  };
}

function contingencyRow({ contingency }: CostModelBody) {
  return { category: 'contingency', title: 'Contingency', totalMinor: contingency.amountMinor };
}

/** When money is due, with a running sum. */
export function paymentsSheet(decision: BudgetDecisionBody | undefined): Sheet {
  const head = ['Due', 'What', 'Amount', 'Sum so far', 'Source of the terms'];
  const shape = { name: 'Payments', title: 'Payment calendar', head, widths: [12, 44, 18, 18, 44] };
  const payments = decision?.payments ?? [];
  if (!decision || payments.length === 0) {
    const why = decision ? (decision.whyNoPayments ?? 'No payment is planned.') : 'Not drafted yet.';
    return { ...shape, rows: [[words(''), words(why)]] };
  }
  const { amount, formula } = moneyCells(decision.currency);
  return {
    ...shape,
    rows: payments.map(({ what, dueOn, amountMinor, basis }, index) => [
      dayCell(dueOn),
      words(what),
      amount(amountMinor),
      formula(
        `SUM(C$${rowNumber(0)}:C${rowNumber(index)})`,
        sumMinor(payments.slice(0, index + 1).map((payment) => payment.amountMinor)),
      ),
      words(basis.source),
    ]),
  };
}
