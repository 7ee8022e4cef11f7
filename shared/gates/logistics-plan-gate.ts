import { contingencyPlan } from '../artifacts/contingency-plan.ts';
import { logisticsPlan, type LogisticsPlanBody } from '../artifacts/logistics-plan.ts';
import { inSchedule, scheduleProof } from '../artifacts/schedule-proof.ts';
import { schedule, type ScheduleBody } from '../artifacts/schedule.ts';
import { taskRegister } from '../artifacts/task-register.ts';
import { defineGate } from '../kernel/define-gate.ts';
import type { Breach } from '../kernel/finding.ts';

/** Guards the way out of Logistics: the day holds together before anybody signs for it. */
export const logisticsPlanGate = defineGate({
  name: 'logistics-plan-gate',
  title: 'Logistics plan gate',
  reads: [logisticsPlan, schedule, contingencyPlan, taskRegister],
  rules: {
    'every workflow is linked to existing tasks': ({ LogisticsPlan, TaskRegister }) => {
      const known = new Set(TaskRegister.tasks.map((task) => task.id));
      return LogisticsPlan.workflows.flatMap((workflow, index) =>
        workflow.taskIds
          .filter((id) => !known.has(id))
          .map((id) => ({
            pointer: `/workflows/${index}/taskIds`,
            detail: `"${workflow.title}" names task ${id}, which does not exist.`,
          })),
      );
    },
    'there is at least one workflow': ({ LogisticsPlan }) =>
      LogisticsPlan.workflows.length > 0 ? [] : [{ pointer: '/workflows', detail: 'There is none.' }],
    'every workflow has an owner and another deputy': ({ LogisticsPlan }) =>
      LogisticsPlan.workflows.flatMap((workflow, index) =>
        workflow.owner !== workflow.deputy
          ? []
          : [
              {
                pointer: `/workflows/${index}/deputy`,
                detail: `"${workflow.title}" rests on ${workflow.owner} alone.`,
              },
            ],
      ),
    'every contingency scenario has a trigger, an owner and existing tasks': ({
      ContingencyPlan,
      TaskRegister,
    }) => {
      const known = new Set(TaskRegister.tasks.map((task) => task.id));
      return ContingencyPlan.scenarios.flatMap((scenario, index) =>
        scenario.trigger.trim() && scenario.owner.trim() && scenario.taskIds.every((id) => known.has(id))
          ? []
          : [
              {
                artifact: 'ContingencyPlan',
                pointer: `/scenarios/${index}`,
                detail: `"${scenario.title}" lacks one.`,
              },
            ],
      );
    },
    ...provenOf(scheduleProof),
    'no resource is double-booked': ({ LogisticsPlan }) => overbooked(LogisticsPlan),
    'everything the brief asks for is placed': ({ Schedule }) =>
      Schedule.unplaced.map((entry) => ({
        ...inSchedule(`"${entry.title}" is not placed: ${entry.why}`),
        remedy: 'Add a room, shorten sessions, extend the hours, or leave it out.',
      })),
  },
});

/** The proof of the schedule, as rules of the gate: it may have been edited since it was drafted. */
function provenOf<R extends Record<string, (body: ScheduleBody) => readonly Breach[]>>(rules: R) {
  return Object.fromEntries(
    Object.entries(rules).map(([rule, breaches]) => [
      rule,
      (inputs: { Schedule: ScheduleBody }) => breaches(inputs.Schedule),
    ]),
  );
}

/** Bookings that need more units of a resource at their start than there are. */
function overbooked({ bookings }: LogisticsPlanBody): Breach[] {
  return bookings.flatMap((booking, index) => {
    const needed = bookings
      .filter(
        (other) =>
          other.resource === booking.resource && other.from <= booking.from && booking.from < other.to,
      )
      .reduce((sum, other) => sum + other.units, 0);
    return needed <= booking.available
      ? []
      : [
          {
            pointer: `/bookings/${index}`,
            detail: `${booking.resource}: ${needed} needed at ${booking.from}, ${booking.available} there.`,
          },
        ];
  });
}
