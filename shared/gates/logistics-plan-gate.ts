import { contingencyPlan } from '../artifacts/contingency-plan.ts';
import { logisticsPlan, type LogisticsPlanBody } from '../artifacts/logistics-plan.ts';
import { schedule, type Session } from '../artifacts/schedule.ts';
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
    'no two sessions overlap in a room': ({ Schedule }) =>
      overlaps(Schedule.sessions, (session) => [session.roomId], 'room'),
    'no speaker is in two places at once': ({ Schedule }) =>
      overlaps(Schedule.sessions, (session) => session.speakers, 'speaker'),
    'nothing runs beside a plenary session': ({ Schedule }) =>
      Schedule.sessions
        .filter((session) => session.plenary)
        .flatMap((plenary) =>
          Schedule.sessions
            .filter((other) => other.id !== plenary.id && !beside.has(other.kind) && meet(plenary, other))
            .map((other) => inSchedule(`"${other.title}" runs beside "${plenary.title}".`)),
        ),
    'no resource is double-booked': ({ Schedule, LogisticsPlan }) => [
      ...overbooked(LogisticsPlan),
      ...Schedule.resources.flatMap((resource) =>
        overlaps(
          Schedule.sessions,
          (session) => session.resources.filter((id) => id === resource.id),
          resource.name,
          resource.units,
        ),
      ),
    ],
    "every session lies inside the event's dates and hours": ({ Schedule }) =>
      Schedule.sessions
        .filter(
          (session) => !Schedule.days.some((day) => day.opens <= session.start && session.end <= day.closes),
        )
        .map((session) =>
          inSchedule(`"${session.title}" (${session.start} to ${session.end}) lies outside them.`),
        ),
    'everything the brief asks for is placed': ({ Schedule }) =>
      Schedule.unplaced.map((entry) => ({
        ...inSchedule(`"${entry.title}" is not placed: ${entry.why}`),
        remedy: 'Add a room, shorten sessions, extend the hours, or leave it out.',
      })),
  },
});

/** What stays open while a plenary session runs. */
const beside: ReadonlySet<Session['kind']> = new Set(['expo', 'doors']);

function inSchedule(detail: string): Exclude<Breach, string> {
  return { artifact: 'Schedule', pointer: '/sessions', detail };
}

function meet(a: { start: string; end: string }, b: { start: string; end: string }): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Sessions that need the same thing at a time more often than there are units of it. */
function overlaps(
  sessions: readonly Session[],
  needs: (session: Session) => readonly string[],
  what: string,
  units = 1,
): Breach[] {
  return sessions.flatMap((session, index) =>
    needs(session).flatMap((need) => {
      const earlier = sessions
        .slice(0, index)
        .filter((other) => needs(other).includes(need) && meet(session, other));
      return earlier.length >= units
        ? [
            inSchedule(
              `"${session.title}" and "${earlier[0]?.title}" need the same ${what} at ${session.start}.`,
            ),
          ]
        : [];
    }),
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
