import { budgetBaseline, type BudgetBaselineBody } from '../artifacts/budget-baseline.ts';
import { budgetDecision, type BudgetDecisionBody } from '../artifacts/budget-decision.ts';
import { costModel, type CostLine, type CostModelBody } from '../artifacts/cost-model.ts';
import type { CostOption, Exchange, Income } from '../artifacts/money-fields.ts';
import { requirements } from '../artifacts/requirements.ts';
import { venueScorecard } from '../artifacts/venue-scorecard.ts';
import { venueShortlist } from '../artifacts/venue-shortlist.ts';
import { cashFlow, decisionAnalysis, estimateAnalysis } from './budget-analysis.ts';
import { labelled, noted, part, planSection } from './markdown-section.ts';
import { bullets, plain, table } from './markdown-text.ts';
import { movedLines } from './moved-money.ts';
import { drafted } from './plan-contents.ts';
import { dayWords } from '../kernel/day-words.ts';
import { figureWords, moneyWords, percentWords, rangeWords, sourceWords } from './plan-words.ts';

const costSection = planSection({
  artifact: costModel,
  after: [requirements, venueShortlist, venueScorecard],
  blocks: (model) => [
    plain(model.tax.note),
    ...exchangeNote(model.exchange),
    categoryTable(model),
    ...model.categories.map(({ category, title }) => part(title, lineTable(model, category))),
    ...conflictSet(model),
    ...applied(model),
    part(
      'When figures move',
      table(
        ['Scope', 'Limit', 'What happens'],
        model.varianceRules.map(({ scope, limitBasisPoints, action }) => [
          scope,
          percentWords(limitBasisPoints),
          action,
        ]),
      ),
    ),
    ...estimateAnalysis(model),
    ...noted(model.notes.filter((note) => note !== model.tax.note)),
  ],
});

/** What people chose to save, where they chose anything. */
function applied({ applied: done, notApplied, options, currency }: CostModelBody): string[] {
  const saved = done.map(({ label, effect, savingMinor }) => [
    label,
    effect,
    moneyWords(savingMinor, currency),
  ]);
  const left = notApplied.map(({ id, why }) => [
    options.find((option) => option.id === id)?.label ?? id,
    why,
  ]);
  return [
    ...(saved.length === 0
      ? []
      : [part('Ways to spend less that are applied', table(['Option', 'Effect', 'Saves'], saved))]),
    ...(left.length === 0 ? [] : [part('Chosen, but not applied', table(['Option', 'Why not'], left))]),
  ];
}

const baselineSection = planSection({
  artifact: budgetBaseline,
  after: [costModel],
  blocks: (baseline, plan) => [
    plain(`${moneyWords(baseline.totalMinor, baseline.currency)}. ${baseline.origin}`),
    ...(baseline.shortfallMinor > 0
      ? [labelled('Short of what the brief needs', moneyWords(baseline.shortfallMinor, baseline.currency))]
      : []),
    table(
      ['Allocation', 'Amount', 'Needed', 'Share', 'Basis'],
      baseline.allocations.map((entry) => [
        entry.title,
        moneyWords(entry.amountMinor, baseline.currency),
        moneyWords(entry.needMinor, baseline.currency),
        percentWords(entry.shareBasisPoints),
        `${sourceWords(entry.basis)}: ${entry.basis.formula}`,
      ]),
    ),
    part('Money to come in', incomeTable(baseline.income, baseline.whyNoIncome)),
    part('Assumptions', bullets(ownAssumptions(baseline, drafted(plan, costModel)))),
  ],
});

/** On paper the notes on the cost model stand just above: they are not said twice. */
function ownAssumptions({ assumptions }: BudgetBaselineBody, model: CostModelBody | undefined): string[] {
  const own = assumptions.filter((text) => model?.notes.includes(text) !== true);
  return own.length < assumptions.length ? [...own, 'The notes on the cost model hold here, too.'] : own;
}

const decisionSection = planSection({
  artifact: budgetDecision,
  after: [costModel, budgetBaseline],
  blocks: (decision, plan) => [
    plain(decision.recommendation),
    table(
      ['Category', 'Proposed'],
      decision.allocations.map(({ title, amountMinor }) => [
        title,
        moneyWords(amountMinor, decision.currency),
      ]),
    ),
    part('Over budget', ...overBudget(decision)),
    part(
      'Savings',
      plain(decision.savings.note),
      optionTable(decision.savings.options, decision.currency, 'No saving is listed.'),
    ),
    ...decisionAnalysis(decision),
    part('Reserves', reserves(decision, movedLines(plan))),
    part(
      'Payments',
      table(
        ['What', 'Due', 'Amount', 'Basis'],
        decision.payments.map(({ what, dueOn, amountMinor, basis }) => [
          what,
          dayWords(dueOn),
          moneyWords(amountMinor, decision.currency),
          sourceWords(basis),
        ]),
        decision.whyNoPayments ?? 'None.',
      ),
      cashFlow(decision.payments, decision.currency),
    ),
    part('Changes since the first estimate', ...changes(decision)),
  ],
});

export const budgetSections = [costSection, baselineSection, decisionSection];

