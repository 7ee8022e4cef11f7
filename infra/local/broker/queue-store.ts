import { randomUUID } from 'node:crypto';
import type { QueueDepth } from '../../../shared/kernel/agent-work.ts';
import type { Clock } from '../clock.ts';
import { GroupCommit } from '../durable/group-commit.ts';
import { type MessageRow, openQueueFile } from './queue-file.ts';
import { lockLost, noSuchQueue, tooLarge } from './queue-refusal.ts';

export interface QueueOptions {
  lockMs: number;
  maxDeliveryCount: number;
  /** How long a message id is remembered; 0 switches duplicate detection off. */
  duplicateWindowMs: number;
}

export interface NewMessage {
  messageId: string;
  payload: Uint8Array;
  timeToLiveMs?: number;
}

export type LockedMessage = MessageRow & { lockToken: string; lockedUntil: number };

/** Why a message is set aside; both end up in its application properties. */
export interface DeadLetterReason {
  reason: string | null;
  description: string | null;
}

/** Changes the payload of a message that goes back or is set aside. */
export type Rewrite = (payload: Buffer) => Uint8Array;

/** Standard tier of Service Bus: 256 kB. */
export const maxMessageBytes = 262_144;

/** A minute of lock, ten deliveries and ten minutes of memory, as Service Bus sets up a queue with duplicate detection. */
const queueDefaults: QueueOptions = { lockMs: 60_000, maxDeliveryCount: 10, duplicateWindowMs: 600_000 };

const retryMs = 1000;
const deadLetterSuffix = '/$deadletterqueue';
const isDeadLetterQueue = (queue: string) => queue.endsWith(deadLetterSuffix);

/**
 * Every queue and its dead letters in one file. Names are compared in lower case. What is asked for is on disk when
 * the promise resolves. Locks end with the process: opening gives their messages back, that delivery counted.
 */
export class QueueStore {
  readonly #file: ReturnType<typeof openQueueFile>;
  readonly #commit: GroupCommit;
  readonly #clock: Clock;
  readonly #queues = new Map<string, QueueOptions>();
  readonly #listeners = new Map<string, Set<() => void>>();
  #lapse = { at: Infinity, cancel: () => {} };
  #closed = false;

  constructor(file: string, clock: Clock) {
    this.#file = openQueueFile(file);
    this.#commit = new GroupCommit(this.#file.database);
    this.#clock = clock;
  }

  /** Makes a queue known; a second time changes nothing. The address of its dead letters names the queue itself. */
  declare(name: string, options: Partial<QueueOptions> = {}): void {
    const lower = name.toLowerCase();
    const queue = isDeadLetterQueue(lower) ? lower.slice(0, -deadLetterSuffix.length) : lower;
    if (this.#queues.has(queue)) return;
    const all = { ...queueDefaults, ...options };
    this.#queues.set(queue, all);
    this.#queues.set(queue + deadLetterSuffix, { ...all, maxDeliveryCount: Infinity });
    this.#file.database.transaction(() => {
      for (const held of [queue, queue + deadLetterSuffix]) {
        for (const row of this.#file.lockedIn.all(held)) this.#giveBack(row);
      }
    })();
  }

  /** The name under which the other methods know a declared queue; throws if there is none. */
  nameOf(address: string): string {
    const queue = address.toLowerCase();
    this.#optionsOf(queue);
    return queue;
  }

