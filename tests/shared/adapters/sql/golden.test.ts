import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { openSql } from '../../../../shared/adapters/sql/open-sql.ts';
import type { RequestStore } from '../../../../shared/kernel/request-store.ts';
import type { MemberStore } from '../../../../shared/kernel/member-store.ts';
import type { AgentTrace } from '../../../../shared/kernel/agent-trace.ts';
import type { Database } from '../../../../shared/adapters/sql/schema.ts';
import { KeyRing } from '../../../../shared/adapters/sql/key-ring.ts';
import { SqlDeadLetterStore } from '../../../../shared/adapters/sql/sql-dead-letter-store.ts';
import type { DeadLetterStore } from '../../../../shared/kernel/dead-letter-store.ts';
import { SqlMemberStore } from '../../../../shared/adapters/sql/sql-member-store.ts';
import { SqlReportStore } from '../../../../shared/adapters/sql/sql-report-store.ts';
import { SqlTimerStore } from '../../../../shared/adapters/sql/sql-timer-store.ts';
import { SqlTrailStore } from '../../../../shared/adapters/sql/sql-trail-store.ts';
import { SqlRunStore } from '../../../../shared/adapters/sql/sql-run-store.ts';
import { SqlRelayStore } from '../../../../shared/adapters/sql/sql-relay-store.ts';
import type { ReportStore } from '../../../../shared/kernel/report-store.ts';
import type { TrailStore } from '../../../../shared/kernel/trail-store.ts';
import type { TimerStore } from '../../../../shared/kernel/timer-store.ts';
import type { OutboxRow, RelayStore } from '../../../../shared/kernel/relay-store.ts';
import type { KeyStore } from '../../../../shared/kernel/key-store.ts';
import { organisationLists, type OrganisationStore } from '../../../../shared/kernel/organisation-store.ts';
import type { ModelTurn } from '../../../../shared/kernel/model-turns.ts';
import type { Envelope } from '../../../../shared/kernel/envelope.ts';
import type { Approval, Question, RunStore, RunTransaction } from '../../../../shared/kernel/run-store.ts';
import { testWrapper } from '../../../support/test-wrapper.ts';
import { defaultPolicy } from '../../../../shared/knowledge/approval-policy.ts';
import { eventRow, scope } from '../../../support/open-store.ts';
import { migrationStatements, recordingDialect } from './recorded-statements.ts';

const golden = join(import.meta.dirname, 'golden');
const rowOf = <T>(fields: object) => fields as T; // the store reads no other field
const envelope = rowOf<Envelope>({ type: 'A', revision: 1, contentHash: 'h' });
const outboxRow = rowOf<OutboxRow>({ organisationId: 'org-a', eventId: 'evt-1', id: 'start' });
const record = { kind: 'hold', body: {}, by: 'ola', at: 'now', simulated: false };
const work = { organisationId: 'org-a', eventId: 'evt-1', task: 't', operation: 'o', attempt: 1 };
const logEntry = {
  at: '',
  by: '',
  title: '',
  rationale: '',
  alternatives: [],
  impacted: [],
  operationId: 'o',
};

