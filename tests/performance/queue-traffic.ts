import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Sqlite from 'better-sqlite3';
import type * as brokerModule from '../../infra/local/broker/amqp-server.ts';
import type * as storeModule from '../../infra/local/broker/queue-store.ts';
import type * as triggerModule from '../../infra/local/broker/trigger-front.ts';
import type * as coreModule from '../../infra/local/host/functions-core.ts';
import type * as runnerModule from '../../infra/local/host/runner.ts';
import type * as clockModule from '../../infra/local/real-clock.ts';
import { cpuMs, quantile } from './process-figures.ts';
import type { Figures } from './scenarios.ts';

/** One queue with one receiver: `send` resolves when the message is on disk, `handled` is called for each of them. */
interface QueueUnderTest {
  send(messageId: string): Promise<void>;
  close(): Promise<void>;
}
type Handled = (messageId: string) => void;

const queueName = 'work';
/** About what a work order of an agent carries. */
const text = 'x'.repeat(500);

const root = join(import.meta.dirname, '..', '..');
const isBuilt = existsSync(join(root, 'dist/infra/local/broker/amqp-server.js'));

/** What ships, where it has been built; else the sources. */
async function load(module: string): Promise<unknown> {
  const file = isBuilt ? `dist/infra/local/${module}.js` : `infra/local/${module}.ts`;
  return await import(pathToFileURL(join(root, file)).href);
}

/** The broker with the client that the app sends with and a function of the queue, as on one machine. */
export async function openBrokerQueue(folder: string, handled: Handled): Promise<QueueUnderTest> {
  // Each has the shape of the module it is loaded from.
  const { installFunctionsCore } = (await load('host/functions-core')) as typeof coreModule; // as above
  const core = installFunctionsCore();
  const { app } = await import('@azure/functions');
  const { ServiceBusClient } = await import('@azure/service-bus');
  const { createFunctionRunner } = (await load('host/runner')) as typeof runnerModule; // as above
  const { QueueStore } = (await load('broker/queue-store')) as typeof storeModule; // as above
  const { startBroker } = (await load('broker/amqp-server')) as typeof brokerModule; // as above
  const { serviceBusTriggers } = (await load('broker/trigger-front')) as typeof triggerModule; // as above
  const { realClock: clock } = (await load('real-clock')) as typeof clockModule; // as above
  const log = () => {};
  app.serviceBusQueue('worker', {
    queueName,
    connection: 'SERVICE_BUS',
    handler: (message) => handled((message as { workId: string }).workId), // as sent below
  });
  const store = new QueueStore(join(folder, 'queues.db'), clock);
  const stopTriggers = await serviceBusTriggers({ store, clock, log }).start(
    createFunctionRunner({ core, log }),
  );
  const broker = await startBroker({ store, clock, log });
  const client = new ServiceBusClient(broker.connectionString);
  const sender = client.createSender(queueName);
  return {
    send: (messageId) =>
      sender.sendMessages({ messageId, body: { workId: messageId, text }, contentType: 'application/json' }),
    async close() {
      await client.close();
      await stopTriggers();
      await broker.close();
      await store.close();
    },
  };
}

/** The least that is durable: a row a message, put and removed with one commit for each turn of the event loop. */
export function openFloorQueue(folder: string, handled: Handled): QueueUnderTest {
  const database = new Sqlite(join(folder, 'floor.db'));
  database.pragma('locking_mode = EXCLUSIVE');
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec('CREATE TABLE messages (id TEXT PRIMARY KEY, body TEXT) WITHOUT ROWID');
  const put = database.prepare<[string, string]>('INSERT INTO messages VALUES (?, ?)');
  const remove = database.prepare<[string]>('DELETE FROM messages WHERE id = ?');
  let work: { run: () => void; done: () => void }[] = [];
  const commit = database.transaction((steps: typeof work) => steps.forEach(({ run }) => run()));
  const kept = (run: () => void) =>
    new Promise<void>((done) => {
      work.push({ run, done });
      if (work.length > 1) return;
      setImmediate(() => {
        const steps = work;
        work = [];
        commit.immediate(steps);
        for (const step of steps) step.done();
      });
    });
  return {
    async send(id) {
      await kept(() => put.run(id, text));
      setImmediate(() => {
        handled(id);
        void kept(() => remove.run(id));
      });
    },
    async close() {
      await kept(() => {});
      database.close();
    },
  };
}

/** `atOnce` senders, each sending its next message when its last one has reached the function. */
export async function queueTraffic(
  open: (handled: Handled) => Promise<QueueUnderTest> | QueueUnderTest,
  atOnce: number,
  seconds: number,
): Promise<Figures> {
  const waiting = new Map<string, () => void>();
  const queue = await open((id) => waiting.get(id)?.());
  let total = 0;
  let latencies: number[] = [];
  const exchange = async () => {
    const id = `message-${total++}`;
    const sentAt = performance.now();
    const handled = new Promise<void>((resolve) => waiting.set(id, resolve));
    await Promise.all([queue.send(id), handled.then(() => latencies.push(performance.now() - sentAt))]);
    waiting.delete(id);
  };
  const senders = (until: number) =>
    Promise.all(
      Array.from({ length: atOnce }, async () => {
        do await exchange();
        while (performance.now() < until);
      }),
    );
  try {
    await senders(performance.now() + Math.min(1000, seconds * 250));
    latencies = [];
    const [startedAt, cpu] = [performance.now(), cpuMs()];
    await senders(startedAt + seconds * 1000);
    const done = latencies.length;
    return {
      messagesPerSecond: (done * 1000) / (performance.now() - startedAt),
      cpuMsPerMessage: (cpuMs() - cpu) / done,
      latencyP50: quantile(latencies, 0.5),
      latencyP95: quantile(latencies, 0.95),
    };
  } finally {
    await queue.close();
  }
}
