import type { Kysely } from 'kysely';
import { Fault } from '../../kernel/errors.ts';
import type { KeyWrapper } from '../../kernel/key-wrapper.ts';
import { OpenedValues } from '../crypto/opened-values.ts';
import { cipherOf, type Cipher, type KeySet } from '../crypto/cipher.ts';
import {
  byOrganisationKey,
  byWrappingKey,
  contentHashing,
  eventContent,
  insertKey,
  installation,
  organisationContent,
  readKeys,
  type Wrapping,
} from './data-keys.ts';
import type { Database } from './schema.ts';

/** Unwrapped keys are forgotten after minutes, and the oldest first when there are many. */
const keptMs = 5 * 60_000;
const mostKept = 2000;

/**
 * The data keys, unwrapped as they are needed. Within a transaction the keys are read through it: SQLite has one
 * connection, and a key that is made belongs to what it was made for.
 */
export class KeyRing {
  readonly #db: Kysely<Database>;
  readonly #wrapper: KeyWrapper;
  readonly #now: () => number;
  readonly #kept = new Map<string, { set: KeySet; until: number }>();
  readonly #opened = new OpenedValues();

  constructor(db: Kysely<Database>, wrapper: KeyWrapper, now: () => number = Date.now) {
    this.#db = db;
    this.#wrapper = wrapper;
    this.#now = now;
  }

  /** What contents are hashed under; `earlier` is the one that was used before it was kept here. */
  async contentKey(earlier?: Uint8Array): Promise<Uint8Array> {
    const set = await this.#made(installation, contentHashing, earlier);
    return set.newest.bytes;
  }

  /** To be called before a transaction begins: wrapping may take a call to Key Vault. */
  async prepare(organisationId: string): Promise<void> {
    await this.#made(organisationId, organisationContent);
  }

  /** What belongs to the organisation beside its events. */
  async organisation(organisationId: string, db = this.#db): Promise<Cipher> {
    const read = () => this.#read(db, organisationId, organisationContent);
    const again = () => this.#again(organisationId, organisationContent, read);
    return cipherOf(organisationId, await read(), again, this.#opened);
  }

  /** What belongs to an event. Without a key - it is older than keys, or erased - only plain text can be read. */
  async event(organisationId: string, eventId: string, db = this.#db): Promise<Cipher> {
    const purpose = eventContent(eventId);
    const read = () => this.#read(db, organisationId, purpose);
    const again = () => this.#again(organisationId, purpose, read);
    return cipherOf(organisationId, await read(), again, this.#opened);
  }

  /** The same within the transaction that writes; an event that has no key yet gets one in it. */
  async writing(db: Kysely<Database>, organisationId: string, eventId: string): Promise<Cipher> {
    const purpose = eventContent(eventId);
    const known = await this.#read(db, organisationId, purpose);
    if (known) return cipherOf(organisationId, known, async () => known, this.#opened);
    const own = await this.#read(db, organisationId, organisationContent);
    if (!own) throw new Error(`the keys of ${organisationId} were not prepared`);
    const at = new Date(this.#now()).toISOString();
    const wrapping = byOrganisationKey(organisationId, own, async () => own);
    const newest = await insertKey(db, { organisationId, purpose, version: 1, at }, wrapping);
    // Not kept: the transaction may be undone.
    const set = { keys: new Map([[newest.id, newest]]), newest };
    return cipherOf(organisationId, set, async () => set, this.#opened);
  }

  /** How the keys of events are wrapped now. */
  async ofEvents(organisationId: string): Promise<Wrapping> {
    this.forget(organisationId, organisationContent);
    const wrapping = await this.#wrappingOf(this.#db, organisationId, eventContent(''));
    if (!wrapping) throw new Fault('key.unusable', `The organisation ${organisationId} has no key.`);
    return wrapping;
  }

  /** Drops what is kept in memory of one purpose. */
  forget(organisationId: string, purpose: string): void {
    this.#kept.delete(`${organisationId}\n${purpose}`);
  }

  async #read(db: Kysely<Database>, organisationId: string, purpose: string): Promise<KeySet | undefined> {
    const name = `${organisationId}\n${purpose}`;
    const kept = this.#kept.get(name);
    if (kept && kept.until > this.#now()) return kept.set;
    const wrapping = await this.#wrappingOf(db, organisationId, purpose);
    const set = wrapping && (await readKeys(db, organisationId, purpose, wrapping));
    this.#kept.delete(name);
    if (!set) return undefined;
    const [oldest] = this.#kept.keys();
    if (oldest !== undefined && this.#kept.size >= mostKept) this.#kept.delete(oldest);
    this.#kept.set(name, { set, until: this.#now() + keptMs });
    return set;
  }

  async #again(organisationId: string, purpose: string, read: () => Promise<KeySet | undefined>) {
    this.forget(organisationId, purpose);
    return read();
  }

  async #wrappingOf(db: Kysely<Database>, organisationId: string, purpose: string) {
    if (!purpose.startsWith(eventContent(''))) return byWrappingKey(this.#wrapper);
    const read = () => this.#read(db, organisationId, organisationContent);
    const own = await read();
    return (
      own &&
      byOrganisationKey(organisationId, own, () => this.#again(organisationId, organisationContent, read))
    );
  }

  /** The keys of a purpose of the wrapping key, made by whoever comes first. */
  async #made(organisationId: string, purpose: string, bytes?: Uint8Array): Promise<KeySet> {
    const known = await this.#read(this.#db, organisationId, purpose);
    if (known) return known;
    const at = new Date(this.#now()).toISOString();
    const wrapping = byWrappingKey(this.#wrapper);
    const row = { organisationId, purpose, version: 1, at, ...(bytes && { bytes }) };
    const failure = await insertKey(this.#db, row, wrapping).then(
      () => undefined,
      (error: unknown) => error,
    );
    // Of two that make it at once the second is refused by the table and finds the first one's.
    const made = await this.#read(this.#db, organisationId, purpose);
    if (!made) throw failure ?? new Fault('key.unusable', 'A data key was made and is not there.');
    return made;
  }
}