/** Every method once: one that is added does not compile until it is called here. */
const inTransaction: Record<keyof RunTransaction, (tx: RunTransaction) => Promise<unknown>> = {
  event: (tx) => tx.event(),
  lettersAfter: async (tx) => [await tx.appendLetter('l', 'answer', {}), await tx.lettersAfter(0)],
  causeOf: (tx) => tx.causeOf(1),
  records: (tx) => tx.records({ after: 50, limit: 50 }),
  heads: (tx) => tx.heads(),
  revisions: (tx) => tx.revisions('A'),
  taskStates: (tx) => tx.taskStates(),
  questions: (tx) => tx.questions(),
  approvals: (tx) => tx.approvals(),
  log: (tx) => tx.log('decision'),
  erasure: (tx) => tx.erasure(),
  chain: (tx) => tx.chain('decision'),
  logHeads: (tx) => tx.logHeads(),
  operation: (tx) => tx.operation('o'),
  contents: (tx) => tx.contents(),
  settings: (tx) => tx.settings(),
  saveEvent: (tx) => tx.saveEvent({ acknowledged: 0 }),
  appendLetter: (tx) => tx.appendLetter('k', 'answer', {}),
  saveOperation: (tx) => tx.saveOperation('o', null),
  appendRecord: (tx) => tx.appendRecord(record),
  saveArtifact: (tx) => tx.saveArtifact({ envelope, body: 1 }, 'documents'),
  saveTaskState: (tx) =>
    tx.saveTaskState({ task: 't', inputHash: 'h', revision: 1, conflicts: [], claims: [] }),
  saveQuestion: (tx) => tx.saveQuestion(rowOf<Question>({ id: 'q', askedAt: '' })),
  saveApproval: (tx) => tx.saveApproval(rowOf<Approval>({ id: 'a', requestedAt: '' })),
  appendLog: async (tx) => [await tx.appendLog('decision', logEntry), await tx.appendLog('change', logEntry)],
  appendActivity: (tx) => tx.appendActivity({ at: 'now', kind: 'k', text: 't' }),
  appendTrace: (tx) => tx.appendTrace(rowOf<AgentTrace>({ at: 'now' })),
  countStarted: (tx) => tx.countStarted('2027-01-04'),
  queueStart: (tx) => tx.queueStart(),
  checkpoints: (tx) => tx.checkpoints(),
  removeLogPrefix: (tx) =>
    tx.removeLogPrefix('decision', { seq: 1, hash: 'h', removedAt: 'now', signature: 's' }),
  queueMessage: (tx) =>
    tx.queueMessage({ id: 'm', to: { name: 'n', address: 'a' }, subject: '', text: '', at: 'now' }),
  queueWork: (tx) => tx.queueWork('work-a', work),
  modelTurn: (tx) => tx.modelTurn('t/h/1'),
  saveModelTurn: (tx) => tx.saveModelTurn(rowOf<ModelTurn>({ key: 't/h/1', fingerprint: 'f', answer: {} })),
};
const onStore: Record<keyof RunStore, (runs: RunStore) => Promise<unknown>> = {
  createEvent: (runs) => runs.createEvent(scope, eventRow(), async () => {}),
  transaction: (runs) => runs.transaction(scope, 'evt-1', (tx) => tx.saveEvent({ acknowledged: 0 })),
  events: async (runs) => [
    await runs.events(scope),
    await runs.events(scope, { limit: 50, after: ['2027', 'evt-1'] }),
  ],
  read: async (runs) => runs.read(scope, 'evt-1'),
  body: (runs) => runs.body(scope, 'evt-1', 'B', 1),
  pendingDocuments: (runs) => runs.pendingDocuments(scope, 'evt-1', 'activity'),
  approvalsOf: (runs) =>
    runs.approvalsOf(scope, { limit: 50, eventId: 'e', status: 'pending', after: ['2027', 'evt-1', 'a'] }),
  erase: async (runs) => {
    const own = eventRow({ id: 'evt-2' });
    await runs.createEvent(scope, own, async () => {});
    await runs.erase(scope, ['evt-2'], { at: 'now', by: 'ada', why: 'w' }, () => {});
  },
};
const place = { organisationId: 'org-a', eventId: 'evt-1' };
const onRelay: Record<keyof RelayStore, (relay: RelayStore) => Promise<unknown>> = {
  pending: async (relay) => [await relay.pending(10), await relay.pending(10, place)],
  confirm: async (relay) => [
    await relay.confirm(outboxRow),
    await relay.confirm(outboxRow, { ...outboxRow, id: 'b' }),
  ],
  postpone: (relay) => relay.postpone(outboxRow),
  runsWithUnreadLetters: async (relay) => [
    await relay.runsWithUnreadLetters(10),
    await relay.runsWithUnreadLetters(10, place),
  ],
  backlog: (relay) => relay.backlog(),
};
const imported = { importId: 'imp', at: 'now', by: 'ola', format: 'csv' } as const;
const onOrganisation: Record<keyof OrganisationStore, (store: OrganisationStore) => Promise<unknown>> = {
  versions: (store) => store.versions(scope, 'venues'),
  rows: (store) => store.rows(scope, 'venues', 1),
  replace: async (store) => {
    for (const list of organisationLists) await store.replace(scope, list, [{}, {}], imported);
  },
  overrides: (store) => store.overrides(scope),
  overrideVersions: (store) => store.overrideVersions(scope, 't'),
  saveOverride: (store) =>
    store.saveOverride(scope, { table: 't', value: {}, source: 's', at: 'now', by: 'ola' }),
  policyVersions: (store) => store.policyVersions(scope),
  savePolicy: (store) =>
    store.savePolicy(scope, { at: 'now', by: 'ola', reason: 'why', policy: defaultPolicy }, 0),
};

