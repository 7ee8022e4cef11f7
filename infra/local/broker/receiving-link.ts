import type { Delivery, Sender } from 'rhea';
import { encodeMessage, withProperties } from './message-sections.ts';
import { asRefusal, notSupported } from './queue-refusal.ts';
import type { LockedMessage, QueueStore } from './queue-store.ts';
import { answerDrain, roomOf, settle } from './rhea-internals.ts';

type Outcome = (queue: string, lockToken: string) => Promise<unknown>;

/** So many at once at most: one transaction each. */
const batchSize = 256;

/** One receiver of a client: sends as many messages as it gave credit for, and settles them as it says. */
export class ReceivingLink {
  readonly #store: QueueStore;
  readonly #queue: string;
  readonly #sender: Sender;
  readonly #tokens = new WeakMap<Delivery, string>();
  readonly #stopListening: () => void;
  #pumping = false;
  #again = false;

  constructor(store: QueueStore, queue: string, sender: Sender) {
    this.#store = store;
    this.#queue = queue;
    this.#sender = sender;
    this.#stopListening = store.onReady(queue, () => this.pump());
  }

  /** Called when there may be a message, credit or room. */
  pump(): void {
    this.#again = true;
    if (this.#pumping) return;
    this.#pumping = true;
    // A store that cannot be read now is asked again with the next flow or message.
    const done = () => {
      this.#pumping = false;
      if (this.#again) this.pump(); // asked for after the last look
    };
    this.#send().then(done, done);
  }

  close(): void {
    this.#stopListening();
  }

  async settle(delivery: Delivery, outcome: Outcome): Promise<void> {
    const lockToken = this.#tokens.get(delivery);
    if (lockToken === undefined) return;
    this.#tokens.delete(delivery);
    const refusal = await outcome(this.#queue, lockToken).then(() => undefined, asRefusal);
    // The link may be gone by now; the store has done what was asked all the same.
    if (!this.#sender.is_closed()) settle(delivery, refusal);
  }

  async #send(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      const room = Math.min(roomOf(this.#sender), batchSize);
      const messages = room > 0 ? await this.#store.receive(this.#queue, room) : [];
      for (const message of messages) await this.#deliver(message);
      if (messages.length === batchSize) this.#again = true;
    }
    if (this.#sender.is_open()) answerDrain(this.#sender);
  }

  async #deliver(message: LockedMessage): Promise<void> {
    if (!this.#sender.is_open()) {
      await this.#store.release(this.#queue, message.lockToken);
      return;
    }
    const receiveAndDelete = this.#sender.snd_settle_mode === 1;
    if (receiveAndDelete) await this.#store.complete(this.#queue, message.lockToken);
    const delivery = this.#sender.send(encodeMessage(message), deliveryTag(message.lockToken), 0);
    if (!receiveAndDelete) this.#tokens.set(delivery, message.lockToken);
  }
}

/** What a disposition of a client means, by the name of its outcome; the fields are those of the outcome. */
export const outcomes: Record<string, (store: QueueStore, fields: Record<string, unknown>) => Outcome> = {
  accepted: (store) => (queue, token) => store.complete(queue, token),
  released: (store) => (queue, token) => store.release(queue, token),
  modified: (store, fields) => async (queue, token) => {
    if (fields['undeliverable_here'] === true) throw notSupported('deferred messages');
    const changed = fields['message_annotations'];
    await store.abandon(queue, token, rewriteWith(changed));
  },
  rejected: (store, fields) => async (queue, token) => {
    const error = (fields['error'] ?? {}) as { info?: Record<string, unknown> }; // AMQP 1.0, 2.8.14
    const { DeadLetterReason, DeadLetterErrorDescription, ...changed } = error.info ?? {};
    const why = { reason: textOrNull(DeadLetterReason), description: textOrNull(DeadLetterErrorDescription) };
    await store.deadLetter(queue, token, why, rewriteWith(changed));
  },
};

export function rewriteWith(changed: unknown): ((payload: Buffer) => Buffer) | undefined {
  if (typeof changed !== 'object' || changed === null || Object.keys(changed).length === 0) return undefined;
  return (payload) => withProperties(payload, { ...changed });
}

export const textOrNull = (value: unknown) => (typeof value === 'string' ? value : null);

/** The tag of a delivery is its lock token in the byte order of a .NET Guid: the first three groups reversed. */
function deliveryTag(lockToken: string): Buffer {
  const bytes = Buffer.from(lockToken.replaceAll('-', ''), 'hex');
  bytes.subarray(0, 4).reverse();
  bytes.subarray(4, 6).reverse();
  bytes.subarray(6, 8).reverse();
  return bytes;
}
