import type { VendorContract } from '../artifacts/vendor-contracts.ts';
import { cancellationScales, type ContractKind } from '../knowledge/contract-terms.ts';
import { shareMinor } from '../kernel/money.ts';
import { addDays, type CalendarDate } from './calendar-date.ts';
import { type BookingPlan, signingDay } from './signing-days.ts';
import type { WorkingCalendar } from './working-days.ts';

export interface ContractDates {
  /** A working day, never before the planning date. */
  signing: CalendarDate;
  eventStart: CalendarDate;
  calendar: WorkingCalendar;
}

/** The days that the terms of a purchase hang on. */
export function contractDates(
  purchaseId: string,
  plan: BookingPlan & { eventStart: CalendarDate },
  { asOf, calendar }: { asOf: CalendarDate; calendar: WorkingCalendar },
): ContractDates {
  const signing = signingDay(purchaseId, plan, asOf);
  return {
    signing: calendar.onOrAfter(signing < asOf ? asOf : signing),
    eventStart: plan.eventStart,
    calendar,
  };
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
  const free = steps[0]?.daysBefore !== null && first > dates.signing;
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

/** Calendar days: what cancelling costs does not wait for a working day. */
function dayOf(daysBefore: number | null, { signing, eventStart }: ContractDates): CalendarDate {
  if (daysBefore === null) return signing;
  const day = addDays(eventStart, -daysBefore);
  return day < signing ? signing : day;
}
