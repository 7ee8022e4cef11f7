import type { CostModelBody } from '../artifacts/cost-model.ts';
import type { Income } from '../artifacts/money-fields.ts';
import { sumMinor } from '../kernel/money.ts';
import { figure, moneyCells, rowNumber, type Sheet, words } from './workbook.ts';

/** Money to come in: at risk until somebody has signed, never part of the budget. */
export function incomeSheet(income: readonly Income[]): Sheet {
  return {
    name: 'Income',
    title: 'Money to come in (not counted as budget)',
    head: ['What', 'Kind', 'Amount', 'Standing', 'Remark'],
    widths: [36, 16, 18, 12, 60],
    rows:
      income.length === 0
        ? [[words('No income is planned.')]]
        : income.map(({ label, kind, amountMinor, currency, status, note }) => [
            words(label),
            words(kind),
            moneyCells(currency).amount(amountMinor),
            words(status === 'signed' ? 'signed' : 'at risk'),
            words(note),
          ]),
  };
}

/** Ways to spend less, best first; the running sum counts nothing twice. */
export function savingsSheet({ options, applied, currency }: CostModelBody): Sheet {
  const { amount, formula } = moneyCells(currency);
  const open = options.map((option, index) => [
    words(option.label),
    words(option.effect),
    amount(option.savingMinor),
    amount(option.addedSavingMinor),
    formula(
      `SUM(D$${rowNumber(0)}:D${rowNumber(index)})`,
      sumMinor(options.slice(0, index + 1).map(({ addedSavingMinor }) => addedSavingMinor)),
    ),
    figure(option.severity),
    words('open'),
    words(`${option.basis.source}: ${option.basis.formula}`),
  ]);
  const done = applied.map(({ label, effect, savingMinor }) => [
    words(label),
    words(effect),
    amount(savingMinor),
    words(''),
    words(''),
    words(''),
    words('applied: already in the lines'),
    words(''),
  ]);
  const rows = [...open, ...done];
  return {
    name: 'Savings',
    title: 'Ways to spend less',
    head: [
      'Option',
      'What attendees notice',
      'Saves alone',
      'Saves after those above',
      'Sum so far',
      'Severity (1-5)',
      'Standing',
      'Source',
    ],
    widths: [36, 44, 16, 16, 16, 10, 18, 50],
    rows: rows.length === 0 ? [[words('No way to spend less is known.')]] : rows,
  };
}
