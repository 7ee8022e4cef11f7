import type { Transaction } from 'kysely';
import type { ContentHasher } from '../../kernel/content-hash.ts';
import type { Erasure } from '../../kernel/erasure.ts';
import type { EventRow, RunReader } from '../../kernel/run-store.ts';
import type { Scope } from '../../kernel/scope.ts';
import { eventContent } from './data-keys.ts';
import type { StoreTools } from './store-tools.ts';
import { placeIn } from './stored-values.ts';
import type { Database } from './schema.ts';

const contents = [
  'inbox',
  'operation',
  'record',
  'artifact',
  'task_state',
  'model_turn',
  'question',
  'approval',
  'outbox',
  'request',
  'dead_letter',
  'report_part',
  'trail_mark',
] as const satisfies (keyof Database)[];

/** What the row of an erased event still says: nothing that came from its brief. */
function tombstone({ organisationId, id, createdAt, createdBy, rehearsalOf }: EventRow): EventRow {
  const nothing = { title: '', waitingFor: [], seed: 0, asOf: '', speed: 1, startedAt: null, until: null };
  const over = { state: 'Initiate', status: 'cancelled', closed: true, acknowledged: 0 } as const;
  const kept = { organisationId, id, createdAt, createdBy, rehearsalOf, correlationId: id };
  return { ...kept, ...nothing, ...over, execution: 'live', level: 'Beginner' };
}

interface Erasing {
  scope: Scope;
  reader: RunReader;
  erasure: Erasure;
}

/**
 * Takes the event's key and everything that it sealed, and leaves the chain of its logs, whose last link says that
 * this happened. Its documents and its orchestration go by the outbox, once this is committed.
 */
export async function eraseEvent(
  trx: Transaction<Database>,
  erasing: Erasing,
  tools: StoreTools,
): Promise<void> {
  const event = await erasing.reader.event();
  const owner = { organisation_id: erasing.scope.organisationId, event_id: event.id };
  await deleteContents(trx, owner);
  const head = await appendLink(trx, owner, erasing, tools.hash);
  const cipher = await tools.keys.organisation(owner.organisation_id, trx);
  const sealed = (column: string, value: unknown) =>
    cipher.seal(JSON.stringify(value), placeIn('event', event.id, '', column));
  await trx
    .updateTable('event')
    .set({ row: sealed('row', tombstone(event)), closed: 1, erased: sealed('erased', erasing.erasure) })
    .set({ decision_seq: head.seq, decision_hash: head.hash })
    .set((counted) => ({ acknowledged: counted.ref('letters') }))
    .where('organisation_id', '=', owner.organisation_id)
    .where('id', '=', owner.event_id)
    .execute();
  const parcel = { id: 'erase', kind: 'erase', n: 0, attempts: 0, document_kind: '', body: '{}' };
  await trx
    .insertInto('outbox')
    .values({ ...owner, ...parcel })
    .execute();
}

type Owner = { organisation_id: string; event_id: string };

async function deleteContents(
  trx: Transaction<Database>,
  { organisation_id, event_id }: Owner,
): Promise<void> {
  for (const table of contents)
    await trx
      .deleteFrom(table)
      .where('organisation_id', '=', organisation_id)
      .where('event_id', '=', event_id)
      .execute();
  await trx
    .deleteFrom('data_key')
    .where('organisation_id', '=', organisation_id)
    .where('purpose', '=', eventContent(event_id))
    .execute();
  await trx
    .updateTable('log_entry')
    .set({ entry: '' })
    .where('organisation_id', '=', organisation_id)
    .where('event_id', '=', event_id)
    .execute();
}

/** The DecisionLog ends with the hash of the erasure, so that nobody changes afterwards what is said of it. */
async function appendLink(
  trx: Transaction<Database>,
  owner: Owner,
  { reader, erasure }: Erasing,
  hash: ContentHasher,
): Promise<{ seq: number; hash: string }> {
  const { seq: last, hash: previousHash } = (await reader.logHeads()).decision;
  const contentHash = hash(owner.organisation_id, { erasure });
  const link = { seq: last + 1, at: erasure.at, contentHash, previousHash };
  const head = { seq: link.seq, hash: hash(owner.organisation_id, link) };
  const columns = { at: link.at, content_hash: contentHash, previous_hash: previousHash };
  await trx
    .insertInto('log_entry')
    .values({ ...owner, log: 'decision', entry: '', ...columns, ...head })
    .execute();
  return head;
}
