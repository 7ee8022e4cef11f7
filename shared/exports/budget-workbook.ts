import { approvalTitles } from '../contracts/approval-titles.ts';
import { budgetBaseline } from '../artifacts/budget-baseline.ts';
import { budgetDecision, type BudgetDecisionBody } from '../artifacts/budget-decision.ts';
import { costModel, type CostModelBody } from '../artifacts/cost-model.ts';
import { sumMinor } from '../kernel/money.ts';
import { incomeSheet, savingsSheet } from './budget-option-sheets.ts';
import { categoriesSheet, linesSheet, paymentsSheet } from './budget-sheets.ts';
import { standingSheet } from './budget-standing-sheet.ts';
import { oneLine } from './outside-text.ts';
import { movedMoney } from './moved-money.ts';
import { drafted, type DatedPlan } from './plan-contents.ts';
import { instantWords, standingWords } from './plan-words.ts';
import { columnRange, figure, moneyCells, rowNumber, type Sheet, type SheetCell, words } from './workbook.ts';

/** The money of a plan as sheets whose totals are formulas. */
export function budgetWorkbook(plan: DatedPlan): Sheet[] {
  const model = drafted(plan, costModel);
  if (!model)
    return [
      summarySheet(plan, [[words('Costs'), words('not known'), words('The cost model is not drafted yet.')]]),
    ];
  const baseline = drafted(plan, budgetBaseline);
  const decision = drafted(plan, budgetDecision);
  return [
    summarySheet(plan, [...moneyRows(plan, model), ...wordRows(plan, model, decision)]),
    linesSheet(model),
    categoriesSheet(model, baseline),
    standingSheet(plan, model, decision),
    paymentsSheet(decision),
    incomeSheet(baseline?.income ?? model.income),
    savingsSheet(model),
  ];
}

function summarySheet({ title, execution }: DatedPlan, rows: Sheet['rows']): Sheet {
  const rehearsed = execution === 'simulated' ? 'Rehearsal: ' : '';
  return {
    name: 'Summary',
    title: `${rehearsed}${oneLine(title, 200)}: budget`,
    head: ['What', 'Figure', 'Where it comes from'],
    widths: [34, 24, 90],
    rows,
  };
}

/** Row numbers are those of this list: budget 3, lines 4, contingency 5, estimate 6, headroom 7. */
function moneyRows(plan: DatedPlan, model: CostModelBody): SheetCell[][] {
  const own = plannedRows(model);
  return [...own, ...movedRows(plan, own.length)];
}

/** What decisions moved to quotes above their category, and what is left where it came from; `above` rows come first. */
function movedRows(plan: DatedPlan, above: number): SheetCell[][] {
  const moved = movedMoney(plan);
  if (!moved) return [];
  const { amount, formula } = moneyCells(moved.currency);
  return moved.taken.flatMap(({ name, movedMinor, leftMinor, parts }, index): SheetCell[][] => {
    const held = `B${rowNumber(name === 'contingency' ? 2 : 4)}`;
    const title = name === 'contingency' ? 'Contingency' : 'Headroom';
    return [
      [words(`Out of the ${name}, by decision`), amount(movedMinor), words(parts.join('; '))],
      [
        words(`${title} that remains`, true),
        formula(`${held}-B${rowNumber(above + 2 * index)}`, leftMinor, true),
        words(`${title} less what decisions moved`),
      ],
    ];
  });
}

function plannedRows(model: CostModelBody): SheetCell[][] {
  const { amount, formula } = moneyCells(model.currency);
  const [budget, lines, contingency, estimate] = [0, 1, 2, 3].map(rowNumber);
  const { basis, amountMinor } = model.contingency;
  return [
    [words('Budget'), amount(model.budgetMinor), words(model.budgetOrigin)],
    [
      words('Cost lines'),
      formula(`SUM(${columnRange('G', model.lines.length, 'Lines')})`, model.linesMinor),
      words('Sum of the sheet Lines'),
    ],
    [words('Contingency'), amount(amountMinor), words(`${basis.source}: ${basis.formula}`)],
    [
      words('Estimate', true),
      formula(`B${lines}+B${contingency}`, model.totalMinor, true),
      words('Cost lines and contingency'),
    ],
    [
      words('Headroom', true),
      model.headroomMinor === null
        ? words('not known')
        : formula(`B${budget}-B${estimate}`, model.headroomMinor, true),
      words('Budget less estimate; below zero it is a shortfall'),
    ],
    [words('Estimate, low'), amount(model.range.lowMinor), words('Range of the cost model')],
    [words('Estimate, high'), amount(model.range.highMinor), words('Range of the cost model')],
    ...simulatedRows(model),
    [
      words('Savings that are listed, not applied'),
      formula(
        `SUM(${columnRange('D', model.options.length, 'Savings')})`,
        sumMinor(model.options.map(({ addedSavingMinor }) => addedSavingMinor)),
      ),
      words('Sum of the sheet Savings, nothing counted twice'),
    ],
  ];
}

/** Percentiles of the lines, before contingency. */
function simulatedRows({ simulation, currency }: CostModelBody): SheetCell[][] {
  if (!simulation || simulation.categories.length === 0) return [];
  const { amount } = moneyCells(currency);
  const source = `${simulation.basis.source}: ${simulation.basis.formula}`;
  return [
    [words('Simulated cost, P50 (half stay below)'), amount(simulation.p50Minor), words(source)],
    [words('Simulated cost, P80 (eight of ten stay below)'), amount(simulation.p80Minor), words(source)],
  ];
}

function wordRows(
  plan: DatedPlan,
  model: CostModelBody,
  decision: BudgetDecisionBody | undefined,
): SheetCell[][] {
  const { people, venue, tax, exchange } = model;
  const undecided = (plan.provisional['CostModel'] ?? []).map((kind) => approvalTitles[kind]);
  const rate =
    exchange &&
    `1 ${exchange.from} = ${exchange.rate} ${exchange.to}, ${exchange.label}, as of ${exchange.asOf}`;
  return [
    [words('Approval'), words(approvalStanding(plan)), words(decision?.recommendation)],
    [words('Rests on what is not decided'), words(undecided.join(', ') || 'nothing'), words('')],
    [
      words('Venue in the estimate'),
      words(venue.name),
      words(venue.standing === 'none' ? '' : venue.standing),
    ],
    [
      words('People catered for'),
      figure(people.catered),
      words(`${people.basis.source}: ${people.basis.formula}`),
    ],
    [
      words('Tax'),
      words(tax.amounts === 'including-tax' ? 'amounts include tax' : 'amounts exclude tax'),
      words(tax.note),
    ],
    [words('Exchange rate'), words(rate ? 'used' : 'none used'), words(rate)],
  ];
}

function approvalStanding({ approvals }: DatedPlan): string {
  const newest = approvals.findLast(({ kind }) => kind === 'budget');
  if (!newest) return 'not asked for yet';
  const { status, decision } = newest;
  return decision
    ? `${standingWords[status]} by ${decision.by}, ${instantWords(decision.at, 'UTC')}`
    : standingWords[status];
}