  /** All or none; a message whose id was seen within the window is accepted and dropped. */
  async enqueue(queue: string, messages: readonly NewMessage[]): Promise<void> {
    const { duplicateWindowMs } = this.#optionsOf(queue);
    const bytes = messages.reduce((sum, { payload }) => sum + payload.byteLength, 0);
    if (bytes > maxMessageBytes) throw tooLarge(bytes, maxMessageBytes);
    const write = ({ messageId, payload, timeToLiveMs }: NewMessage, now: number) => {
      const file = this.#file;
      if (duplicateWindowMs > 0) {
        if (file.remember.run(queue, messageId, now + duplicateWindowMs).changes === 0) return;
      }
      file.insert.run(queue, messageId, payload, now, timeToLiveMs ? now + timeToLiveMs : null);
    };
    await this.#commit.run(
      () => {
        const now = this.#clock.now();
        this.#file.forget.run(now);
        for (const message of messages) write(message, now);
      },
      () => this.#tell(queue),
    );
  }

  /** What lies in each declared queue and in its dead letters, locked messages counted in. */
  depths(): QueueDepth[] {
    const now = this.#clock.now();
    const found = new Map(this.#file.depths.all(now).map((row) => [row.queue, row]));
    return [...this.#queues.keys()].map((held) => {
      const { messages = 0, oldest = now } = found.get(held) ?? {};
      const isDead = isDeadLetterQueue(held);
      return {
        queue: isDead ? held.slice(0, -deadLetterSuffix.length) : held,
        state: isDead ? 'dead-lettered' : 'active',
        messages,
        oldestSeconds: Math.max(0, now - oldest) / 1000,
      };
    });
  }

  /** Locks up to `max` messages, oldest first; resolves at once if there is none. */
  async receive(queue: string, max: number): Promise<LockedMessage[]> {
    const { lockMs } = this.#optionsOf(queue);
    if (!this.#file.firstReady.get(queue)) return [];
    return await this.#commit.run(
      () => {
        const now = this.#clock.now();
        this.#file.removeExpired.run(queue, now);
        const taken: LockedMessage[] = [];
        while (taken.length < max) {
          const next = this.#file.firstReady.get(queue);
          if (!next) break;
          const lock = { lockToken: randomUUID(), lockedUntil: now + lockMs };
          const row = this.#file.lock.get(lock.lockToken, lock.lockedUntil, next.sequence);
          if (row) taken.push({ ...row, ...lock });
        }
        return taken;
      },
      ([first]) => this.#expectLapse(first?.lockedUntil ?? Infinity),
    );
  }

  async complete(queue: string, lockToken: string): Promise<void> {
    await this.#settle(queue, lockToken, (row) => this.#file.remove.run(row.sequence));
  }

  /** Gives the message back for another delivery, or sets it aside when it has had its last one. */
  async abandon(queue: string, lockToken: string, rewrite?: Rewrite): Promise<void> {
    await this.#settle(queue, lockToken, (row) => this.#giveBack(row), rewrite);
  }

  /** Gives back what never reached a receiver: it does not count as a delivery. */
  async release(queue: string, lockToken: string): Promise<void> {
    await this.#settle(queue, lockToken, ({ deliveries, sequence }) =>
      this.#file.unlock.run(deliveries - 1, sequence),
    );
  }

  async deadLetter(
    queue: string,
    lockToken: string,
    why: DeadLetterReason,
    rewrite?: Rewrite,
  ): Promise<void> {
    await this.#settle(queue, lockToken, (row) => this.#setAside(row, why), rewrite);
  }

  /** Resolves with the new end of the lock. */
  async renew(queue: string, lockToken: string): Promise<number> {
    const { lockMs } = this.#optionsOf(queue);
    const until = this.#clock.now() + lockMs;
    await this.#settle(queue, lockToken, ({ sequence }) => this.#file.renew.run(until, sequence));
    return until;
  }

  /** Looks without locking: locked messages are among them. */
  peek(queue: string, fromSequence: number, max: number): MessageRow[] {
    this.#optionsOf(queue);
    return this.#file.peek.all(queue, fromSequence, this.#clock.now(), max);
  }

  /** Calls back whenever a message of the queue may have become free; the result ends that. */
  onReady(queue: string, call: () => void): () => void {
    const listeners = this.#listeners.get(queue) ?? new Set();
    this.#listeners.set(queue, listeners.add(call));
    return () => void listeners.delete(call);
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#lapse.cancel();
    await this.#commit.run(() => {});
    this.#file.database.close();
  }

  #optionsOf(queue: string): QueueOptions {
    const options = this.#queues.get(queue);
    if (!options) throw noSuchQueue(queue);
    return options;
  }

  async #settle(
    queue: string,
    lockToken: string,
    settle: (row: MessageRow) => unknown,
    rewrite?: Rewrite,
  ): Promise<void> {
    const found = await this.#commit.run(
      () => {
        const row = this.#file.locked.get(lockToken, queue, this.#clock.now());
        if (!row) return false;
        if (rewrite) this.#file.rewrite.run(rewrite(row.payload), row.sequence);
        settle(row);
        return true;
      },
      () => this.#tellBoth(queue),
    );
    if (!found) throw lockLost(lockToken);
  }

  #giveBack(row: MessageRow): void {
    if (row.deliveries < this.#optionsOf(row.queue).maxDeliveryCount) {
      this.#file.unlock.run(row.deliveries, row.sequence);
      return;
    }
    const description = `Message could not be consumed after ${row.deliveries} delivery attempts.`;
    this.#setAside(row, { reason: 'MaxDeliveryCountExceeded', description });
  }

  #setAside({ queue, sequence, deliveries }: MessageRow, { reason, description }: DeadLetterReason): void {
    // Dead letters have nowhere further to go.
    if (isDeadLetterQueue(queue)) this.#file.unlock.run(deliveries, sequence);
    else this.#file.deadLetter.run(queue + deadLetterSuffix, queue, reason, description, sequence);
  }

  /** One timer for the nearest end of a lock; a renewed lock lets it fire early, which does no harm. */
  #expectLapse(at: number): void {
    if (at >= this.#lapse.at || this.#closed) return;
    this.#lapse.cancel();
    const giveBack = () =>
      // A full disk may have room again later; the messages stay locked until then.
      void this.#giveBackLapsed().catch(() => this.#expectLapse(this.#clock.now() + retryMs));
    this.#lapse = { at, cancel: this.#clock.at(at, giveBack) };
  }

  async #giveBackLapsed(): Promise<void> {
    this.#lapse.at = Infinity;
    if (this.#closed) return;
    const { queues, next } = await this.#commit.run(() => {
      const now = this.#clock.now();
      const rows = this.#file.lapsed.all(now).filter(({ queue }) => this.#queues.has(queue));
      for (const row of rows) this.#giveBack(row);
      return { queues: new Set(rows.map(({ queue }) => queue)), next: this.#file.nextLapse.get(now)?.at };
    });
    for (const queue of queues) this.#tellBoth(queue);
    this.#expectLapse(next ?? Infinity);
  }

  #tell(queue: string): void {
    for (const call of this.#listeners.get(queue) ?? []) call();
  }

  #tellBoth(queue: string): void {
    this.#tell(queue);
    this.#tell(queue + deadLetterSuffix);
  }
}
