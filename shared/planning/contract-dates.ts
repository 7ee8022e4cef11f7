import type { VendorContract } from '../artifacts/vendor-contracts.ts';
import { cancellationScales, type ContractKind, paymentSteps } from '../knowledge/contract-terms.ts';
import { allocateMinor, shareMinor } from '../kernel/money.ts';
import { addDays, type CalendarDate } from './calendar-date.ts';

export interface ContractDates {
  asOf: CalendarDate;
  signing: CalendarDate;
  eventStart: CalendarDate;
}

/** Payments by the usual steps of such a contract; they sum exactly to its value. */
export function contractPayments(
  kind: ContractKind,
  valueMinor: number,
  dates: ContractDates,
): VendorContract['payments'] {
  if (valueMinor === 0) return [];
  const steps = paymentSteps[kind];
  const amounts = allocateMinor(
    valueMinor,
    steps.map(({ percent }) => percent),
  );
  return steps.map(({ name, daysBefore }, index) => ({
    what: name,
    dueOn: dayOf(daysBefore, dates),
    amountMinor: amounts[index] ?? 0,
  }));
}

/** What cancelling costs from which day on; steps that lie before the signature fall together on it. */
export function cancellationOf(
  kind: ContractKind,
  valueMinor: number,
  dates: ContractDates,
): VendorContract['cancellation'] {
  const { steps, source } = cancellationScales[kind];
  const basis = {
    source,
    formula: 'share of the value by days before the event',
    inputs: { valueMinor, eventStart: dates.eventStart },
  };
  if (valueMinor === 0 || steps.length === 0) return { freeUntil: dates.eventStart, steps: [], basis };
  const byDay = new Map<CalendarDate, number>();
  for (const { daysBefore, percent } of steps) byDay.set(dayOf(daysBefore, dates), percent);
  const first = [...byDay.keys()][0] ?? dates.eventStart;
  const free = steps[0]?.daysBefore !== null && first > signed(dates);
  return {
    freeUntil: free ? addDays(first, -1) : null,
    steps: [...byDay].map(([from, percent]) => ({
      from,
      percent,
      costMinor: shareMinor(valueMinor, percent * 100),
    })),
    basis,
  };
}

const signed = ({ asOf, signing }: ContractDates): CalendarDate => (signing < asOf ? asOf : signing);

function dayOf(daysBefore: number | null, dates: ContractDates): CalendarDate {
  const first = signed(dates);
  if (daysBefore === null) return first;
  const due = addDays(dates.eventStart, -daysBefore);
  return due < first ? first : due;
}
