import { join, resolve } from 'node:path';
import type { QueueDepth } from '../../../shared/kernel/agent-work.ts';
import type { Clock } from '../clock.ts';
import type { PassFaultPoint } from '../fault-points.ts';
import type { FunctionRunner } from '../function-runner.ts';
import type { TriggerFront } from '../host/open-host.ts';
import type { Log } from '../log.ts';
import type { QueueStore } from './queue-store.ts';

export interface LocalQueuesOptions {
  dataDir: string;
  clock: Clock;
  log: Log;
  passFaultPoint?: PassFaultPoint;
}

const connectionSetting = 'SERVICE_BUS';
const cloudSettings = [connectionSetting, `${connectionSetting}__fullyQualifiedNamespace`];

/**
 * The queues of an app on one machine: the broker, its functions, and the setting by which the app finds it once
 * it is loaded. An app without a function of a queue has nobody to send to: for it nothing is opened or loaded.
 */
export function localQueues(options: LocalQueuesOptions) {
  let store: QueueStore | undefined;
  return {
    triggerType: 'serviceBusTrigger',
    /** None before the app is loaded, and none afterwards. */
    depths: (): QueueDepth[] => store?.depths() ?? [],
    async start(functions: FunctionRunner, settings: { maxConcurrentCalls?: number | undefined } = {}) {
      const found = functions.ofTrigger('serviceBusTrigger');
      if (found.length === 0) return async () => {};
      const foreign = found.find(({ trigger }) => trigger['connection'] !== connectionSetting);
      if (foreign)
        throw new Error(`Function ${foreign.name} must name ${connectionSetting} as its connection.`);
      const cloud = cloudSettings.find((name) => process.env[name]);
      if (cloud) throw new Error(`${cloud} is set, and so is the local host: use one of the two.`);
      const opened = await open(options, functions, settings);
      store = opened.store;
      return async () => {
        store = undefined;
        await opened.close();
      };
    },
  } satisfies TriggerFront & { depths: () => QueueDepth[] };
}

async function open(
  { dataDir, clock, log, passFaultPoint = () => {} }: LocalQueuesOptions,
  functions: FunctionRunner,
  settings: { maxConcurrentCalls?: number | undefined },
): Promise<{ store: QueueStore; close: () => Promise<void> }> {
  const { QueueStore: Store } = await import('./queue-store.ts');
  const { startBroker } = await import('./amqp-server.ts');
  const { serviceBusTriggers } = await import('./trigger-front.ts');
  const store = new Store(join(resolve(dataDir), 'queues.db'), clock);
  const closers: (() => Promise<void>)[] = [() => store.close()];
  const close = async () => {
    for (const closer of [...closers].reverse()) await closer();
  };
  try {
    const broker = await startBroker({ store, clock, log });
    process.env[connectionSetting] = broker.connectionString;
    closers.push(async () => {
      delete process.env[connectionSetting];
      await broker.close();
    });
    closers.push(await serviceBusTriggers({ store, clock, log, passFaultPoint }).start(functions, settings));
  } catch (error) {
    await close();
    throw error;
  }
  return { store, close };
}
