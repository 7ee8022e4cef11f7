import type { EventRow } from '../kernel/run-store.ts';
import { runTime } from '../kernel/run-clock.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** The run's time as ISO UTC text; before the start, its planning date. */
export function runNow(ports: Pick<WorkflowPorts, 'now'>, { asOf, speed, startedAt }: EventRow): string {
  const now = ports.now();
  return new Date(runTime({ asOf, speed, startedAt: startedAt ?? now }, now)).toISOString();
}
