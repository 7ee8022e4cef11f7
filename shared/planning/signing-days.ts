import type { TaskRegisterBody } from '../artifacts/task-register.ts';
import type { TimelineBody } from '../artifacts/timeline.ts';
import { houseContract } from '../artifacts/vendor-views.ts';
import { bookingTasks } from '../knowledge/booking-tasks.ts';
import type { CalendarDate } from './calendar-date.ts';
import { taskIdOf } from './task-ids.ts';

/** What says when a purchase is booked. */
export interface BookingPlan {
  tasks: TaskRegisterBody['tasks'];
  milestones: TimelineBody['milestones'];
}

/** Milestone at which what has no task of its own is under contract. */
const suppliersContracted = 'MS7';

/**
 * The day from which a purchase is under contract: when the task that books it is over, else with the suppliers; never
 * before the venue is.
 */
export function signingDay(purchaseId: string, plan: BookingPlan, asOf: CalendarDate): CalendarDate {
  const venue = bookedOn(houseContract, plan) ?? asOf;
  const suppliers = plan.milestones.find(({ id }) => id === suppliersContracted)?.date ?? asOf;
  const own = bookedOn(purchaseId, plan) ?? suppliers;
  return own > venue ? own : venue;
}

function bookedOn(purchaseId: string, { tasks }: BookingPlan): CalendarDate | undefined {
  const booking = bookingTasks[purchaseId] ?? [];
  return booking.flatMap((id) => tasks.find((task) => task.id === taskIdOf(id)) ?? [])[0]?.end;
}
