import type { PostmortemBody } from '../artifacts/postmortem.ts';
import type { RiskRegisterBody } from '../artifacts/risk-register.ts';
import type { TaskRegisterBody } from '../artifacts/task-register.ts';
import { daysBetween } from './calendar-date.ts';
import { type OutcomeFacts, resolutionMinutes } from './outcome-metrics.ts';

/** Every risk that happened, and incidents that no risk foresaw; worst rating first. */
export function riskReview(
  { incidents }: Pick<OutcomeFacts, 'incidents'>,
  { risks }: Pick<RiskRegisterBody, 'risks'>,
): NonNullable<PostmortemBody['riskReview']> {
  const foreseen = risks.flatMap(({ id, title, rating }) => {
    const own = incidents.filter(({ riskId }) => riskId === id);
    if (own.length === 0) return [];
    return [{ riskId: id, title, rating, happened: own.length, longestMinutes: longest(own) }];
  });
  const others = incidents
    .filter(({ riskId }) => !risks.some(({ id }) => id === riskId))
    .map((incident) => ({
      riskId: null,
      title: incident.title,
      rating: null,
      happened: 1,
      longestMinutes: longest([incident]),
    }));
  return [...foreseen.toSorted((a, b) => b.rating - a.rating), ...others];
}

function longest(incidents: OutcomeFacts['incidents']): number | null {
  return resolutionMinutes(incidents).at(-1) ?? null;
}

/** Reported ends against planned ones, the latest first; the last report of a task counts. */
export function taskReview(
  { progress }: Pick<OutcomeFacts, 'progress'>,
  { tasks }: Pick<TaskRegisterBody, 'tasks'>,
): NonNullable<PostmortemBody['taskReview']> {
  const last = new Map(progress.map((report) => [report.taskId, report]));
  return tasks
    .flatMap(({ id, title, end }) => {
      const finishedOn = last.get(id)?.finishedOn;
      return finishedOn
        ? [{ taskId: id, title, plannedEnd: end, finishedOn, daysLate: daysBetween(end, finishedOn) }]
        : [];
    })
    .toSorted((a, b) => b.daysLate - a.daysLate || (a.taskId < b.taskId ? -1 : 1));
}
