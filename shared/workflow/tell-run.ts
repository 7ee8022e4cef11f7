import type { Letter, RunTransaction } from '../kernel/run-store.ts';

/**
 * Puts a letter into the run's inbox in the transaction of what it tells. The event reads as running from then on;
 * the run itself says what it waits for when it has looked. Events that have not started have no run to tell.
 */
export async function tellRun(
  tx: RunTransaction,
  key: string,
  kind: Letter['kind'],
  body: Letter['body'],
): Promise<void> {
  const event = await tx.event();
  if (event.startedAt === null) return;
  const seq = await tx.appendLetter(key, kind, body);
  // Told before, and read: nothing follows that would say what the run waits for.
  if (seq <= event.acknowledged) return;
  if (event.status === 'waiting' || event.status === 'blocked' || event.status === 'failed') {
    await tx.saveEvent({ status: 'running', waitingFor: [] });
  }
}
