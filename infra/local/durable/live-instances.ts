import { LeafBook } from './leaf-book.ts';
import { isTurnDue, newLiveInstance, readLiveInstance } from './live-instance.ts';
import type { LiveInstance, Message } from './live-instance.ts';
import { isFinal } from './store.ts';
import type { InstanceRow, Store } from './store.ts';

/** Instances kept in memory that wait for a person or for time; beyond this they are read again when woken. */
const keptWaiting = 200;

/** Unfinished instances in memory, and the queue of those with a turn due. */
export class LiveInstances {
  readonly #live = new Map<string, LiveInstance>();
  /** Longest waiting first. */
  readonly #waiting = new Set<LiveInstance>();
  readonly #ready: LiveInstance[] = [];
  readonly #store: Store;
  readonly #onReady: () => void;

  constructor(store: Store, onReady: () => void) {
    this.#store = store;
    this.#onReady = onReady;
  }

  all(): Iterable<LiveInstance> {
    return this.#live.values();
  }

  /** A new instance whose row has just been committed. */
  add(row: InstanceRow): void {
    const instance = newLiveInstance(row);
    this.#live.set(row.id, instance);
    this.#wake(instance);
  }

  /** `execution` null addresses whatever generation runs. What belongs to an earlier one is dropped. */
  deliver(id: string, execution: string | null, message: Message): void {
    const wasLive = this.#live.has(id);
    const instance = this.#find(id);
    if (!instance || (execution !== null && execution !== instance.row.execution)) return;
    // What lies in the inbox table was read along with the instance.
    if (wasLive || !('inbox' in message.source)) instance.inbox.push(message);
    this.#wake(instance);
  }

  wakeById(id: string): void {
    const instance = this.#find(id);
    if (instance) this.#wake(instance);
  }

  /** Keeps an instance from its turns, or lets it go on, once the file says so. */
  suspend(id: string, suspended: 0 | 1): void {
    const instance = this.#find(id);
    if (!instance) return;
    instance.row = { ...instance.row, suspended };
    this.#wake(instance);
  }

  nextReady(): LiveInstance | undefined {
    for (let next = this.#ready.shift(); next; next = this.#ready.shift()) {
      if (isTurnDue(next)) return next;
      this.rest(next); // suspended while it stood in the queue
    }
    return undefined;
  }

  /** After a turn, or after the pause that follows a broken one. */
  rest(instance: LiveInstance): void {
    if (this.#live.get(instance.row.id) !== instance) return;
    instance.phase = 'idle';
    this.#wake(instance);
    // What lies in the inbox of a suspended instance may exist in memory only.
    if (instance.phase !== 'idle' || instance.inbox.length > 0 || instance.book.awaitsWork()) return;
    this.#waiting.add(instance);
    if (this.#waiting.size <= keptWaiting) return;
    const [longest] = this.#waiting;
    if (longest) this.remove(longest);
  }

  /** The same instance in a new generation: nothing is left of the old one but the messages given. */
  renew(instance: LiveInstance, inbox: Message[]): void {
    Object.assign(instance, { history: [], book: new LeafBook(), inbox });
  }

  /** Lets go of an instance that has ended or need not be in memory. */
  remove(instance: LiveInstance): void {
    this.#waiting.delete(instance);
    if (this.#live.get(instance.row.id) === instance) this.#live.delete(instance.row.id);
  }

  /** Reads a live instance again; messages that exist in memory only (finished work) are kept. */
  reload(instance: LiveInstance): void {
    const row = this.#store.instance(instance.row.id);
    if (!row || isFinal(row.status)) return this.remove(instance);
    const volatile = instance.inbox.filter(({ source }) => !('inbox' in source));
    const { history, book, inbox, lastTurnAt } = readLiveInstance(this.#store, row);
    Object.assign(instance, { row, history, book, inbox: [...inbox, ...volatile], lastTurnAt });
  }

  #find(id: string): LiveInstance | undefined {
    const known = this.#live.get(id);
    if (known) return known;
    const row = this.#store.instance(id);
    if (!row || isFinal(row.status)) return undefined;
    const instance = readLiveInstance(this.#store, row);
    this.#live.set(id, instance);
    return instance;
  }

  #wake(instance: LiveInstance): void {
    if (instance.inbox.length > 0) this.#waiting.delete(instance);
    if (instance.phase !== 'idle' || !isTurnDue(instance)) return;
    this.#waiting.delete(instance);
    instance.phase = 'ready';
    this.#ready.push(instance);
    this.#onReady();
  }
}
