import type { TimelineBody } from '../../../../../shared/artifacts/timeline.ts';
import { isMilestoneReached } from '../../../../../shared/contracts/milestone-reached.ts';
import { SLOW_MS, useEvent, useRecords } from '../../../api/queries.ts';

export type TaskStatus = 'not-started' | 'in-progress' | 'blocked' | 'completed' | 'cancelled';

/** Where a task stands, as far as anybody knows. */
export type TaskStanding = (taskId: string) => TaskStatus | undefined;

interface Progress {
  taskId: string;
  status: TaskStatus;
}

/** The newest report about each task; what the run itself has decided is completed without one. */
export function useTaskStanding(eventId: string, { milestones }: TimelineBody): TaskStanding {
  const state = useEvent(eventId, SLOW_MS).data?.state;
  const records = useRecords(eventId).data?.records ?? [];
  const reported = new Map<string, TaskStatus>();
  for (const { kind, body } of records) {
    if (kind !== 'task-progress') continue;
    const { taskId, status } = body as Progress; // by its kind
    reported.set(taskId, status);
  }
  const decided = new Set(
    milestones.filter(({ id }) => state && isMilestoneReached(id, state)).map(({ taskId }) => taskId),
  );
  return (taskId) => reported.get(taskId) ?? (decided.has(taskId) ? 'completed' : undefined);
}
