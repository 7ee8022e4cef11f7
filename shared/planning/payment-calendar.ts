import type { BudgetDecisionBody } from '../artifacts/budget-decision.ts';
import { judgement } from '../kernel/basis.ts';
import { allocateMinor } from '../kernel/money.ts';
import { addDays, type CalendarDate } from './calendar-date.ts';

export type Payment = BudgetDecisionBody['payments'][number];

/** Usual terms: a quarter at signing, a quarter 90 days and two fifths 30 days before, a tenth after the event. */
const instalments = [
  { name: 'deposit at signing', percent: 25, daysBefore: null },
  { name: 'second instalment', percent: 25, daysBefore: 90 },
  { name: 'balance', percent: 40, daysBefore: 30 },
  { name: 'final amount', percent: 10, daysBefore: -14 },
] as const;

export interface PaymentRequest {
  /** `signing`: when it is under contract. */
  categories: readonly { title: string; totalMinor: number; signing: CalendarDate }[];
  /** Smaller amounts are paid at once, on the day of the event. */
  instalmentsFromMinor: number;
  asOf: CalendarDate;
  eventStart: CalendarDate;
}

/** When the money is due, in date order; nothing before the planning date. Terms are to be negotiated. */
export function paymentCalendar(request: PaymentRequest): Payment[] {
  const payments = request.categories.flatMap(({ title, totalMinor, signing }): Payment[] => {
    if (totalMinor === 0) return [];
    const basis = {
      source: `${judgement}: usual terms`,
      formula: 'category x instalment',
      inputs: { totalMinor },
    };
    if (totalMinor < request.instalmentsFromMinor) {
      return [{ what: `${title}: in full`, dueOn: request.eventStart, amountMinor: totalMinor, basis }];
    }
    const amounts = allocateMinor(
      totalMinor,
      instalments.map(({ percent }) => percent),
    );
    const due = instalments.map(({ name, percent, daysBefore }, index) => ({
      name,
      percent,
      dueOn: dueOn({ ...request, signing }, daysBefore),
      amountMinor: amounts[index] ?? 0,
    }));
    return [...new Set(due.map(({ dueOn: day }) => day))].map((day) => {
      const together = due.filter((step) => step.dueOn === day);
      const percent = together.reduce((sum, step) => sum + step.percent, 0);
      return {
        what: `${title}: ${together.map(({ name }) => name).join(' and ')}`,
        dueOn: day,
        amountMinor: together.reduce((sum, step) => sum + step.amountMinor, 0),
        basis: { ...basis, inputs: { totalMinor, percent } },
      };
    });
  });
  return payments.sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}

function dueOn(
  { asOf, signing, eventStart }: Pick<PaymentRequest, 'asOf' | 'eventStart'> & { signing: CalendarDate },
  daysBefore: number | null,
): CalendarDate {
  const first = signing < asOf ? asOf : signing;
  if (daysBefore === null) return first;
  const due = addDays(eventStart, -daysBefore);
  return due < first ? first : due;
}
