import type { Kysely } from 'kysely';
import type { KnowledgeOverride } from '../../kernel/define-knowledge.ts';
import type { StoredRecord } from '../../kernel/define-record.ts';
import type { Envelope } from '../../kernel/envelope.ts';
import type { ListVersions } from '../../kernel/organisation-store.ts';
import { Fault } from '../../kernel/errors.ts';
import type {
  Approval,
  ChainedEntry,
  EventRow,
  Letter,
  LogEntry,
  LogName,
  Question,
  RunReader,
  TaskState,
} from '../../kernel/run-store.ts';
import { seesOwnEventsOnly, type Scope } from '../../kernel/scope.ts';
import { currentOverrides } from './knowledge-rows.ts';
import type { Database } from './schema.ts';
import { compareText } from '../../kernel/compare-text.ts';

/** JSON columns are written by this adapter only, from the typed values read back here. */
export function parse<T>(text: string): T {
  return JSON.parse(text) as T; // see above
}

interface Bindable<Q> {
  where(column: 'organisation_id' | 'event_id', operator: '=', value: string): Q;
  where(column: 'event_id', operator: 'in', value: OwnEvents): Q;
}
type OwnEvents = ReturnType<typeof ownEvents>;

/** Ids of the events that the person submitted. */
export function ownEvents(db: Kysely<Database>, { organisationId, principal }: Scope) {
  return db
    .selectFrom('event')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('created_by', '=', principal.id);
}

/** Binds a query to the organisation and the event, and for a partner to the events that it submitted. */
export function bound<Q extends Bindable<Q>>(
  query: Q,
  db: Kysely<Database>,
  scope: Scope,
  eventId: string,
): Q {
  const own = query.where('organisation_id', '=', scope.organisationId).where('event_id', '=', eventId);
  return seesOwnEventsOnly(scope) ? own.where('event_id', 'in', ownEvents(db, scope)) : own;
}

export class SqlRunReader implements RunReader {
  protected readonly db: Kysely<Database>;
  protected readonly scope: Scope;
  protected readonly eventId: string;

  constructor(db: Kysely<Database>, scope: Scope, eventId: string) {
    this.db = db;
    this.scope = scope;
    this.eventId = eventId;
  }

  /** No statement of this class goes without it. */
  protected own<Q extends Bindable<Q>>(query: Q): Q {
    return bound(query, this.db, this.scope, this.eventId);
  }

  async event(): Promise<EventRow> {
    const asked = this.db
      .selectFrom('event')
      .selectAll()
      .where('organisation_id', '=', this.scope.organisationId)
      .where('id', '=', this.eventId);
    const own = seesOwnEventsOnly(this.scope)
      ? asked.where('created_by', '=', this.scope.principal.id)
      : asked;
    const found = await own.executeTakeFirst();
    if (!found) throw new Fault('event.not-found', `There is no event ${this.eventId} in this organisation.`);
    return toEvent(found);
  }

  async lettersAfter(seq: number): Promise<Letter[]> {
    const rows = await this.own(this.db.selectFrom('inbox').selectAll())
      .where('seq', '>', seq)
      .orderBy('seq')
      .execute();
    return rows.map((row) => {
      // Its cause is not what it says: see causeOf.
      const { traceId: _cause, ...body } = parse<Letter['body'] & { traceId?: string }>(row.body);
      return { seq: Number(row.seq), kind: row.kind as Letter['kind'], body }; // written by appendLetter only
    });
  }

  async causeOf(seq: number): Promise<string | undefined> {
    const letter = this.own(this.db.selectFrom('inbox').select('body')).where('seq', '=', seq);
    const row = await letter.executeTakeFirst();
    const cause = row && parse<{ traceId?: string }>(row.body).traceId;
    return cause ?? (await this.event()).traceId;
  }

  async records(): Promise<StoredRecord[]> {
    const rows = await this.own(this.db.selectFrom('record').selectAll()).orderBy('seq').execute();
    return rows.map((row) => ({
      seq: Number(row.seq),
      id: `r${row.seq}`,
      kind: row.kind,
      body: parse<unknown>(row.body),
      by: row.recorded_by,
      at: row.at,
      simulated: Number(row.simulated) === 1,
    }));
  }

  async heads(): Promise<Map<string, Envelope>> {
    const rows = await this.own(this.db.selectFrom('artifact').select(['type', 'envelope']))
      .orderBy('type')
      .orderBy('revision')
      .execute();
    return new Map(rows.map((row) => [row.type, parse<Envelope>(row.envelope)]));
  }

  async revisions(type: string): Promise<Envelope[]> {
    const rows = await this.own(this.db.selectFrom('artifact').select('envelope'))
      .where('type', '=', type)
      .orderBy('revision')
      .execute();
    return rows.map((row) => parse(row.envelope));
  }

  async taskStates(): Promise<Map<string, TaskState>> {
    const rows = await this.own(this.db.selectFrom('task_state').selectAll()).execute();
    return new Map(
      rows.map(({ task, input_hash, revision, conflicts }) => [
        task,
        { task, inputHash: input_hash, revision: Number(revision), conflicts: parse(conflicts) },
      ]),
    );
  }

  async questions(): Promise<Question[]> {
    const rows = await this.own(this.db.selectFrom('question').selectAll()).orderBy('id').execute();
    return rows.map((row) => parse<Question>(row.row)).sort((a, b) => compareText(a.askedAt, b.askedAt));
  }

  async approvals(): Promise<Approval[]> {
    const rows = await this.own(this.db.selectFrom('approval').selectAll()).orderBy('id').execute();
    return rows
      .map((row) => parse<Approval>(row.row))
      .sort((a, b) => compareText(a.requestedAt, b.requestedAt));
  }

  async logHeads(): Promise<Record<LogName, { seq: number; hash: string }>> {
    const columns = ['decision_seq', 'decision_hash', 'change_seq', 'change_hash'] as const;
    const own = this.db
      .selectFrom('event')
      .select(columns)
      .where('organisation_id', '=', this.scope.organisationId);
    const row = await own.where('id', '=', this.eventId).executeTakeFirstOrThrow();
    return {
      decision: { seq: Number(row.decision_seq), hash: row.decision_hash },
      change: { seq: Number(row.change_seq), hash: row.change_hash },
    };
  }

  async log(name: LogName): Promise<ChainedEntry[]> {
    const rows = await this.own(this.db.selectFrom('log_entry').selectAll())
      .where('log', '=', name)
      .orderBy('seq')
      .execute();
    return rows.map((row) => ({
      ...parse<LogEntry>(row.entry),
      previousHash: row.previous_hash,
      hash: row.hash,
    }));
  }

  async operation(id: string): Promise<{ result: unknown } | undefined> {
    const found = await this.own(this.db.selectFrom('operation').selectAll())
      .where('id', '=', id)
      .executeTakeFirst();
    return found && { result: parse<unknown>(found.result) };
  }

  async lists(): Promise<ListVersions> {
    const rows = await this.db
      .selectFrom('organisation_import')
      .select((row) => ['list', row.fn.max('version').as('version')])
      .where('organisation_id', '=', this.scope.organisationId)
      .groupBy('list')
      .execute();
    return Object.fromEntries(rows.map(({ list, version }) => [list, Number(version)]));
  }

  knowledge(): Promise<Map<string, KnowledgeOverride>> {
    return currentOverrides(this.db, this.scope);
  }
}

export function toEvent(row: Database['event']): EventRow {
  const { acknowledged, closed } = row;
  return { ...parse<EventRow>(row.row), acknowledged: Number(acknowledged), closed: Number(closed) === 1 };
}
