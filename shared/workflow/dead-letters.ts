import { requirePermission } from '../contracts/permissions.ts';
import { workId, workMessage, type WorkMessage } from '../kernel/agent-work.ts';
import type { DeadLetter } from '../kernel/dead-letter-store.ts';
import { Fault } from '../kernel/errors.ts';
import { pageFrom, type PageAsked } from '../kernel/page.ts';
import type { Scope } from '../kernel/scope.ts';
import { applyOnce } from './apply-once.ts';
import { catalog } from './catalog.ts';
import { tellRun } from './tell-run.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** Why a queue gave a message up, in its own words. */
export interface GivenUp {
  queue: string;
  reason: string;
  description: string;
}

/** Attempts of a retry count from here, so that no message of the run itself has the same id. */
const RETRY_STEP = 10;

/** Keeps a message that a queue gave up, and tells its run. One that nobody can read is for the log alone. */
export async function keepDeadLetter(ports: WorkflowPorts, body: unknown, why: GivenUp): Promise<void> {
  const parsed = workMessage.safeParse(body);
  if (!parsed.success) {
    ports.telemetry.log('error', 'a message that nobody can read was set aside', { ...why });
    return;
  }
  const work = parsed.data;
  const principal = { id: 'system', name: 'system', roles: ['system'] };
  const scope: Scope = { organisationId: work.organisationId, principal };
  const known = await standingOf(ports, scope, work);
  if (known === 'erased') return;
  const { reason, description } = known === 'unknown' ? unknownEvent(work) : why;
  const at = new Date(ports.now()).toISOString();
  const letter = { ...work, id: workId(work), queue: why.queue, reason, description, at, retried: null };
  await ports.deadLetters.save(scope, letter);
  ports.telemetry.log('error', 'work was set aside', { queue: why.queue, reason, task: work.task });
  if (known === 'unknown') return;
  const { operation, attempt } = work;
  await ports.runs.transaction(scope, work.eventId, async (tx) => {
    if ((await tx.event()).closed) return;
    await tellRun(tx, `work-failed:${operation}:${attempt}`, 'work-failed', { id: operation, attempt });
  });
}

function unknownEvent({ eventId }: WorkMessage): Omit<GivenUp, 'queue'> {
  return { reason: 'event.not-found', description: `There is no event ${eventId}.` };
}

async function standingOf(
  { runs }: WorkflowPorts,
  scope: Scope,
  { eventId }: WorkMessage,
): Promise<'known' | 'unknown' | 'erased'> {
  try {
    return (await runs.read(scope, eventId).erasure()) ? 'erased' : 'known';
  } catch (error) {
    if (error instanceof Fault && error.code === 'event.not-found') return 'unknown';
    throw error;
  }
}

export async function listDeadLetters(
  { deadLetters }: WorkflowPorts,
  scope: Scope,
  { limit, after }: PageAsked<readonly [string, string]>,
) {
  requirePermission(scope, 'dead-letter.handle');
  const found = await deadLetters.list(scope, { limit: limit + 1, after });
  return pageFrom(found, limit, ({ at, id }) => [at, id] as const);
}

/** Sends the work again, as a further attempt. Repeated, it changes nothing. */
export async function retryDeadLetter(ports: WorkflowPorts, scope: Scope, id: string): Promise<DeadLetter> {
  requirePermission(scope, 'dead-letter.handle');
  const letter = await ports.deadLetters.find(scope, id);
  if (!letter) throw new Fault('dead-letter.not-found', `There is no dead letter ${id}.`);
  if (letter.retried) return letter;
  const { organisationId, eventId, task, operation, queue } = letter;
  if (!catalog.tasks.has(task)) throw new Fault('work.unknown-task', `No agent has a task ${task}.`);
  const attempt = letter.attempt + RETRY_STEP;
  await applyOnce(ports, scope, eventId, `retry-${id}`, async (tx) => {
    const event = await tx.event();
    if (event.closed) throw new Fault('run.closed', 'The run is finished; it takes no more input.');
    await tx.queueWork(queue, { organisationId, eventId, task, operation, attempt });
  });
  const retried = { by: scope.principal.id, at: new Date(ports.now()).toISOString() };
  await ports.deadLetters.markRetried(scope, id, retried);
  return { ...letter, retried };
}
