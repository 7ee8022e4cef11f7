import type { Transaction } from 'kysely';
import { workId, type WorkMessage } from '../../kernel/agent-work.ts';
import type { AgentTrace } from '../../kernel/agent-trace.ts';
import type { ContentHasher } from '../../kernel/content-hash.ts';
import type { StoredRecord } from '../../kernel/define-record.ts';
import { artifactDocumentId } from '../../kernel/document-store.ts';
import type { Artifact } from '../../kernel/envelope.ts';
import { Fault } from '../../kernel/errors.ts';
import type { LogCheckpoint } from '../../kernel/log-checkpoint.ts';
import type { QueuedMessage } from '../../kernel/mail-port.ts';
import type { ModelTurn } from '../../kernel/model-turns.ts';
import type {
  Activity,
  Approval,
  ChainedEntry,
  EventRow,
  Letter,
  LogEntry,
  LogName,
  Question,
  RunTransaction,
  StartedRuns,
} from '../../kernel/run-store.ts';
import type { TaskState } from '../../kernel/task-state.ts';
import { utcDay } from '../../kernel/run-clock.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { Cause } from '../../kernel/trace-context.ts';
import type { Cipher } from '../crypto/cipher.ts';
import { countStarted } from './count-started.ts';
import { EventOutbox } from './event-outbox.ts';
import type { Contents } from './kept-contents.ts';
import { linkTo } from './log-link.ts';
import { LockedEvent } from './locked-event.ts';
import { removePrefix } from './log-checkpoints.ts';
import type { KeyRing } from './key-ring.ts';
import { SqlRunReader } from './run-reader.ts';
import { placeIn } from './stored-values.ts';
import type { Database } from './schema.ts';
import type { StoreTools } from './store-tools.ts';

export class SqlRunTransaction extends SqlRunReader implements RunTransaction {
  readonly #hash: ContentHasher;

  readonly #ring: KeyRing;
  readonly #event = new LockedEvent(() => super.row());
  readonly #outbox: EventOutbox;
  #writing: Promise<Cipher> | undefined;

  private constructor(trx: Transaction<Database>, scope: Scope, eventId: string, tools: StoreTools) {
    super(trx, scope, eventId, tools);
    this.#hash = tools.hash;
    this.#ring = tools.keys;
    this.#outbox = new EventOutbox(trx, this.#owner, this.#event);
  }

  /** Does the work, and writes what it changed in the event's own row. */
  static async of<T>(
    trx: Transaction<Database>,
    scope: Scope,
    eventId: string,
    tools: StoreTools,
    work: (tx: RunTransaction) => Promise<T>,
  ): Promise<T> {
    const own = new SqlRunTransaction(trx, scope, eventId, tools);
    const result = await work(own);
    await own.#event.write(trx);
    return result;
  }

  /** Reads what it has just written, too, with a key that nobody else knows yet. */
  protected override cipher(): Promise<Cipher> {
    return this.#writing ?? super.cipher();
  }

  protected override row(): Promise<Database['event']> {
    return this.#event.row();
  }

  /** What it has changed is its own until it is committed. */
  protected override keptContents(row: Database['event']): Promise<Contents> {
    const { stamp } = this.#event;
    return stamp === undefined ? this.readContents() : super.keptContents(row, stamp);
  }

  override async lettersAfter(seq: number): Promise<Letter[]> {
    const { letters } = await this.row();
    return Number(letters) > seq ? super.lettersAfter(seq) : [];
  }

  async #sealed(table: string, id: string | number, column: string, value: unknown): Promise<string> {
    return (await this.#newest()).seal(JSON.stringify(value), placeIn(table, this.eventId, id, column));
  }

  /** What new contents are sealed with. */
  #newest(): Promise<Cipher> {
    return (this.#writing ??= this.#ring.writing(this.db, this.scope.organisationId, this.eventId));
  }

