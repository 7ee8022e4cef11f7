import type { BudgetDecisionBody } from '../artifacts/budget-decision.ts';
import type { CostModelBody } from '../artifacts/cost-model.ts';
import { part } from './markdown-section.ts';
import { plain, table } from './markdown-text.ts';
import { moneyWords, percentWords, sourceWords } from './plan-words.ts';

/** How sure the estimate is, what moves it most, and what it has to earn. */
export function estimateAnalysis(model: CostModelBody): string[] {
  const { simulation, currency, breakEven, fundraising } = model;
  const money = (amountMinor: number) => moneyWords(amountMinor, currency);
  const earnings = [breakEven?.note, fundraising?.note].flatMap((note) => (note ? [plain(note)] : []));
  const measured = simulation && simulation.categories.length > 0 ? simulation : undefined;
  return [
    ...(measured
      ? [
          part(
            'How sure the estimate is',
            plain(
              `Half of ${measured.trials} simulated outcomes cost up to ${money(measured.p50Minor)}, eight of ten up to ${money(measured.p80Minor)}; the lines come to ${money(measured.baseMinor)} (${measured.basis.source}; ${measured.basis.formula}).`,
            ),
            ...(measured.events.length > 0 ? [eventTable(measured, money)] : []),
          ),
          ...(measured.drivers.length > 0
            ? [
                part(
                  'What moves the total most',
                  table(
                    ['Input', 'Total at its low end', 'Total at its high end', 'Swing'],
                    measured.drivers.map((driver) => [
                      driver.input,
                      money(driver.lowMinor),
                      money(driver.highMinor),
                      money(driver.swingMinor),
                    ]),
                  ),
                ),
              ]
            : []),
        ]
      : []),
    ...(earnings.length > 0 ? [part('What the event has to earn', ...earnings)] : []),
  ];
}

function eventTable({ events }: NonNullable<CostModelBody['simulation']>, money: (minor: number) => string) {
  return table(
    ['Risk that costs money', 'Chance', 'Costs', 'Expected'],
    events.map(({ riskId, title, probabilityPercent, costMinor, expectedMinor }) => [
      `${riskId} ${title}`,
      percentWords(Math.round(probabilityPercent * 100)),
      money(costMinor),
      money(expectedMinor),
    ]),
  );
}

/** Variance by category, quotes and ways to pay for certainty, where the level computes them. */
export function decisionAnalysis({
  categoryVariance,
  quotes,
  hedging,
  currency,
}: BudgetDecisionBody): string[] {
  const money = (amountMinor: number) => moneyWords(amountMinor, currency);
  return [
    ...(categoryVariance
      ? [
          part(
            'Variance by category',
            table(
              ['Category', 'Allocated', 'Likely (P50)', 'P80', 'Variance', 'Limit', 'Remark'],
              categoryVariance.map((row) => [
                row.title,
                money(row.allocatedMinor),
                money(row.p50Minor),
                money(row.p80Minor),
                percentWords(row.basisPoints),
                percentWords(row.limitBasisPoints),
                row.note,
              ]),
            ),
          ),
        ]
      : []),
    ...(quotes
      ? [
          part(
            'Quotes to obtain',
            table(
              ['Category', 'Estimate', 'Quotes', 'Why'],
              quotes.map(({ title, amountMinor, quotes: count, basis }) => [
                title,
                money(amountMinor),
                count,
                `${sourceWords(basis)}: ${basis.formula}`,
              ]),
            ),
          ),
        ]
      : []),
    ...(hedging ? [part('Paying for certainty', hedgeTable(hedging, money))] : []),
  ];
}

function hedgeTable(
  hedging: NonNullable<BudgetDecisionBody['hedging']>,
  money: (minor: number) => string,
): string {
  return table(
    ['Option', 'Protects', 'Costs', 'Pays from a chance of', 'When', 'Source'],
    hedging.map(({ title, exposureMinor, costMinor, paysFromBasisPoints, paysWhen, basis }) => [
      title,
      money(exposureMinor),
      money(costMinor),
      paysFromBasisPoints === null ? '-' : percentWords(paysFromBasisPoints),
      paysWhen,
      sourceWords(basis),
    ]),
  );
}

/** Payments summed by calendar month, with the running total: what has to be in the account by then. */
export function cashFlow(payments: BudgetDecisionBody['payments'], currency: string): string {
  const months = [...new Set(payments.map(({ dueOn }) => dueOn.slice(0, 7)))].sort();
  let runningMinor = 0;
  const rows = months.map((month) => {
    const dueMinor = payments
      .filter(({ dueOn }) => dueOn.startsWith(month))
      .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    runningMinor += dueMinor;
    return [month, moneyWords(dueMinor, currency), moneyWords(runningMinor, currency)];
  });
  return months.length > 1 ? table(['Month', 'Due', 'Paid by its end'], rows) : '';
}
