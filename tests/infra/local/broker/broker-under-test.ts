import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServiceBusClient } from '@azure/service-bus';
import { onTestFinished } from 'vitest';
import { type BrokerOptions, startBroker } from '../../../../infra/local/broker/amqp-server.ts';
import { type QueueOptions, QueueStore } from '../../../../infra/local/broker/queue-store.ts';
import { noLog } from '../../../../infra/local/log.ts';
import { realClock } from '../../../../infra/local/real-clock.ts';

/** A broker with the queue `work` and a client of Service Bus that gives up at the first failure. */
export async function openBroker(queue: Partial<QueueOptions> = {}, options: Partial<BrokerOptions> = {}) {
  const store = new QueueStore(join(mkdtempSync(join(tmpdir(), 'eods-broker-')), 'queues.db'), realClock);
  store.declare('work', queue);
  const broker = await startBroker({ store, clock: realClock, log: noLog, ...options });
  const client = new ServiceBusClient(broker.connectionString, { retryOptions: { maxRetries: 0 } });
  onTestFinished(async () => {
    await client.close();
    await broker.close();
    await store.close();
  });
  return {
    store,
    broker,
    client,
    sender: client.createSender('work'),
    receiver: client.createReceiver('work'),
  };
}
