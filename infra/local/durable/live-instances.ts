import { LeafBook } from './leaf-book.ts';
import { isTurnDue, newLiveInstance, readLiveInstance } from './live-instance.ts';
import type { LiveInstance, Message } from './live-instance.ts';
import { isFinal } from './store.ts';
import type { InstanceRow, Store } from './store.ts';

/** Unfinished instances kept in memory; waiting ones beyond this are read again when something arrives. */
const keptLive = 1_000;

/** Instances in memory, least recently used first, and the queue of those with a turn due. */
export class LiveInstances {
  readonly #live = new Map<string, LiveInstance>();
  readonly #ready: LiveInstance[] = [];
  readonly #store: Store;
  readonly #onReady: () => void;

  constructor(store: Store, onReady: () => void) {
    this.#store = store;
    this.#onReady = onReady;
  }

  /** A new instance whose row has just been committed. */
  add(row: InstanceRow): void {
    const instance = newLiveInstance(row);
    this.#live.set(row.id, instance);
    this.wake(instance);
  }

  find(id: string): LiveInstance | undefined {
    const known = this.#live.get(id);
    if (known) return known;
    const row = this.#store.instance(id);
    if (!row || isFinal(row.status)) return undefined;
    const instance = readLiveInstance(this.#store, row);
    this.#live.set(id, instance);
    return instance;
  }

  /** `execution` null addresses whatever generation runs. What belongs to an earlier one is dropped. */
  deliver(id: string, execution: string | null, message: Message): void {
    const wasLive = this.#live.has(id);
    const instance = this.find(id);
    if (!instance || (execution !== null && execution !== instance.row.execution)) return;
    // What lies in the inbox table was read along with the instance.
    if (wasLive || !('inbox' in message.source)) instance.inbox.push(message);
    this.wake(instance);
  }

  wake(instance: LiveInstance): void {
    if (instance.phase !== 'idle' || !isTurnDue(instance)) return;
    instance.phase = 'ready';
    this.#ready.push(instance);
    this.#onReady();
  }

  nextReady(): LiveInstance | undefined {
    return this.#ready.shift();
  }

  /** After a turn: puts the instance behind the others and lets go of waiting ones beyond the limit. */
  rest(instance: LiveInstance): void {
    instance.phase = 'idle';
    this.#live.delete(instance.row.id);
    this.#live.set(instance.row.id, instance);
    this.wake(instance);
    if (this.#live.size <= keptLive) return;
    for (const [id, candidate] of this.#live) {
      if (candidate.phase === 'idle') this.#live.delete(id);
      if (this.#live.size <= keptLive) return;
    }
  }

  /** The same instance in a new generation: nothing is left of the old one but the messages given. */
  renew(old: LiveInstance, inbox: Message[]): void {
    Object.assign(old, { history: [], book: new LeafBook(), inbox });
    this.#live.set(old.row.id, old);
  }

  remove(instance: LiveInstance): void {
    if (this.#live.get(instance.row.id) === instance) this.#live.delete(instance.row.id);
  }

  /** Reads a live instance again; messages that exist in memory only (finished work) are kept. */
  reload(instance: LiveInstance): void {
    const row = this.#store.instance(instance.row.id);
    if (!row || isFinal(row.status)) return this.remove(instance);
    const read = readLiveInstance(this.#store, row);
    const volatile = instance.inbox.filter(({ source }) => !('inbox' in source));
    Object.assign(instance, {
      row,
      history: read.history,
      book: read.book,
      inbox: [...read.inbox, ...volatile],
      lastTurnAt: read.lastTurnAt,
    });
  }

  all(): Iterable<LiveInstance> {
    return this.#live.values();
  }
}
