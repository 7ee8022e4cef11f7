import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InvocationContext, ServiceBusQueueFunctionOptions } from '@azure/functions';
import { ServiceBusClient } from '@azure/service-bus';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { startBroker } from '../../../../infra/local/broker/amqp-server.ts';
import { QueueStore } from '../../../../infra/local/broker/queue-store.ts';
import { serviceBusTriggers } from '../../../../infra/local/broker/trigger-front.ts';
import { installFunctionsCore } from '../../../../infra/local/host/functions-core.ts';
import { createFunctionRunner } from '../../../../infra/local/host/runner.ts';
import { noLog } from '../../../../infra/local/log.ts';
import { type TestClock, testClock } from '../../../../infra/local/test-clock.ts';

const core = installFunctionsCore();
const { app } = await import('@azure/functions');
const functions = createFunctionRunner({ core, log: noLog });

const dead = 'work/$deadletterqueue';
const seen: { message: unknown; metadata: InvocationContext['triggerMetadata'] }[] = [];
const lines: string[] = [];
let clock: TestClock;
let store: QueueStore;

beforeEach(() => {
  clock = testClock();
  store = new QueueStore(join(mkdtempSync(join(tmpdir(), 'eods-trigger-')), 'queues.db'), clock);
  store.declare('work', { maxDeliveryCount: 3, lockMs: 60_000 });
  seen.length = 0;
  lines.length = 0;
});
afterEach(async () => {
  core.functions.clear();
  await store.close();
});

function register(
  handler: (message: unknown, context: InvocationContext) => unknown,
  options: Partial<ServiceBusQueueFunctionOptions> = {},
): void {
  app.serviceBusQueue('worker', { queueName: 'work', connection: 'SERVICE_BUS', handler, ...options });
}
const remember = (message: unknown, context: InvocationContext) =>
  void seen.push({ message, metadata: context.triggerMetadata });

async function startTriggers(settings: { maxConcurrentCalls?: number } = {}) {
  const log = (level: string, message: string) => lines.push(`${level}: ${message}`);
  const stop = await serviceBusTriggers({ store, clock, log }).start(functions, settings);
  onTestFinished(async () => {
    const stopped = stop();
    await clock.advance(10_000);
    await stopped;
  });
  return stop;
}

/** A sender with the client that the app uses. */
async function openSender() {
  const broker = await startBroker({ store, clock: { ...clock, now: () => Date.now() }, log: noLog });
  const client = new ServiceBusClient(broker.connectionString);
  onTestFinished(async () => {
    await client.close();
    await broker.close();
  });
  return client.createSender('work');
}

