import { wallTime, runTime } from '../kernel/run-clock.ts';
import type { Approval, ApprovalsAsked } from '../kernel/run-store.ts';
import type { Scope } from '../kernel/scope.ts';
import { chaseApproval } from './chase-approval.ts';
import { tellRun } from './tell-run.ts';
import { everyOrganisation } from './every-organisation.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** A run looks at its deadlines within the hour; what is later than this it has missed. By the wall clock. */
const MISSED_AFTER_MS = 2 * 60 * 60 * 1000;

const PAGE = 200;

/**
 * Takes the step of an approval that its run should have taken and did not, and leaves a letter: the relay starts a run
 * anew that has letters and no orchestration. One that fails stops no other.
 */
export async function sweepApprovals(ports: WorkflowPorts): Promise<void> {
  for (const scope of await everyOrganisation(ports)) await sweepOrganisation(ports, scope);
}

async function sweepOrganisation(ports: WorkflowPorts, scope: Scope): Promise<void> {
  let after: ApprovalsAsked['after'];
  do {
    const page = await ports.runs.approvalsOf(scope, { status: 'pending', limit: PAGE, after });
    for (const { eventId, approval } of page) {
      try {
        await sweep(ports, scope, eventId, approval);
      } catch (error) {
        const where = { event: eventId, approval: approval.id };
        ports.telemetry.log('error', 'an approval was not swept', { ...where, error: String(error) });
      }
    }
    const last = page.length === PAGE ? page.at(-1) : undefined;
    after = last && [last.approval.requestedAt, last.eventId, last.approval.id];
  } while (after);
}

async function sweep(
  ports: WorkflowPorts,
  scope: Scope,
  eventId: string,
  { id, dueAt }: Approval,
): Promise<void> {
  const { asOf, speed, startedAt, closed, status } = await ports.runs.read(scope, eventId).event();
  if (dueAt === null || startedAt === null || closed || status === 'paused') return;
  const clock = { asOf, speed, startedAt };
  const now = ports.now();
  if (now - wallTime(clock, Date.parse(dueAt)) < MISSED_AFTER_MS) return;
  const due = runTime(clock, now);
  await chaseApproval(ports, scope, eventId, { approval: id, due }, `sweep.${id}.${dueAt}`);
  await ports.runs.transaction(scope, eventId, async (tx) => {
    if (!(await tx.event()).closed) await tellRun(tx, `sweep:${id}:${dueAt}`, 'record', { id });
  });
  ports.telemetry.log('warn', 'a run had missed the deadline of an approval', {
    event: eventId,
    approval: id,
  });
}