const member = { id: 'aad:u', organisationId: 'o', name: 'n', roles: [], substitutes: [], absences: [] };
const onKeys: Record<keyof KeyStore, (keys: KeyStore) => Promise<unknown>> = {
  reach: (keys) => keys.reach(),
  rewrap: (keys) => keys.rewrap(scope),
  renew: (keys) => keys.renew(scope, 'now'),
  reseal: (keys) => keys.reseal(scope),
};
const onMembers: Record<keyof MemberStore, (store: MemberStore) => Promise<unknown>> = {
  ofIdentity: (store) => store.ofIdentity('aad:u'),
  members: (store) => store.members(scope),
  memberVersions: (store) => store.memberVersions(scope, { limit: 50, after: 7 }),
  replaceMembers: (store) =>
    store.replaceMembers(scope, [member], { at: 'now', by: 'ada', changes: [], from: 0 }),
};
const onRequests: Record<keyof RequestStore, (store: RequestStore) => Promise<unknown>> = {
  take: (store) => store.take(scope, 'k', { bodyHash: 'b', now: 1, lostBefore: 0 }),
  answer: (store) => store.answer(scope, 'k', { status: 200, body: null, headers: {} }, null),
  release: (store) => store.release(scope, 'k'),
  forget: (store) => store.forget(1),
};
const onDeadLetters: Record<keyof DeadLetterStore, (store: DeadLetterStore) => Promise<unknown>> = {
  save: (store) =>
    store.save(scope, { ...work, id: 'd', queue: 'q', reason: 'r', description: '', at: '', retried: null }),
  list: (store) => store.list(scope, { limit: 50, after: ['2027', 'd'] }),
  find: (store) => store.find(scope, 'd'),
  markRetried: (store) => store.markRetried(scope, 'd', { by: 'ola', at: '2027' }),
};
const report = { id: '2027-02-01', from: '2027-02-01', to: '2027-02-28', writtenAt: 'now' };
const onReports: Record<keyof ReportStore, (store: ReportStore) => Promise<unknown>> = {
  list: (store) => store.list(scope, { limit: 50, after: '2027-02-01' }),
  find: (store) => store.find(scope, '2027-02-01'),
  write: (store) => store.write(scope, report, [{ eventId: 'evt-1', body: {} }]),
};
const onTimers: Record<keyof TimerStore, (store: TimerStore) => Promise<unknown>> = {
  organisations: (store) => store.organisations(),
};
const dueNow = { before: '2027-02-01', after: 'evt-0', limit: 50 };
const onTrails: Record<keyof TrailStore, (store: TrailStore) => Promise<unknown>> = {
  removedUpTo: (store) => store.removedUpTo(scope, 'evt-1', 'activity'),
  due: (store) => store.due(scope, 'activity', dueNow),
  remove: (store) => store.remove(scope, 'evt-1', 'activity', 7),
  keep: (store) => store.keep(scope, 'evt-1', 'trace', '2027-02-01'),
};
/** The same reads for somebody who sees own events only. */
const partner = { ...scope, principal: { id: 'p', name: 'p', roles: ['partner'] } };
const onPartner: Record<string, (runs: RunStore) => Promise<unknown>> = {
  'events, for a partner': (runs) => runs.events(partner),
  'event, for a partner': (runs) =>
    runs
      .read(partner, 'evt-1')
      .event()
      .catch(() => undefined), // not its own
  'records, for a partner': (runs) => runs.read(partner, 'evt-1').records(),
  'approvalsOf, for a partner': (runs) => runs.approvalsOf(partner, { limit: 50 }),
};

