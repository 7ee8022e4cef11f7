import type { Kysely } from 'kysely';
import type { StoredRecord } from '../../kernel/define-record.ts';
import type { Erasure } from '../../kernel/erasure.ts';
import type { Envelope } from '../../kernel/envelope.ts';
import { Fault } from '../../kernel/errors.ts';
import type { ModelTurn } from '../../kernel/model-turns.ts';
import type { NumberedPage } from '../../kernel/page.ts';
import type {
  Approval,
  ChainedEntry,
  ChainLink,
  EventRow,
  Letter,
  LogEntry,
  LogName,
  Question,
  RunReader,
} from '../../kernel/run-store.ts';
import type { OrganisationSettings, RunContents } from '../../kernel/run-contents.ts';
import type { TaskState } from '../../kernel/task-state.ts';
import { seesOwnEventsOnly, type Scope } from '../../kernel/scope.ts';
import type { Cause } from '../../kernel/trace-context.ts';
import type { Cipher } from '../crypto/cipher.ts';
import type { LogCheckpoints } from '../../kernel/log-checkpoint.ts';
import { readCheckpoints } from './log-checkpoints.ts';
import { type Contents, type KeptContents, stampOf } from './kept-contents.ts';
import type { KeyRing } from './key-ring.ts';
import { type Bindable, bound } from './bound-query.ts';
import { rangeOf } from './number-range.ts';
import type { Database } from './schema.ts';
import { openPoints, parse, placeIn, toEvent } from './stored-values.ts';
import type { StoreTools } from './store-tools.ts';
import { readSettings, settingsStamp } from './settings-rows.ts';
import { compareText } from '../../kernel/compare-text.ts';

export class SqlRunReader implements RunReader {
  protected readonly db: Kysely<Database>;
  protected readonly scope: Scope;
  protected readonly eventId: string;
  readonly #keys: KeyRing;
  readonly #kept: KeptContents;
  #cipher: Promise<Cipher> | undefined;

  constructor(
    db: Kysely<Database>,
    scope: Scope,
    eventId: string,
    { keys, kept }: Pick<StoreTools, 'keys' | 'kept'>,
  ) {
    this.db = db;
    this.scope = scope;
    this.eventId = eventId;
    this.#keys = keys;
    this.#kept = kept;
  }

  /** Of the event's content. */
  protected cipher(): Promise<Cipher> {
    this.#cipher ??= this.#keys.event(this.scope.organisationId, this.eventId, this.db);
    return this.#cipher;
  }

  /** Of its row, which is read together with those of other events. */
  protected rowCipher(): Promise<Cipher> {
    return this.#keys.organisation(this.scope.organisationId, this.db);
  }

  protected async opened<T>(table: string, id: string | number, column: string, text: string): Promise<T> {
    const value = await (await this.cipher()).value(text, placeIn(table, this.eventId, id, column));
    return value as T; // written by this adapter only, from a typed value
  }

  /** No statement of this class goes without it. */
  protected own<Q extends Bindable<Q>>(query: Q): Q {
    return bound(query, this.db, this.scope, this.eventId);
  }

  async event(): Promise<EventRow> {
    return this.#eventOf(await this.row());
  }

  async contents(): Promise<RunContents> {
    const row = await this.row();
    const event = await this.#eventOf(row);
    return { event, ...(await this.keptContents(row)) };
  }

  /** The row comes first: who may not see it sees nothing that is kept. */
  protected keptContents(row: Database['event'], stamp = stampOf(row)): Promise<Contents> {
    const read = () => this.readContents();
    return this.#kept.event(this.scope.organisationId, this.eventId, stamp, read);
  }

  protected async readContents(): Promise<Contents> {
    const heads = await this.heads();
    const tasks = await this.taskStates();
    const records = await this.records();
    const questions = await this.questions();
    return { heads, tasks, records, questions, approvals: await this.approvals() };
  }