function conflictSet({ conflictSet: wishes = [], currency }: CostModelBody): string[] {
  if (wishes.length === 0) return [];
  return [
    part(
      'What cannot all be kept within the budget',
      table(
        ['Wish', 'Letting go of it alone saves'],
        wishes.map(({ constraint, savingMinor }) => [constraint, moneyWords(savingMinor, currency)]),
      ),
    ),
  ];
}

function categoryTable({ categories, contingency, totalMinor, range, currency }: CostModelBody): string {
  return table(
    ['Category', 'Estimate', 'Low to high', 'Share', 'Remark'],
    [
      ...categories.map((entry) => [
        entry.title,
        moneyWords(entry.totalMinor, currency),
        rangeWords(entry.range, currency),
        percentWords(entry.shareBasisPoints),
        entry.outlier,
      ]),
      [
        'Contingency',
        moneyWords(contingency.amountMinor, currency),
        '',
        // The artifact gives its share of the budget; this column is about the estimate.
        percentWords(Math.round((contingency.amountMinor * 10_000) / Math.max(1, totalMinor))),
        `${sourceWords(contingency.basis)}: ${contingency.basis.formula}`,
      ],
      ['Total', moneyWords(totalMinor, currency), rangeWords(range, currency), '', ''],
    ],
  );
}

function lineTable({ lines, currency }: CostModelBody, category: string): string {
  return table(
    ['Item', 'Quantity', 'Unit price', 'Total', 'Low to high', 'Basis'],
    lines
      .filter((line) => line.category === category)
      .map((line) => [
        [
          line.item,
          ...(line.optional ? ['(optional)'] : []),
          ...(line.valueInKindMinor > 0
            ? [`(value in kind ${moneyWords(line.valueInKindMinor, currency)}, not spent)`]
            : []),
        ].join(' '),
        quantity(line),
        moneyWords(line.unitCostMinor, currency),
        moneyWords(line.totalMinor, currency),
        rangeWords(line.range, currency),
        sourceWords(line.basis),
      ]),
    'No line.',
  );
}

/** A percentage of other lines has no count of its own. */
function quantity({ quantity: count, unit }: CostLine): string {
  return count === 1 && unit.startsWith('%') ? unit : `${figureWords(count)} × ${unit}`;
}

function exchangeNote(exchange: Exchange | null): string[] {
  if (!exchange) return [];
  const { from, to, rate, label } = exchange;
  return [plain(`Prices in ${from} were brought to ${to} at ${rate} (${label}; replace it by your own).`)];
}

function incomeTable(income: readonly Income[], whyNone = 'None is planned.'): string {
  return table(
    ['Source', 'Kind', 'Amount', 'Standing', 'Note'],
    income.map(({ label, kind, amountMinor, currency, status, note }) => [
      label,
      kind,
      moneyWords(amountMinor, currency),
      status === 'signed' ? 'signed' : 'at risk',
      note,
    ]),
    whyNone,
  );
}

function optionTable(
  options: readonly CostOption[],
  currency: string,
  whenEmpty: string,
  verb = 'Saves',
): string {
  return table(
    ['Option', 'What attendees notice', `${verb} alone`, `${verb} after those above`, 'Severity (1-5)'],
    options.map((option) => [
      option.label,
      option.effect,
      moneyWords(option.savingMinor, currency),
      moneyWords(option.addedSavingMinor, currency),
      option.severity,
    ]),
    whenEmpty,
  );
}

function overBudget({ overBudget: over, currency }: BudgetDecisionBody): string[] {
  if (!over) return [plain('No: the plan stays within the total.')];
  const enough = over.optionsSuffice
    ? `These would be enough, least noticed first: ${over.proposal.map((id) => over.options.find((option) => option.id === id)?.label ?? id).join('; ')}.`
    : 'All options together are not enough.';
  return [
    plain(`${moneyWords(over.shortfallMinor, currency)} is missing. ${enough}`),
    optionTable(over.options, currency, 'No way to spend less is known.', 'Closes'),
  ];
}

function reserves({ reserves: held, currency }: BudgetDecisionBody, moved: readonly string[]): string {
  const adequacy =
    held.adequacyBasisPoints === null
      ? 'not known: the range is empty'
      : percentWords(held.adequacyBasisPoints);
  return [
    labelled('Contingency', moneyWords(held.contingencyMinor, currency)),
    labelled('Held by the owner', moneyWords(held.managementMinor, currency)),
    labelled('Adequacy', `${adequacy} (${held.basis.source}). ${held.note}`),
    ...moved,
  ]
    .map((line) => `- ${line}`)
    .join('\n');
}

function changes({ changeImpact: impact, currency, variance }: BudgetDecisionBody): string[] {
  return [
    plain(
      `First estimate ${moneyWords(impact.firstEstimateMinor, currency)}, now ${moneyWords(impact.nowMinor, currency)} (difference ${moneyWords(impact.differenceMinor, currency)}). ${impact.note}`,
    ),
    plain(
      `The forecast is ${percentWords(Math.abs(variance.basisPoints))} ${variance.basisPoints < 0 ? 'below' : 'above'} the baseline (limit ${percentWords(variance.limitBasisPoints)} above). A change of ${moneyWords(impact.reapprovalThresholdMinor, currency)} or more is put up for approval again.`,
    ),
  ];
}