  get #owner() {
    return { organisation_id: this.scope.organisationId, event_id: this.eventId };
  }

  /** The trace of whoever set this off. */
  get #trace(): { traceId?: string } {
    const { traceId } = this.scope;
    return traceId === undefined ? {} : { traceId };
  }

  get #cause(): Cause | undefined {
    const { traceId, spanId } = this.scope;
    return traceId === undefined ? undefined : { traceId, spanId };
  }

  async saveEvent(change: Partial<Omit<EventRow, 'organisationId' | 'id'>>): Promise<void> {
    const row = { ...(await this.event()), ...change };
    const { acknowledged } = row;
    const sealed = (await this.rowCipher()).seal(
      JSON.stringify(row),
      placeIn('event', this.eventId, '', 'row'),
    );
    const { startedAt, startedBy = row.createdBy } = row;
    const start = startedAt !== null && { started_on: utcDay(startedAt), started_by: startedBy };
    await this.#event.change({ row: sealed, acknowledged, closed: row.closed ? 1 : 0, ...start });
  }

  async appendLetter(key: string, kind: Letter['kind'], body: Letter['body']): Promise<number> {
    const inbox = this.db.selectFrom('inbox').select('seq').where('letter_key', '=', key);
    const earlier = await this.own(inbox).executeTakeFirst();
    if (earlier) return Number(earlier.seq);
    if ((await this.event()).closed)
      throw new Fault('run.closed', 'The run is finished; it takes no more input.');
    const seq = await this.#event.next('letters');
    const text = JSON.stringify({ ...body, ...this.#cause });
    const row = { ...this.#owner, seq, letter_key: key, kind, body: text };
    await this.db.insertInto('inbox').values(row).execute();
    return seq;
  }

  async saveOperation(id: string, result: unknown): Promise<void> {
    const sealed = await this.#sealed('operation', id, 'result', result ?? null);
    await this.db
      .insertInto('operation')
      .values({ ...this.#owner, id, result: sealed })
      .execute();
  }

  async appendRecord(record: Omit<StoredRecord, 'seq' | 'id'>): Promise<StoredRecord> {
    await this.#event.altersContents();
    const seq = await this.#event.next('records');
    const { kind, body, by, at, simulated } = record;
    const sealed = await this.#sealed('record', seq, 'body', body);
    const row = { seq, kind, body: sealed, recorded_by: by, at, simulated: simulated ? 1 : 0 };
    await this.db
      .insertInto('record')
      .values({ ...this.#owner, ...row })
      .execute();
    return { ...record, seq, id: `r${seq}` };
  }

  async saveArtifact({ envelope, body }: Artifact, store: 'sql' | 'documents'): Promise<void> {
    await this.#event.altersContents();
    const { type, revision } = envelope;
    const row = {
      type,
      revision,
      envelope: JSON.stringify(envelope),
      body: store === 'sql' ? await this.#sealed('artifact', `${type}/${revision}`, 'body', body) : null,
    };
    await this.db
      .insertInto('artifact')
      .values({ ...this.#owner, ...row })
      .execute();
    if (store === 'documents')
      await this.#queueDocument('artifact', revision, artifactDocumentId(type, revision), { envelope, body });
  }

  async saveTaskState({ task, inputHash, revision, conflicts, claims }: TaskState): Promise<void> {
    await this.#event.altersContents();
    const sealed = await this.#sealed('task_state', task, 'conflicts', { conflicts, claims });
    const change = { input_hash: inputHash, revision, conflicts: sealed };
    const updated = await this.own(this.db.updateTable('task_state').set(change))
      .where('task', '=', task)
      .executeTakeFirst();
    if (updated.numUpdatedRows > 0n) return;
    await this.db
      .insertInto('task_state')
      .values({ ...this.#owner, task, ...change })
      .execute();
  }

  async saveModelTurn(turn: ModelTurn): Promise<ModelTurn> {
    const { key, fingerprint, answer } = turn;
    const kept = await this.modelTurn(key);
    if (kept) return kept;
    await this.event();
    const row = { id: key, fingerprint, answer: await this.#sealed('model_turn', key, 'answer', answer) };
    await this.db
      .insertInto('model_turn')
      .values({ ...this.#owner, ...row })
      .execute();
    return turn;
  }

  async saveQuestion(question: Question): Promise<void> {
    await this.#event.altersContents();
    const row = await this.#sealed('question', question.id, 'row', question);
    const updated = await this.own(this.db.updateTable('question').set({ row }))
      .where('id', '=', question.id)
      .executeTakeFirst();
    if (updated.numUpdatedRows > 0n) return;
    await this.db
      .insertInto('question')
      .values({ ...this.#owner, id: question.id, row })
      .execute();
  }

  async saveApproval(approval: Approval): Promise<void> {
    await this.#event.altersContents();
    const { id, requestedAt: requested_at, status } = approval;
    const change = { row: await this.#sealed('approval', id, 'row', approval), requested_at, status };
    const updated = await this.own(this.db.updateTable('approval').set(change))
      .where('id', '=', id)
      .executeTakeFirst();
    if (updated.numUpdatedRows > 0n) return;
    await this.db
      .insertInto('approval')
      .values({ ...this.#owner, id, ...change })
      .execute();
  }

  async appendLog(name: LogName, entry: Omit<LogEntry, 'seq'>): Promise<ChainedEntry> {
    const last = (await this.logHeads())[name];
    const numbered = { seq: last.seq + 1, ...entry, ...this.#trace };
    const { seq, at } = numbered;
    const link = linkTo(last.hash, numbered, (value) => this.#hash(this.scope.organisationId, value));
    const { salt, contentHash: content_hash, previousHash, hash } = link;
    const sealed = await this.#sealed('log_entry', `${name}/${seq}`, 'entry', { ...numbered, salt });
    const row = { log: name, seq, at, entry: sealed, content_hash, previous_hash: previousHash, hash };
    await this.db
      .insertInto('log_entry')
      .values({ ...this.#owner, ...row })
      .execute();
    const head =
      name === 'decision'
        ? { decision_seq: seq, decision_hash: hash }
        : { change_seq: seq, change_hash: hash };
    await this.#event.change(head);
    const chained = { ...numbered, previousHash, hash };
    await this.#queueDocument(`${name}-log`, seq, `${name}-log:${seq}`, { entry: chained });
    return chained;
  }

  removeLogPrefix(log: LogName, checkpoint: LogCheckpoint): Promise<void> {
    return removePrefix(this.db, this.#owner, log, checkpoint);
  }

  async appendActivity(activity: Activity): Promise<void> {
    const n = await this.#event.next('activities');
    await this.#queueDocument('activity', n, `activity:${n}`, { activity: { n, ...activity } });
  }

  async appendTrace(trace: AgentTrace): Promise<void> {
    const n = await this.#event.next('outbox');
    await this.#queueDocument('trace', n, `trace:${n}`, { trace: { ...trace, ...this.#trace } });
  }

  countStarted(day: string): Promise<StartedRuns> {
    return countStarted(this.db, this.scope, this.eventId, day);
  }

  async queueStart(): Promise<void> {
    const { asOf, speed, startedAt } = await this.event();
    await this.#outbox.add('start', 'start', { asOf, speed, startedAt, cause: this.#cause });
  }

  async queueMessage(message: QueuedMessage): Promise<void> {
    const id = `message:${message.id}`;
    await this.#outbox.add(id, 'message', { sealed: await this.#sealed('outbox', id, 'body', message) });
  }

  queueWork(queue: string, work: WorkMessage): Promise<void> {
    return this.#outbox.add(`work:${workId(work)}`, 'work', { queue, work, cause: this.#cause });
  }

  async #queueDocument(
    kind: string,
    order: number,
    id: string,
    content: Record<string, unknown>,
  ): Promise<void> {
    await this.#outbox.addDocument(await this.#newest(), { id, kind, order }, content);
  }
}
