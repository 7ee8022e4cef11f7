import { join, resolve } from 'node:path';
import type { Clock } from '../clock.ts';
import type { PassFaultPoint } from '../fault-points.ts';
import type { FunctionRunner } from '../function-runner.ts';
import type { TriggerFront } from '../host/open-host.ts';
import type { Log } from '../log.ts';

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
  return {
    triggerType: 'serviceBusTrigger',
    async start(functions: FunctionRunner, settings: { maxConcurrentCalls?: number | undefined } = {}) {
      const found = functions.ofTrigger('serviceBusTrigger');
      if (found.length === 0) return async () => {};
      const foreign = found.find(({ trigger }) => trigger['connection'] !== connectionSetting);
      if (foreign)
        throw new Error(`Function ${foreign.name} must name ${connectionSetting} as its connection.`);
      const cloud = cloudSettings.find((name) => process.env[name]);
      if (cloud) throw new Error(`${cloud} is set, and so is the local host: use one of the two.`);
      return await open(options, functions, settings);
    },
  } satisfies TriggerFront;
}

async function open(
  { dataDir, clock, log, passFaultPoint = () => {} }: LocalQueuesOptions,
  functions: FunctionRunner,
  settings: { maxConcurrentCalls?: number | undefined },
): Promise<() => Promise<void>> {
  const { QueueStore } = await import('./queue-store.ts');
  const { startBroker } = await import('./amqp-server.ts');
  const { serviceBusTriggers } = await import('./trigger-front.ts');
  const store = new QueueStore(join(resolve(dataDir), 'queues.db'), clock);
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
  return close;
}