describe('the T-SQL that is sent to Azure SQL', () => {
  const section = () => new Map<string, string[]>();
  const sections = {
    store: section(),
    relay: section(),
    organisation: section(),
    members: section(),
    keys: section(),
    requests: section(),
    deadLetters: section(),
    reports: section(),
    timers: section(),
    trails: section(),
  };
  let statements: string[] = [];
  const capture = async (section: Map<string, string[]>, name: string, work: () => Promise<unknown>) => {
    statements = [];
    await work();
    if (statements.length > 0) section.set(name, [...statements]);
  };

  beforeAll(async () => {
    const dialect = recordingDialect((statement) => statements.push(statement));
    const { keys, hash, organisation, requests } = await openSql(dialect, 'sqlite', testWrapper());
    const db = new Kysely<Database>({ dialect });
    const ring = new KeyRing(db, testWrapper());
    const runs = new SqlRunStore(db, { engine: 'mssql', hash, keys: ring });
    const members = new SqlMemberStore(db, 'mssql');
    for (const [name, call] of Object.entries(onStore)) await capture(sections.store, name, () => call(runs));
    for (const [name, call] of Object.entries(inTransaction))
      await runs.transaction(scope, 'evt-1', (tx) => capture(sections.store, name, () => call(tx)));
    const deadLetters = new SqlDeadLetterStore(db, 'mssql');
    for (const [name, call] of Object.entries(onDeadLetters))
      await capture(sections.deadLetters, name, () => call(deadLetters));
    const reports = new SqlReportStore(db, 'mssql', ring);
    for (const [name, call] of Object.entries(onReports))
      await capture(sections.reports, name, () => call(reports));
    const timers = new SqlTimerStore(db);
    for (const [name, call] of Object.entries(onTimers))
      await capture(sections.timers, name, () => call(timers));
    const trails = new SqlTrailStore(db, 'mssql');
    for (const [name, call] of Object.entries(onTrails))
      await capture(sections.trails, name, () => call(trails));
    const relay = new SqlRelayStore(db, 'mssql', ring);
    for (const [name, call] of Object.entries(onRelay))
      await capture(sections.relay, name, () => call(relay));
    for (const [name, call] of Object.entries(onPartner))
      await capture(sections.store, name, () => call(runs));
    for (const [name, call] of Object.entries(onRequests))
      await capture(sections.requests, name, () => call(requests));
    for (const [name, call] of Object.entries(onKeys)) await capture(sections.keys, name, () => call(keys));
    for (const [name, call] of Object.entries(onMembers))
      await capture(sections.members, name, () => call(members));
    for (const [name, call] of Object.entries(onOrganisation))
      await capture(sections.organisation, name, () => call(organisation));
  });

  const text = (section: Map<string, string[]>) =>
    [...section].map(([name, lines]) => `-- ${name}\n${lines.join('\n')}\n`).join('\n');

  // After a change that is meant: vitest run tests/shared/adapters/sql/golden.test.ts -u, then read what has changed.
  it('by the run store is the one that was read and agreed', async () => {
    await expect(text(sections.store)).toMatchFileSnapshot(join(golden, 'run-store.sql'));
  });

  it('by the store of dead letters is the one that was read and agreed', async () => {
    await expect(text(sections.deadLetters)).toMatchFileSnapshot(join(golden, 'dead-letter-store.sql'));
  });

  it('by the store of reports is the one that was read and agreed', async () => {
    await expect(text(sections.reports)).toMatchFileSnapshot(join(golden, 'report-store.sql'));
  });

  it('by the store of timers is the one that was read and agreed', async () => {
    await expect(text(sections.timers)).toMatchFileSnapshot(join(golden, 'timer-store.sql'));
  });

  it('by the store of trails is the one that was read and agreed', async () => {
    await expect(text(sections.trails)).toMatchFileSnapshot(join(golden, 'trail-store.sql'));
  });

  it('by the relay store is the one that was read and agreed', async () => {
    await expect(text(sections.relay)).toMatchFileSnapshot(join(golden, 'relay-store.sql'));
  });

  it('by the organisation store is the one that was read and agreed', async () => {
    await expect(text(sections.organisation)).toMatchFileSnapshot(join(golden, 'organisation-store.sql'));
  });

  it('by the key store is the one that was read and agreed', async () => {
    await expect(text(sections.keys)).toMatchFileSnapshot(join(golden, 'key-store.sql'));
  });

  it('by the member store is the one that was read and agreed', async () => {
    await expect(text(sections.members)).toMatchFileSnapshot(join(golden, 'member-store.sql'));
  });

  it('by the request store is the one that was read and agreed', async () => {
    await expect(text(sections.requests)).toMatchFileSnapshot(join(golden, 'request-store.sql'));
  });

  it('by the migrations is the one that was read and agreed', async () => {
    const lines = await migrationStatements();
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(join(golden, 'migrations.sql'));
  });

  it('keeps to what every server understands', () => {
    for (const file of readdirSync(golden)) {
      const agreed = readFileSync(join(golden, file), 'utf8').toLowerCase();
      expect(agreed.match(/\b(limit|returning|merge|output|rowversion|identity|on conflict)\b/g)).toBeNull();
    }
  });

  it('names the organisation in every statement of the run and organisation stores', () => {
    const { store, organisation, trails } = sections;
    const all = [store, organisation, trails].flatMap((each) => [...each.values()].flat());
    expect(all.length).toBeGreaterThan(30);
    expect(all.filter((statement) => !statement.includes('"organisation_id"'))).toEqual([]);
  });
});
