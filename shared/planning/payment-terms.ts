import type { BudgetDecisionBody } from '../artifacts/budget-decision.ts';
import type { CostModelBody } from '../artifacts/cost-model.ts';
import {
  type ContractKind,
  instalmentGapDays,
  instalmentsFromUsd,
  paidWhenBooked,
  type PaymentStep,
  paymentSteps,
} from '../knowledge/contract-terms.ts';
import { judgement } from '../kernel/basis.ts';
import { allocateMinor, sumMinor } from '../kernel/money.ts';
import { addDays, type CalendarDate, daysBetween } from './calendar-date.ts';
import type { ContractDates } from './contract-dates.ts';
import { atPlanningRate } from './cost-terms.ts';
import { type Purchase, purchasesOf } from './vendor-services.ts';

/** One payment of a purchase, with the share of its value. */
interface DuePayment {
  what: string;
  dueOn: CalendarDate;
  amountMinor: number;
  percent: number;
}

/** From here on a purchase is a contract that is paid in instalments. */
export function instalmentsFromMinor(currency: string, rates: Readonly<Record<string, number>>): number {
  return atPlanningRate(instalmentsFromUsd * 100, 'USD', currency, rates) ?? 0;
}

/** What decides the terms: a loan costs nothing, a small purchase is an order; premiums and tickets are paid when booked. */
export function termsKind(
  { kind, lines }: Pick<Purchase, 'kind' | 'lines'>,
  fromMinor: number,
): ContractKind {
  const allocatedMinor = sumMinor(lines.map(({ totalMinor }) => totalMinor));
  if (allocatedMinor === 0) return 'loan';
  return allocatedMinor < fromMinor && !paidWhenBooked.has(kind) ? 'order' : kind;
}

/** Payments by the usual steps of such a purchase, on working days; they sum exactly to its value. */
export function paymentsOf(kind: ContractKind, valueMinor: number, dates: ContractDates): DuePayment[] {
  if (valueMinor === 0) return [];
  const steps = paymentSteps[kind];
  const amounts = allocateMinor(
    valueMinor,
    steps.map(({ percent }) => percent),
  );
  const payments: DuePayment[] = [];
  steps.forEach((step, index) => {
    const last = payments.at(-1);
    const payment = {
      what: step.name,
      dueOn: dueOn(step.daysBefore, dates),
      amountMinor: amounts[index] ?? 0,
      percent: step.percent,
    };
    const day = spacedDay(payment.dueOn, step, { dates, after: last?.dueOn });
    if (day !== null) payments.push({ ...payment, dueOn: day });
    else if (last) payments.splice(-1, 1, joined(last, payment));
  });
  return payments;
}

/** The day on which it is paid apart from the payment before, or null where it is too close and cannot wait. */
function spacedDay(
  day: CalendarDate,
  { latestDaysBefore }: PaymentStep,
  { dates, after }: { dates: ContractDates; after: CalendarDate | undefined },
): CalendarDate | null {
  if (after === undefined || daysBetween(after, day) >= instalmentGapDays) return day;
  if (latestDaysBefore === undefined) return null;
  const later = dates.calendar.onOrAfter(addDays(after, instalmentGapDays));
  return daysBetween(later, dates.eventStart) >= latestDaysBefore ? later : null;
}

const joined = (first: DuePayment, next: DuePayment): DuePayment => ({
  what: `${first.what} and ${next.what}`,
  dueOn: first.dueOn,
  amountMinor: first.amountMinor + next.amountMinor,
  percent: first.percent + next.percent,
});

/** Up to the event the money is there in time: the working day before. After it, the next one. */
function dueOn(daysBefore: number | null, dates: ContractDates): CalendarDate {
  const { signing, eventStart, calendar } = dates;
  if (daysBefore === null) return signing;
  const day = addDays(eventStart, -daysBefore);
  const working = daysBefore < 0 ? calendar.onOrAfter(day) : calendar.onOrBefore(day);
  return working < signing ? signing : working;
}

export interface PaymentRequest {
  model: Pick<CostModelBody, 'lines'>;
  instalmentsFromMinor: number;
  datesOf: (purchaseId: string) => ContractDates;
}

/** When the money is due, purchase by purchase on the terms that its contract will propose, in date order. */
export function paymentCalendar(request: PaymentRequest): BudgetDecisionBody['payments'] {
  const payments = purchasesOf(request.model).flatMap((purchase) => {
    const totalMinor = sumMinor(purchase.lines.map((line) => line.totalMinor));
    const kind = termsKind(purchase, request.instalmentsFromMinor);
    const own = paymentsOf(kind, totalMinor, request.datesOf(purchase.id));
    return own.map(({ what, dueOn: day, amountMinor, percent }) => ({
      what: `${purchase.service}: ${what}`,
      dueOn: day,
      amountMinor,
      basis: {
        source: `${judgement}: usual terms`,
        formula: 'purchase x instalment',
        inputs: { totalMinor, percent },
      },
    }));
  });
  return payments.sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}