describe('a function of a queue', () => {
  it('gets the parsed body, and its metadata as the worker shows it', async () => {
    register(remember);
    await startTriggers();
    const sender = await openSender();
    await sender.sendMessages({
      messageId: '123',
      body: { workId: 'w-1' },
      subject: 'rank',
      correlationId: 'run-1',
      contentType: 'application/json',
      applicationProperties: { TenantId: 'org-1', Nested: '{"A":1}' },
    });
    await vi.waitFor(() => expect(store.peek('work', 0, 9)).toEqual([]));
    expect(seen).toHaveLength(1);
    expect(seen[0]?.message).toEqual({ workId: 'w-1' });
    expect(seen[0]?.metadata).toMatchObject({
      // A text that is JSON is parsed, and first letters are lowered at every depth: so it is in Azure.
      messageId: 123,
      applicationProperties: { tenantId: 'org-1' },
      userProperties: { tenantId: 'org-1' },
      deliveryCount: 1,
      sequenceNumber: 1,
      subject: 'rank',
      label: 'rank',
      correlationId: 'run-1',
      contentType: 'application/json',
      enqueuedTimeUtc: '2026-01-05T09:00:00.000Z',
      expiresAtUtc: '9999-12-31T23:59:59.9999999Z',
    });
  });

  it.each([
    ['plain text', Buffer.from('not JSON'), 'not JSON'],
    ['a number as text', Buffer.from('7'), 7],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00]), Buffer.from([0xff, 0xfe, 0x00])],
  ])('gets %s', async (_what, body, message) => {
    register(remember);
    await startTriggers();
    await (await openSender()).sendMessages({ body });
    await vi.waitFor(() => expect(seen).toHaveLength(1));
    expect(seen[0]?.message).toEqual(message);
  });

  it('that always throws sees its message until the last delivery, then the dead letters hold it', async () => {
    const deliveries: unknown[] = [];
    register((_message, context) => {
      deliveries.push(context.triggerMetadata?.['deliveryCount']);
      throw new Error('cannot do this');
    });
    await startTriggers();
    await (await openSender()).sendMessages({ messageId: 'w-1', body: {} });
    await vi.waitFor(() => expect(store.peek(dead, 0, 9)).toHaveLength(1));
    expect(deliveries).toEqual([1, 2, 3]);
    expect(store.peek(dead, 0, 9)).toMatchObject([
      { messageId: 'w-1', deadLetterReason: 'MaxDeliveryCountExceeded' },
    ]);
    expect(lines).toEqual(Array.from({ length: 3 }, () => 'error: Function worker failed'));
  });

  it('of dead letters gets them with their reason', async () => {
    register(remember, { queueName: 'work/$DeadLetterQueue' });
    await startTriggers();
    await (await openSender()).sendMessages({ body: {} });
    const [locked] = await store.receive('work', 1);
    await store.deadLetter('work', locked?.lockToken ?? '', { reason: 'unreadable', description: null });
    await vi.waitFor(() => expect(store.peek(dead, 0, 9)).toEqual([]));
    expect(seen[0]?.metadata).toMatchObject({
      deadLetterSource: 'work',
      applicationProperties: { deadLetterReason: 'unreadable' },
    });
  });

  it('runs so many at once and no more', async () => {
    const finish: (() => void)[] = [];
    register(() => new Promise<void>((resolve) => finish.push(resolve)));
    await startTriggers({ maxConcurrentCalls: 2 });
    await (await openSender()).sendMessages([{ body: 1 }, { body: 2 }, { body: 3 }]);
    await vi.waitFor(() => expect(finish).toHaveLength(2));
    await clock.advance(1);
    expect(finish).toHaveLength(2);
    finish[0]?.();
    await vi.waitFor(() => expect(finish).toHaveLength(3));
    for (const end of finish) end();
  });

  it('keeps its message locked for five minutes and no longer', async () => {
    const finish: (() => void)[] = [];
    register(() => new Promise<void>((resolve) => finish.push(resolve)));
    await startTriggers();
    await (await openSender()).sendMessages({ body: 1 });
    await vi.waitFor(() => expect(finish).toHaveLength(1));
    await clock.advance(5 * 60_000);
    expect(finish).toHaveLength(1);
    await clock.advance(60_000);
    await vi.waitFor(() => expect(finish).toHaveLength(2));
    finish[0]?.();
    await vi.waitFor(() => expect(lines).toEqual(['warning: A message was handled but comes again']));
    finish[1]?.();
    await vi.waitFor(() => expect(store.peek('work', 0, 9)).toEqual([]));
  });
});

describe('stopping', () => {
  it('waits for the functions under way and takes no further message', async () => {
    const finish: (() => void)[] = [];
    register(() => new Promise<void>((resolve) => finish.push(resolve)));
    const stop = await startTriggers({ maxConcurrentCalls: 1 });
    await (await openSender()).sendMessages([{ body: 1 }, { body: 2 }]);
    await vi.waitFor(() => expect(finish).toHaveLength(1));
    const stopped = stop();
    finish[0]?.();
    await stopped;
    expect(store.peek('work', 0, 9)).toMatchObject([{ deliveries: 0 }]);
    expect(finish).toHaveLength(1);
  });

  it('leaves a function alone that does not end', async () => {
    register(() => new Promise<void>(() => {}));
    const stop = await startTriggers();
    await (await openSender()).sendMessages({ body: 1 });
    await vi.waitFor(() => expect(store.peek('work', 0, 9)).toMatchObject([{ deliveries: 1 }]));
    const stopped = stop();
    await clock.advance(10_000);
    await expect(stopped).resolves.toBeUndefined();
  });
});

describe('a function that asks for what is not there', () => {
  it.each([
    ['sessions', { isSessionsEnabled: true }],
    ['batches', { cardinality: 'many' }],
    ['autoCompleteMessages: false', { autoCompleteMessages: false }],
    ['a %SETTING% as queue name', { queueName: '%QUEUE%' }],
  ] as const)('is refused: %s', async (what, options) => {
    register(remember, options);
    await expect(startTriggers()).rejects.toThrow(`Function worker asks for ${what}`);
  });
});
