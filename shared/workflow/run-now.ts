import type { EventRow } from '../kernel/run-store.ts';
import { clockStart, runTime } from '../kernel/run-clock.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** The run's time as ISO UTC text; before the start, what it would be if the run started now. */
export function runNow(
  ports: Pick<WorkflowPorts, 'now'>,
  { asOf, speed, startedAt }: Pick<EventRow, 'asOf' | 'speed' | 'startedAt'>,
): string {
  const now = ports.now();
  const clock = { asOf, speed, startedAt: startedAt ?? clockStart({ asOf, speed }, now) };
  return new Date(runTime(clock, now)).toISOString();
}
