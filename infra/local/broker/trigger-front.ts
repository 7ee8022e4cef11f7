import type { Clock } from '../clock.ts';
import type { PassFaultPoint } from '../fault-points.ts';
import type { FunctionRunner, RegisteredFunction } from '../function-runner.ts';
import type { TriggerFront } from '../host/open-host.ts';
import type { Log } from '../log.ts';
import type { LockedMessage, QueueStore } from './queue-store.ts';
import { invocationOf } from './trigger-message.ts';

export interface QueueTriggerOptions {
  store: QueueStore;
  clock: Clock;
  log: Log;
  passFaultPoint?: PassFaultPoint;
}

/** Defaults of the extension's settings in host.json: maxConcurrentCalls, maxAutoLockRenewalDuration. */
const defaultConcurrentCalls = 16;
const longestRenewalMs = 5 * 60_000;

/** How long stopping waits for functions that are under way. Their messages come again after the next start. */
const patienceMs = 10_000;
const retryMs = 1000;

/** Runs the functions of queues as the Functions host does, straight from the store. */
export function serviceBusTriggers(options: QueueTriggerOptions) {
  return {
    triggerType: 'serviceBusTrigger',
    async start(functions: FunctionRunner, settings: { maxConcurrentCalls?: number | undefined } = {}) {
      const calls = settings.maxConcurrentCalls ?? defaultConcurrentCalls;
      const found = functions.ofTrigger('serviceBusTrigger');
      for (const fn of found) checkSupported(fn);
      const pumps = found.map((fn) => new QueuePump(fn, functions, calls, options));
      for (const pump of pumps) pump.pump();
      return async () => {
        await Promise.all(pumps.map((pump) => pump.stop()));
      };
    },
  } satisfies TriggerFront;
}

function checkSupported({ name, trigger }: RegisteredFunction): void {
  const refused = [
    ['a topic', trigger['topicName'] !== undefined],
    ['sessions', trigger['isSessionsEnabled'] === true],
    ['batches (cardinality "many")', trigger['cardinality'] === 'many'],
    ['autoCompleteMessages: false', trigger['autoCompleteMessages'] === false],
    ['sdkBinding', trigger['sdkBinding'] === true],
    ['a %SETTING% as queue name', String(trigger['queueName']).includes('%')],
  ] as const;
  for (const [what, asked] of refused) {
    if (asked) throw new Error(`Function ${name} asks for ${what}, which the local host does not support.`);
  }
}

class QueuePump {
  readonly #fn: RegisteredFunction;
  readonly #functions: FunctionRunner;
  readonly #calls: number;
  readonly #options: QueueTriggerOptions;
  readonly #queue: string;
  readonly #running = new Set<Promise<void>>();
  readonly #stopListening: () => void;
  #receiving = false;
  #again = false;
  #stopped = false;

  constructor(
    fn: RegisteredFunction,
    functions: FunctionRunner,
    calls: number,
    options: QueueTriggerOptions,
  ) {
    this.#fn = fn;
    this.#functions = functions;
    this.#calls = calls;
    this.#options = options;
    const queueName = String(fn.trigger['queueName']);
    options.store.declare(queueName);
    this.#queue = options.store.nameOf(queueName);
    this.#stopListening = options.store.onReady(this.#queue, () => this.pump());
  }

  /** Called when there may be a message or room for one more call. */
  pump(): void {
    this.#again = true;
    if (this.#receiving || this.#stopped) return;
    this.#receiving = true;
    const { clock, log } = this.#options;
    this.#receive()
      .catch((error: unknown) => {
        log('error', `Messages of ${this.#queue} cannot be read`, { error });
        clock.at(clock.now() + retryMs, () => this.pump());
      })
      .finally(() => {
        this.#receiving = false;
        if (this.#again) this.pump(); // asked for after the last look
      });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#stopListening();
    const { clock } = this.#options;
    let cancel = () => {};
    const patience = new Promise<void>((resolve) => (cancel = clock.at(clock.now() + patienceMs, resolve)));
    await Promise.race([Promise.all(this.#running), patience]);
    cancel();
  }

  async #receive(): Promise<void> {
    const { store } = this.#options;
    while (this.#again && !this.#stopped) {
      this.#again = false;
      const room = this.#calls - this.#running.size;
      const messages = room > 0 ? await store.receive(this.#queue, room) : [];
      for (const message of messages) {
        if (this.#stopped) await store.release(this.#queue, message.lockToken);
        else this.#start(message);
      }
    }
  }

  #start(message: LockedMessage): void {
    const call = this.#run(message).finally(() => {
      this.#running.delete(call);
      this.pump();
    });
    this.#running.add(call);
  }

  async #run(message: LockedMessage): Promise<void> {
    const { store, log, passFaultPoint = () => {} } = this.#options;
    const { messageId, lockToken } = message;
    const stopRenewing = this.#renew(message);
    const fields = { function: this.#fn.name, messageId, deliveryCount: message.deliveries };
    passFaultPoint('queue.after-receive');
    try {
      await this.#functions.invoke(this.#fn, invocationOf(message, this.#fn.trigger));
      passFaultPoint('queue.after-handler-before-complete');
      stopRenewing();
      await store.complete(this.#queue, lockToken).catch((error: unknown) => {
        log('warning', `A message was handled but comes again`, { ...fields, error });
      });
    } catch (error) {
      stopRenewing();
      log('error', `Function ${this.#fn.name} failed`, { ...fields, error });
      await store.abandon(this.#queue, lockToken).catch(() => {}); // its lock has ended: it comes again by itself
    }
  }

  /** Holds the message while its function runs, but not for ever. */
  #renew({ lockToken, lockedUntil }: LockedMessage): () => void {
    const { clock, store } = this.#options;
    const startedAt = clock.now();
    const half = (lockedUntil - startedAt) / 2;
    let stopped = false;
    let cancel = () => {};
    const arm = () => {
      const at = clock.now() + half;
      if (!stopped && !this.#stopped && at <= startedAt + longestRenewalMs)
        cancel = clock.at(at, () => void renew());
    };
    // A lock that cannot be renewed ends: the message is handed out again, as in Azure.
    const renew = () => store.renew(this.#queue, lockToken).then(arm, () => {});
    arm();
    return () => {
      stopped = true;
      cancel();
    };
  }
}
