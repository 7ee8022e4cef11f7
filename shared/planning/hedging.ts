import type { Hedge } from '../artifacts/cost-analysis-fields.ts';
import type { CostModelBody } from '../artifacts/cost-model.ts';
import { hedgingTerms, pricesHeldMonths } from '../knowledge/hedging-terms.ts';
import { shareMinor, sumMinor } from '../kernel/money.ts';
import { daysBetween } from './calendar-date.ts';

interface HedgeAsk {
  model: Pick<CostModelBody, 'categories' | 'lines' | 'linesMinor' | 'currency'>;
  /** Currency in which suppliers at the place are paid. */
  localCurrency: string;
  asOf: string;
  eventStart: string;
}

/** Ways to pay for certainty: what each protects, what it costs and when it pays. A person decides. */
export function hedgingOptions({ model, localCurrency, asOf, eventStart }: HedgeAsk): Hedge[] {
  const of = (...names: string[]) =>
    sumMinor(
      model.categories.filter(({ category }) => names.includes(category)).map((entry) => entry.totalMinor),
    );
  const months = Math.round(daysBetween(asOf, eventStart) / 30.4);
  const abroad = localCurrency !== model.currency;
  const insured = model.lines.find(({ id }) => id === 'cancellation-insurance');
  const lockable = of('catering', 'av', 'staff');
  return [
    hedge(
      'currency',
      abroad ? model.linesMinor : 0,
      abroad
        ? `Suppliers are paid in ${localCurrency}, the budget is in ${model.currency}: it pays when the rate moves against you by more than its cost.`
        : `Not needed: suppliers are paid in ${localCurrency}, the currency of the budget. Ask again for an invoice from abroad.`,
    ),
    hedge(
      'price-lock',
      lockable,
      months > pricesHeldMonths
        ? `The event is ${months} months away and prices are usually held for ${pricesHeldMonths}: it pays when they rise by more than its cost.`
        : `The event is ${months} months away; prices are usually held that long without a premium. Ask for it free of charge.`,
    ),
    hedge(
      'cancellation-cover',
      model.linesMinor - (insured?.totalMinor ?? 0),
      insured
        ? 'Already among the lines. It pays when the event is cancelled for an insured cause; under-insuring lowers the payment.'
        : 'Not among the lines. It pays when the event is cancelled for an insured cause.',
    ),
    hedge(
      'refundable-terms',
      of('venue'),
      'It pays when the date, the size or the event itself may still change after signing.',
    ),
  ];
}

function hedge(id: keyof typeof hedgingTerms, exposureMinor: number, paysWhen: string): Hedge {
  const { title, costBasisPoints, lossPercent, source } = hedgingTerms[id];
  return {
    id,
    title,
    exposureMinor,
    costMinor: shareMinor(exposureMinor, costBasisPoints),
    paysFromBasisPoints: exposureMinor > 0 ? Math.round((costBasisPoints * 100) / lossPercent) : null,
    paysWhen,
    basis: {
      source,
      formula: 'exposure x premium; pays when the chance of the bad case exceeds premium / loss',
      inputs: { exposureMinor, costBasisPoints, lossPercent },
    },
  };
}
