import { Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSqlite } from '../../../infra/local/sql/open-sqlite.ts';
import { openSql, type SqlStores } from '../../../shared/adapters/sql/open-sql.ts';
import { defaultPolicy } from '../../../shared/knowledge/approval-policy.ts';
import { forgetLogs } from '../../../shared/workflow/forget-logs.ts';
import { readLog } from '../../../shared/workflow/list-pages.ts';
import { verifyAudit } from '../../../shared/workflow/verify-audit.ts';
import type { WorkflowPorts } from '../../../shared/workflow/workflow-ports.ts';
import { eventRow, scope } from '../../support/open-store.ts';
import { testWrapper } from '../../support/test-wrapper.ts';

let store: SqlStores;
let db: Kysely<unknown>;
let ports: WorkflowPorts;
let now = Date.parse('2029-01-01T08:00:00Z');
const copiesRemoved: string[] = [];
const failures: string[] = [];
let documentsDown = false;

const entry = (n: number, at: string) => ({
  at,
  by: 'ola',
  title: `Decision ${n}`,
  rationale: 'why',
  alternatives: [],
  impacted: [],
  operationId: `op-${n}`,
});

beforeAll(async () => {
  const { dialect } = openSqlite(':memory:');
  store = await openSql(dialect, 'sqlite', testWrapper());
  db = new Kysely<unknown>({ dialect });
  const { runs, organisation, timers, hash } = store;
  const documents = {
    async removeUpTo(_scope: unknown, eventId: string, kind: string, order: number) {
      if (documentsDown) throw new Error('the documents are away');
      copiesRemoved.push(`${eventId} ${kind} ${order}`);
    },
  };
  const telemetry = {
    log: (level: string, _what: string, fields: { error?: string }) =>
      void (level === 'error' && failures.push(fields.error ?? '')),
  };
  const parts = { runs, organisation, timers, hash, documents, telemetry, now: () => now };
  ports = parts as unknown as WorkflowPorts; // no other port is touched
  const startedAt = Date.parse('2027-02-01T00:00:00Z');
  for (const id of ['over', 'open', 'altered']) {
    const row = eventRow({
      id,
      startedAt,
      closed: id !== 'open',
      status: id === 'open' ? 'waiting' : 'completed',
    });
    await runs.createEvent(scope, row, async (tx) => {
      for (const n of [1, 2, 3]) await tx.appendLog('decision', entry(n, `2027-0${n + 1}-10T08:00:00.000Z`));
      await tx.appendLog('decision', entry(4, '2028-06-10T08:00:00.000Z'));
      await tx.appendLog('decision', entry(5, '2028-12-10T08:00:00.000Z'));
      await tx.saveEvent({ closed: id !== 'open' });
    });
  }
  await sql`update log_entry set hash = 'forged' where event_id = 'altered' and seq = 2`.execute(db);
});
afterAll(() => store.close());

const audit = (id = 'over') => verifyAudit(ports, scope, id);
const numbers = async (id = 'over') =>
  (await readLog(ports, scope, id, 'decision', { limit: 2 })).rows.map(({ seq }) => seq);
const keep = async (logDays: number) => {
  const version = (await store.organisation.policyVersions(scope))[0]?.version ?? 0;
  const policy = { ...defaultPolicy, retention: { logDays } };
  await store.organisation.savePolicy(scope, { at: 'now', by: 'ada', reason: 'why', policy }, version);
};

describe('the logs of runs that are over', () => {
  it('are kept without end where the policy says nothing', async () => {
    await forgetLogs(ports);
    expect(await numbers()).toEqual([1, 2]);
    expect((await audit()).logs.decision).toMatchObject({ entries: 5, brokenAt: null, removed: null });
  });

  it('keep everything while the copies of their entries cannot be removed', async () => {
    await keep(365);
    documentsDown = true;
    await forgetLogs(ports);
    documentsDown = false;
    expect(await numbers()).toEqual([1, 2]);
    expect(failures.some((failure) => failure.includes('the documents are away'))).toBe(true);
  });

  it('lose what is older than it says, and verify from a signed checkpoint on', async () => {
    await forgetLogs(ports);
    await forgetLogs(ports);
    expect(await numbers()).toEqual([4, 5]);
    expect(copiesRemoved).toEqual(['over decision-log 3']);
    const { verified, logs } = await audit();
    expect({ verified, decision: logs.decision }).toMatchObject({
      verified: true,
      decision: { entries: 2, removed: { upTo: 3, at: '2029-01-01T08:00:00.000Z' } },
    });
  });

  it('lose more as time goes by, and always keep their newest entry', async () => {
    now = Date.parse('2035-01-01T08:00:00Z');
    await forgetLogs(ports);
    expect(await numbers()).toEqual([5]);
    expect(await audit()).toMatchObject({ verified: true, logs: { decision: { removed: { upTo: 4 } } } });
  });

  it('take a new entry after the checkpoint, and still verify', async () => {
    await store.runs.transaction(scope, 'over', (tx) =>
      tx.appendLog('decision', entry(6, '2034-12-10T08:00:00.000Z')),
    );
    expect(await audit()).toMatchObject({
      verified: true,
      logs: { decision: { entries: 2, brokenAt: null } },
    });
  });

  it('are broken where somebody moves the checkpoint', async () => {
    const moved = sql`update log_checkpoint set seq = 5, hash = (select hash from log_entry where event_id = 'over' and seq = 5)`;
    await sql`create table kept as select * from log_entry where event_id = 'over' and seq = 5`.execute(db);
    await sql`create table cut as select * from log_checkpoint`.execute(db);
    await moved.execute(db);
    await sql`delete from log_entry where event_id = 'over' and seq = 5`.execute(db);
    expect(await audit()).toMatchObject({ verified: false, logs: { decision: { brokenAt: 5 } } });
    await sql`insert into log_entry select * from kept`.execute(db);
    await sql`delete from log_checkpoint`.execute(db);
    // Without it the entries that are left hang in the air.
    expect((await audit()).logs.decision.brokenAt).toBe(1);
    await sql`insert into log_checkpoint select * from cut`.execute(db);
    expect((await audit()).verified).toBe(true);
  });

  it('are evidence where they are broken, and are not shortened', async () => {
    expect(await numbers('altered')).toEqual([1, 2]);
    expect(failures.some((failure) => failure.includes('broken at 2'))).toBe(true);
  });
});

describe('the logs of a run that goes on', () => {
  it('stay whole, however old they are', async () => {
    expect(await numbers('open')).toEqual([1, 2]);
  });
});