  async #eventOf(found: Database['event']): Promise<EventRow> {
    if (found.erased !== null) throw new Fault('event.erased', `The event ${this.eventId} was erased.`);
    return toEvent(found, await this.rowCipher());
  }

  async erasure(): Promise<Erasure | null> {
    const { erased } = await this.row();
    if (erased === null) return null;
    const cipher = await this.rowCipher();
    return parse<Erasure>(await cipher.open(erased, placeIn('event', this.eventId, '', 'erased')));
  }

  protected async row(): Promise<Database['event']> {
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
    return found;
  }

  async lettersAfter(seq: number): Promise<Letter[]> {
    const rows = await this.own(this.db.selectFrom('inbox').selectAll())
      .where('seq', '>', seq)
      .orderBy('seq')
      .execute();
    return rows.map((row) => {
      // Its cause is not what it says: see causeOf.
      const { traceId: _trace, spanId: _span, ...body } = parse<Letter['body'] & Partial<Cause>>(row.body);
      return { seq: Number(row.seq), kind: row.kind as Letter['kind'], body }; // written by appendLetter only
    });
  }

  async causeOf(seq: number): Promise<Cause | undefined> {
    const letter = this.own(this.db.selectFrom('inbox').select('body')).where('seq', '=', seq);
    const row = await letter.executeTakeFirst();
    const { traceId, spanId } = row ? parse<Partial<Cause>>(row.body) : {};
    if (traceId !== undefined) return { traceId, spanId };
    const start = await this.event();
    return start.traceId === undefined ? undefined : { traceId: start.traceId, spanId: start.spanId };
  }

  async records(page?: NumberedPage): Promise<StoredRecord[]> {
    const all = this.own(this.db.selectFrom('record').selectAll());
    const { after, upTo } = rangeOf(page);
    const asked = all.where('seq', '>', after).where('seq', '<=', upTo);
    const rows = await asked.orderBy('seq').execute();
    return Promise.all(
      rows.map(async (row) => ({
        seq: Number(row.seq),
        id: `r${row.seq}`,
        kind: row.kind,
        body: await this.opened<unknown>('record', row.seq, 'body', row.body),
        by: row.recorded_by,
        at: row.at,
        simulated: Number(row.simulated) === 1,
      })),
    );
  }

  async heads(): Promise<Map<string, Envelope>> {
    const rows = await this.own(this.db.selectFrom('artifact').select(['type', 'envelope']))
      .orderBy('type')
      .orderBy('revision')
      .execute();
    const newest = new Map(rows.map(({ type, envelope }) => [type, envelope]));
    const heads = Array.from(newest, async ([type, envelope]): Promise<[string, Envelope]> => [
      type,
      await this.opened('artifact', type, 'envelope', envelope),
    ]);
    return new Map(await Promise.all(heads));
  }

  async revisions(type: string, page?: NumberedPage): Promise<Envelope[]> {
    const all = this.own(this.db.selectFrom('artifact').select('envelope')).where('type', '=', type);
    const { after, upTo } = rangeOf(page);
    const asked = all.where('revision', '>', after).where('revision', '<=', upTo);
    const rows = await asked.orderBy('revision').execute();
    return rows.map((row) => parse(row.envelope));
  }

  async taskStates(): Promise<Map<string, TaskState>> {
    const rows = await this.own(this.db.selectFrom('task_state').selectAll()).execute();
    const states = rows.map(
      async ({ task, input_hash, revision, conflicts }): Promise<[string, TaskState]> => [
        task,
        {
          task,
          inputHash: input_hash,
          revision: Number(revision),
          ...openPoints(await this.opened('task_state', task, 'conflicts', conflicts)),
        },
      ],
    );
    return new Map(await Promise.all(states));
  }

  async questions(): Promise<Question[]> {
    const rows = await this.own(this.db.selectFrom('question').selectAll()).orderBy('id').execute();
    const questions = rows.map(({ id, row }) => this.opened<Question>('question', id, 'row', row));
    return (await Promise.all(questions)).sort((a, b) => compareText(a.askedAt, b.askedAt));
  }

  async approvals(): Promise<Approval[]> {
    const rows = await this.own(this.db.selectFrom('approval').selectAll()).orderBy('id').execute();
    const approvals = rows.map(({ id, row }) => this.opened<Approval>('approval', id, 'row', row));
    return (await Promise.all(approvals)).sort((a, b) => compareText(a.requestedAt, b.requestedAt));
  }

  async logHeads(): Promise<Record<LogName, { seq: number; hash: string }>> {
    const row = await this.row();
    return {
      decision: { seq: Number(row.decision_seq), hash: row.decision_hash },
      change: { seq: Number(row.change_seq), hash: row.change_hash },
    };
  }

  async log(name: LogName, page?: NumberedPage): Promise<ChainedEntry[]> {
    const entries = (await this.#entries(name, page)).map(async (row) => {
      const content = await this.#content(name, row);
      return content && { ...content.entry, previousHash: row.previous_hash, hash: row.hash };
    });
    return (await Promise.all(entries)).filter((entry) => entry !== null);
  }

  async chain(name: LogName): Promise<ChainLink[]> {
    const links = (await this.#entries(name)).map(async (row) => {
      const content = await this.#content(name, row).catch(whereUnreadable);
      const { seq, at, content_hash: contentHash, previous_hash: previousHash, hash } = row;
      return { salt: '', entry: null, ...content, seq: Number(seq), at, contentHash, previousHash, hash };
    });
    return Promise.all(links);
  }

  checkpoints(): Promise<LogCheckpoints> {
    const owner = { organisation_id: this.scope.organisationId, event_id: this.eventId };
    return readCheckpoints(this.db, owner);
  }

  #entries(name: LogName, page?: NumberedPage): Promise<Database['log_entry'][]> {
    const all = this.own(this.db.selectFrom('log_entry').selectAll()).where('log', '=', name);
    const { after, upTo } = rangeOf(page);
    return all.where('seq', '>', after).where('seq', '<=', upTo).orderBy('seq').execute();
  }

  /** Null: erased with its event. */
  async #content(name: LogName, { seq, entry }: Database['log_entry']) {
    if (entry === '') return null;
    const text = await this.opened<LogEntry & { salt?: string }>(
      'log_entry',
      `${name}/${seq}`,
      'entry',
      entry,
    );
    const { salt = '', ...own } = text;
    return { salt, entry: own };
  }

  async operation(id: string): Promise<{ result: unknown } | undefined> {
    const found = await this.own(this.db.selectFrom('operation').selectAll())
      .where('id', '=', id)
      .executeTakeFirst();
    return found && { result: await this.opened<unknown>('operation', id, 'result', found.result) };
  }

  async modelTurn(key: string): Promise<ModelTurn | undefined> {
    const row = await this.own(this.db.selectFrom('model_turn').selectAll())
      .where('id', '=', key)
      .executeTakeFirst();
    if (!row) return undefined;
    const answer = await this.opened<ModelTurn['answer']>('model_turn', key, 'answer', row.answer);
    return { key, fingerprint: row.fingerprint, answer };
  }

  async settings(): Promise<OrganisationSettings> {
    const stamp = await settingsStamp(this.db, this.scope);
    const read = () => readSettings(this.db, this.scope);
    return this.#kept.organisation(this.scope.organisationId, stamp, read);
  }
}

/** What was altered is for the audit to say. */
function whereUnreadable(error: unknown): null {
  if (error instanceof Fault && error.code === 'content.unreadable') return null;
  throw error;
}
