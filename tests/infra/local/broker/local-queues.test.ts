import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServiceBusClient } from '@azure/service-bus';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { localQueues } from '../../../../infra/local/broker/local-queues.ts';
import { installFunctionsCore } from '../../../../infra/local/host/functions-core.ts';
import { openLocalHost } from '../../../../infra/local/host/open-host.ts';
import { noLog } from '../../../../infra/local/log.ts';
import { realClock } from '../../../../infra/local/real-clock.ts';

const core = installFunctionsCore();
const { app } = await import('@azure/functions');

let dataDir: string;
beforeEach(() => (dataDir = join(mkdtempSync(join(tmpdir(), 'eods-queues-')), 'data')));
afterEach(() => core.functions.clear());

async function openHost(load: () => void) {
  const host = await openLocalHost({
    dataDir,
    port: 0,
    clock: realClock,
    seam: {},
    load: async () => load(),
    log: noLog,
    passFaultPoint: () => {},
    otherTriggers: [localQueues({ dataDir, clock: realClock, log: noLog })],
  });
  onTestFinished(() => host.close());
  return host;
}

const queueFunction = (handler: (message: unknown) => void, connection = 'SERVICE_BUS') =>
  app.serviceBusQueue('worker', { queueName: 'Work', connection, handler });

describe('the local host over an app with queues', () => {
  it('brings what the app sends to its function', async () => {
    const seen: unknown[] = [];
    const host = await openHost(() => queueFunction((message) => seen.push(message)));
    const client = new ServiceBusClient(process.env['SERVICE_BUS'] ?? '');
    await client.createSender('work').sendMessages({ messageId: 'w-1', body: { workId: 'w-1' } });
    await vi.waitFor(() => expect(seen).toEqual([{ workId: 'w-1' }]));
    await client.close();
    await host.close();
    expect(process.env['SERVICE_BUS']).toBeUndefined();
  });

  it('opens nothing when there is no function of a queue', async () => {
    await openHost(() => {});
    expect(process.env['SERVICE_BUS']).toBeUndefined();
    expect(existsSync(join(dataDir, 'queues.db'))).toBe(false);
  });

  it('stops when the app is to use queues elsewhere', async () => {
    await expect(openHost(() => queueFunction(() => {}, 'OTHER_BUS'))).rejects.toThrow(
      'Function worker must name SERVICE_BUS',
    );
    core.functions.clear();
    process.env['SERVICE_BUS'] = 'Endpoint=sb://elsewhere.example/';
    onTestFinished(() => void delete process.env['SERVICE_BUS']);
    await expect(openHost(() => queueFunction(() => {}))).rejects.toThrow('SERVICE_BUS is set');
  });

  it('closes the broker again when a function cannot be served', async () => {
    const load = () =>
      app.serviceBusQueue('worker', {
        queueName: 'work',
        connection: 'SERVICE_BUS',
        isSessionsEnabled: true,
        handler: () => {},
      });
    await expect(openHost(load)).rejects.toThrow('Function worker asks for sessions');
    expect(process.env['SERVICE_BUS']).toBeUndefined();
  });
});
