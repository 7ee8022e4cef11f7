import type { OutboxRow } from '../kernel/run-store.ts';
import type { Bell, WorkflowPorts } from './workflow-ports.ts';

const BATCH = 200;

/**
 * Hands committed rows on: documents to their store, new runs to the engine, and a ring to every run with unread
 * letters. Every step may be repeated; a row is confirmed only after it arrived. One failing row does not stop the rest.
 */
export async function relayOutbox(
  ports: WorkflowPorts,
  bell: Bell,
): Promise<{ handedOn: number; failed: number }> {
  const pending = await ports.relay.pending(BATCH);
  const rows = await handOnAll(
    ports,
    pending,
    (row) => handOn(ports, row, bell),
    ports.relay.confirm.bind(ports.relay),
  );
  const unread = await ports.relay.runsWithUnreadLetters(BATCH);
  const bells = await handOnAll(ports, unread, (run) => bell.ring(run));
  return { handedOn: rows.handedOn + bells.handedOn, failed: rows.failed + bells.failed };
}

/** Documents only, for callers that cannot reach the engine. */
export async function relayDocuments(ports: WorkflowPorts): Promise<void> {
  const pending = (await ports.relay.pending(BATCH)).filter((row) => row.kind === 'document');
  await handOnAll(ports, pending, (row) => handOn(ports, row), ports.relay.confirm.bind(ports.relay));
}

async function handOn(ports: WorkflowPorts, row: OutboxRow, bell?: Bell): Promise<void> {
  if (row.kind === 'document') await ports.documents.put(row.body);
  else await bell?.start(row, row.body);
}

async function handOnAll<T>(
  ports: WorkflowPorts,
  items: readonly T[],
  work: (item: T) => Promise<void>,
  confirm: (item: T) => Promise<void> = async () => {},
): Promise<{ handedOn: number; failed: number }> {
  const outcomes = await Promise.allSettled(
    items.map(async (item) => confirm(await work(item).then(() => item))),
  );
  const failures = outcomes.filter((outcome) => outcome.status === 'rejected');
  for (const { reason } of failures)
    ports.telemetry.log('warn', 'relay could not hand on', { error: String(reason) });
  return { handedOn: outcomes.length - failures.length, failed: failures.length };
}
