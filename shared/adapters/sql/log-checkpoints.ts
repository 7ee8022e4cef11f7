import type { Kysely } from 'kysely';
import type { LogCheckpoint, LogCheckpoints } from '../../kernel/log-checkpoint.ts';
import type { LogName } from '../../kernel/run-store.ts';
import type { Database } from './schema.ts';

interface Owner {
  organisation_id: string;
  event_id: string;
}

export async function readCheckpoints(
  db: Kysely<Database>,
  { organisation_id, event_id }: Owner,
): Promise<LogCheckpoints> {
  const rows = await db
    .selectFrom('log_checkpoint')
    .selectAll()
    .where('organisation_id', '=', organisation_id)
    .where('event_id', '=', event_id)
    .execute();
  return Object.fromEntries(
    rows.map(({ log, seq, hash, removed_at: removedAt, signature }) => [
      log,
      { seq: Number(seq), hash, removedAt, signature },
    ]),
  );
}

/** Within the transaction that holds the event. */
export async function removePrefix(
  db: Kysely<Database>,
  { organisation_id, event_id }: Owner,
  log: LogName,
  { seq, hash, removedAt: removed_at, signature }: LogCheckpoint,
): Promise<void> {
  await db
    .deleteFrom('log_entry')
    .where('organisation_id', '=', organisation_id)
    .where('event_id', '=', event_id)
    .where('log', '=', log)
    .where('seq', '<=', seq)
    .execute();
  const updated = await db
    .updateTable('log_checkpoint')
    .set({ seq, hash, removed_at, signature })
    .where('organisation_id', '=', organisation_id)
    .where('event_id', '=', event_id)
    .where('log', '=', log)
    .executeTakeFirst();
  if (updated.numUpdatedRows > 0n) return;
  const row = { organisation_id, event_id, log, seq, hash, removed_at, signature };
  await db.insertInto('log_checkpoint').values(row).execute();
}
