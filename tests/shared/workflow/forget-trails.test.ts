import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSql, type SqlStores } from '../../../shared/adapters/sql/open-sql.ts';
import { sealedDocuments } from '../../../shared/adapters/documents/sealed-documents.ts';
import { openDocuments } from '../../../shared/adapters/documents/open-documents.ts';
import { openDocumentEngine } from '../../../infra/local/documents/engine.ts';
import { openSqlite } from '../../../infra/local/sql/open-sqlite.ts';
import { defaultPolicy } from '../../../shared/knowledge/approval-policy.ts';
import type { AgentTrace } from '../../../shared/kernel/agent-trace.ts';
import { forgetTrails } from '../../../shared/workflow/forget-trails.ts';
import { listActivity, listTraces } from '../../../shared/workflow/list-pages.ts';
import { verifyAudit } from '../../../shared/workflow/verify-audit.ts';
import type { WorkflowPorts } from '../../../shared/workflow/workflow-ports.ts';
import { eventRow, scope } from '../../support/open-store.ts';
import { testWrapper } from '../../support/test-wrapper.ts';

let store: SqlStores;
let ports: WorkflowPorts;
let now: number;
let removals: number;
/** After so many removals of documents the next one fails, as when the process ends there. */
let endsAfter: number;
const failures: string[] = [];
const close: (() => unknown)[] = [];

beforeEach(async () => {
  store = await openSql(openSqlite(':memory:').dialect, 'sqlite', testWrapper());
  const engine = openDocumentEngine(':memory:');
  close.push(
    () => store.close(),
    () => engine.close(),
  );
  const stored = sealedDocuments(await openDocuments(engine), store.eventCipher);
  const documents = {
    ...stored,
    async removeUpTo(...oldest: Parameters<typeof stored.removeUpTo>) {
      if ((removals += 1) > endsAfter) throw new Error('the process ended');
      return stored.removeUpTo(...oldest);
    },
  };
  const telemetry = {
    log: (level: string, _what: string, fields: { error?: string }) =>
      void (level === 'error' && failures.push(fields.error ?? '')),
  };
  [now, removals, endsAfter] = [Date.parse('2029-01-01T08:00:00Z'), 0, Infinity];
  failures.length = 0;
  const parts = { ...store, documents, telemetry, now: () => now };
  ports = parts as unknown as WorkflowPorts; // no other port is touched
});
afterEach(async () => {
  for (const each of close.splice(0)) await each();
});

const startedAt = Date.parse('2027-02-01T00:00:00Z');
const dayOf = (n: number) => new Date(startedAt + n * 86_400_000).toISOString();

/** An event with a line of the feed and a trace for each day, handed on to the documents. */
async function written(id: string, days: number, closed = true): Promise<void> {
  await store.runs.createEvent(scope, eventRow({ id, startedAt, closed }), async (tx) => {
    for (let n = 0; n < days; n += 1) {
      await tx.appendActivity({ at: dayOf(n), kind: 'k', text: `day ${n}` });
      await tx.appendTrace({ at: dayOf(n), operationId: `op-${n}` } as AgentTrace); // nothing else is read
    }
    const entry = {
      by: 'ola',
      title: 't',
      rationale: 'why',
      alternatives: [],
      impacted: [],
      operationId: 'o',
    };
    await tx.appendLog('decision', { at: dayOf(0), ...entry });
    await tx.saveEvent({ closed });
  });
  for (;;) {
    const rows = await store.relay.pending(500);
    if (rows.length === 0) return;
    for (const row of rows) {
      if (row.kind === 'document') await ports.documents.put(row.body);
      await store.relay.confirm(row);
    }
  }
}

const keep = async (retention: object) => {
  const version = (await store.organisation.policyVersions(scope))[0]?.version ?? 0;
  const policy = { ...defaultPolicy, retention };
  await store.organisation.savePolicy(scope, { at: 'now', by: 'ada', reason: 'why', policy }, version);
};
const feed = async (id: string, after?: number) =>
  (await listActivity(ports, scope, id, { limit: 3, after })).rows.map(({ text }) => text);
const traces = async (id: string) =>
  (await listTraces(ports, scope, id, { limit: 2 })).rows.map(({ operationId }) => operationId);

describe('the feed and the traces of runs that are over', () => {
  it('are kept without end where the policy says nothing of them', async () => {
    await written('over', 5);
    await keep({ logDays: 365 });
    await forgetTrails(ports);
    expect([await feed('over'), await traces('over')]).toEqual([
      ['day 0', 'day 1', 'day 2'],
      ['op-0', 'op-1'],
    ]);
  });

  it('lose what is older than it says, each by its own days, and the audit stays whole', async () => {
    await written('over', 40);
    await written('going on', 3, false);
    now = Date.parse(dayOf(70));
    await keep({ activityDays: 60, traceDays: 50 });
    await forgetTrails(ports);
    expect(await feed('over')).toEqual(['day 10', 'day 11', 'day 12']);
    expect(await feed('over', 12)).toEqual(['day 12', 'day 13', 'day 14']);
    expect(await traces('over')).toEqual(['op-20', 'op-21']);
    expect(await feed('going on')).toEqual(['day 0', 'day 1', 'day 2']);
    expect(await verifyAudit(ports, scope, 'over')).toMatchObject({
      verified: true,
      logs: { decision: { entries: 1 } },
    });
    expect(failures).toEqual([]);
  });

  it('go a hundred at a time, also after years without a host', async () => {
    await written('over', 250);
    await keep({ activityDays: 30 });
    await forgetTrails(ports);
    expect([await feed('over'), removals]).toEqual([[], 3]);
    await forgetTrails(ports);
    expect(removals).toBe(3);
  });

  it('go on where an earlier time ended, and show no gap meanwhile', async () => {
    await written('over', 250);
    await keep({ activityDays: 30 });
    now = Date.parse(dayOf(249));
    endsAfter = 1;
    await forgetTrails(ports);
    expect(failures).toEqual(['Error: the process ended']);
    expect(await feed('over')).toEqual(['day 200', 'day 201', 'day 202']);
    endsAfter = Infinity;
    await forgetTrails(ports);
    expect(await feed('over')).toEqual(['day 219', 'day 220', 'day 221']);
    const left = await ports.documents.list(scope, 'over', 'activity', { limit: 1000 });
    expect(left.map(({ order }) => order)).toEqual(Array.from({ length: 31 }, (_, n) => 220 + n));
  });

  it('are not looked at again before the oldest that is kept is too old', async () => {
    await written('over', 40);
    await keep({ activityDays: 60 });
    now = Date.parse(dayOf(70));
    await forgetTrails(ports);
    const page = { after: '', limit: 10 };
    expect(await store.trails.due(scope, 'activity', { ...page, before: dayOf(10) })).toEqual([]);
    expect(await store.trails.due(scope, 'activity', { ...page, before: dayOf(11) })).toEqual(['over']);
    now = Date.parse(dayOf(75));
    await forgetTrails(ports);
    expect(await feed('over')).toEqual(['day 15', 'day 16', 'day 17']);
  });

  it('take a new line after all others are gone', async () => {
    await written('over', 3);
    await keep({ activityDays: 30 });
    await forgetTrails(ports);
    await store.runs.transaction(scope, 'over', (tx) =>
      tx.appendActivity({ at: dayOf(700), kind: 'k', text: 'new' }),
    );
    expect(await feed('over')).toEqual(['new']);
  });
});
