import { Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPoints } from '../../../../shared/adapters/sql/stored-values.ts';
import { openSqlite } from '../../../../infra/local/sql/open-sqlite.ts';
import { openSql, type SqlStores } from '../../../../shared/adapters/sql/open-sql.ts';
import type { AgentTrace } from '../../../../shared/kernel/agent-trace.ts';
import type { Envelope } from '../../../../shared/kernel/envelope.ts';
import type { Approval, Question } from '../../../../shared/kernel/run-store.ts';
import { eventRow, scope } from '../../../support/open-store.ts';
import { testWrapper } from '../../../support/test-wrapper.ts';

const secret = 'zebra@example.com';
const own = { at: secret, by: 'ola', simulated: false };
const entry = {
  at: '2027-02-01',
  by: 'ola',
  title: secret,
  rationale: secret,
  alternatives: [],
  impacted: [],
  operationId: 'o',
};

let stores: SqlStores;
let db: Kysely<unknown>;
beforeAll(async () => {
  const { dialect } = openSqlite(':memory:');
  stores = await openSql(dialect, 'sqlite', testWrapper());
  db = new Kysely<unknown>({ dialect });
  await stores.runs.createEvent(scope, eventRow({ title: secret }), async (tx) => {
    await tx.appendRecord({ kind: 'quote', body: { note: secret }, ...own, at: 'now' });
    const envelope = { type: 'B', revision: 1 } as Envelope; // the store reads no other field
    await tx.saveArtifact({ envelope, body: { contact: secret } }, 'sql');
    await tx.saveArtifact({ envelope: { ...envelope, type: 'D' }, body: { contact: secret } }, 'documents');
    await tx.saveTaskState({
      task: 't',
      inputHash: 'h',
      revision: 1,
      conflicts: [{ key: secret, title: secret, why: secret, options: [] }] as never, // any content
      claims: [{ why: secret }] as never, // as above
    });
    await tx.saveQuestion({ id: 'q', askedAt: '', text: secret } as Question); // as above
    await tx.saveApproval({ id: 'a', requestedAt: '', proposal: { summary: secret } } as Approval); // as above
    await tx.appendLog('decision', entry);
    await tx.appendActivity({ at: 'now', kind: 'k', text: secret });
    await tx.appendTrace({ at: 'now', task: secret } as AgentTrace); // as above
    await tx.queueMessage({
      id: 'm',
      to: { name: 'n', address: secret },
      subject: secret,
      text: secret,
      at: '',
    });
    await tx.saveOperation('o', { secret });
    await tx.saveEvent({ waitingFor: [{ kind: 'question', what: secret, who: secret }] });
  });
  const imported = { importId: 'imp', at: 'now', by: 'ola', format: 'csv' } as const;
  await stores.organisation.replace(scope, 'vendors', [{ contact: secret }], imported);
  await stores.requests.take(scope, 'k1', { bodyHash: 'b', now: 1, lostBefore: 0 });
  await stores.requests.answer(scope, 'k1', { status: 201, body: secret, headers: {} }, 'evt-1');
  await stores.requests.take(scope, 'k2', { bodyHash: 'b', now: 1, lostBefore: 0 });
  await stores.requests.answer(scope, 'k2', { status: 201, body: secret, headers: {} }, null);
});
afterAll(() => stores.close());

async function everything(): Promise<string> {
  const tables = await sql<{ name: string }>`select name from sqlite_master where type = 'table'`.execute(db);
  const rows = await Promise.all(
    tables.rows.map(async ({ name }) => (await sql`select * from ${sql.table(name)}`.execute(db)).rows),
  );
  return JSON.stringify(rows);
}

describe('what people write', () => {
  it('lies in no table in the clear', async () => {
    const all = await everything();
    expect(all.length).toBeGreaterThan(5_000);
    expect(all).not.toContain(secret);
  });

  it('is read as it was written', async () => {
    const reader = stores.runs.read(scope, 'evt-1');
    const found = [
      await reader.event(),
      await reader.records(),
      [...(await reader.taskStates()).values()],
      await reader.questions(),
      await reader.approvals(),
      await reader.log('decision'),
      await reader.operation('o'),
      await stores.runs.body(scope, 'evt-1', 'B', 1),
      await stores.runs.body(scope, 'evt-1', 'D', 1),
      await stores.runs.pendingDocuments(scope, 'evt-1', 'activity'),
      await stores.runs.pendingDocuments(scope, 'evt-1', 'trace'),
      await stores.organisation.rows(scope, 'vendors'),
      await stores.requests.take(scope, 'k1', { bodyHash: 'b', now: 1, lostBefore: 0 }),
      await stores.requests.take(scope, 'k2', { bodyHash: 'b', now: 1, lostBefore: 0 }),
    ];
    expect(found.map((one) => JSON.stringify(one).includes(secret))).toEqual(found.map(() => true));
  });

  it('cannot be moved from one row to another', async () => {
    await sql`insert into record select organisation_id, event_id, 2, kind, body, recorded_by, at, simulated from record`.execute(
      db,
    );
    await expect(stores.runs.read(scope, 'evt-1').records()).rejects.toMatchObject({
      code: 'content.unreadable',
    });
    await sql`delete from record where seq = 2`.execute(db);
  });

  it('is read in plain text where an earlier version has written it', async () => {
    await sql`update record set body = '{"note":"old"}' where seq = 1`.execute(db);
    expect(await stores.runs.read(scope, 'evt-1').records()).toMatchObject([{ body: { note: 'old' } }]);
  });
});

describe('what a task left open', () => {
  it('is read as earlier versions kept it: the conflicts alone', () => {
    const conflicts = [{ key: 'event.dates' }] as never; // any content
    expect(openPoints(conflicts)).toEqual({ conflicts, claims: [] });
    expect(openPoints({ conflicts, claims: conflicts })).toEqual({ conflicts, claims: conflicts });
  });
});
