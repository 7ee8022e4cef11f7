import type { VendorContract, VendorContractsBody } from '../artifacts/vendor-contracts.ts';
import { sumMinor } from '../kernel/money.ts';
import { addDays, type CalendarDate, weekday } from './calendar-date.ts';

type Exposed = Pick<VendorContract, 'service' | 'cancellation'>;

/** What cancelling everything costs on a day: for each contract its last step that has begun. */
function exposureOn(contracts: readonly Exposed[], day: CalendarDate): number {
  return sumMinor(
    contracts.map(({ cancellation: { steps } }) => steps.findLast(({ from }) => from <= day)?.costMinor ?? 0),
  );
}

/** The days on which cancelling becomes dearer, with the services that step up. Insurance is not deducted. */
export function exposureCurve(contracts: readonly Exposed[]): VendorContractsBody['exposure'] {
  const days = [
    ...new Set(contracts.flatMap(({ cancellation }) => cancellation.steps.map(({ from }) => from))),
  ];
  return days.sort().map((from) => ({
    from,
    costMinor: exposureOn(contracts, from),
    stepsUp: contracts
      .filter(({ cancellation }) => cancellation.steps.some((step) => step.from === from))
      .map(({ service }) => service),
  }));
}

/** Mondays from the week of the first step to the event. */
export function exposureByWeek(
  contracts: readonly Exposed[],
  eventStart: CalendarDate,
): VendorContractsBody['exposureByWeek'] {
  const first = exposureCurve(contracts)[0]?.from;
  if (!first) return [];
  const weeks: VendorContractsBody['exposureByWeek'] = [];
  const monday = addDays(first, -((weekday(first) + 6) % 7));
  for (let week = monday; week <= eventStart; week = addDays(week, 7))
    weeks.push({ week, costMinor: exposureOn(contracts, addDays(week, 6)) });
  return weeks;
}

/** Payments of all contracts by calendar month, with what is paid by its end. */
export function cashFlowOf(
  contracts: readonly Pick<VendorContract, 'payments'>[],
): VendorContractsBody['cashFlow'] {
  const payments = contracts.flatMap((contract) => contract.payments);
  const months = [...new Set(payments.map(({ dueOn }) => dueOn.slice(0, 7)))].sort();
  return months.map((month) => ({
    month,
    dueMinor: sumMinor(
      payments.filter(({ dueOn }) => dueOn.startsWith(month)).map(({ amountMinor }) => amountMinor),
    ),
    paidByEndMinor: sumMinor(
      payments.filter(({ dueOn }) => dueOn.slice(0, 7) <= month).map(({ amountMinor }) => amountMinor),
    ),
  }));
}
