import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import {
  type LockedMessage,
  maxMessageBytes,
  type QueueOptions,
  QueueStore,
} from '../../../../infra/local/broker/queue-store.ts';
import { realClock } from '../../../../infra/local/real-clock.ts';
import { type TestClock, testClock } from '../../../../infra/local/test-clock.ts';

const lost = { condition: 'com.microsoft:message-lock-lost' };
const dead = 'work/$deadletterqueue';
let file: string;
let clock: TestClock;

beforeEach(() => {
  file = join(mkdtempSync(join(tmpdir(), 'eods-queue-')), 'queues.db');
  clock = testClock();
});

function open(options: Partial<QueueOptions> = {}): QueueStore {
  const store = new QueueStore(file, clock);
  store.declare('Work', { lockMs: 30_000, maxDeliveryCount: 3, ...options });
  onTestFinished(() => store.close());
  return store;
}

const message = (messageId: string, body = '{}') => ({ messageId, payload: Buffer.from(body) });

async function receiveOne(store: QueueStore, queue = 'work'): Promise<LockedMessage> {
  const [first] = await store.receive(queue, 1);
  if (!first) throw new Error(`${queue} is empty`);
  return first;
}

describe('the depth of a queue', () => {
  it('counts what waits, what is under work and what was set aside, with the age of the oldest', async () => {
    const store = open();
    const depths = () =>
      store.depths().map(({ state, messages, oldestSeconds }) => [state, messages, oldestSeconds]);
    expect(depths()).toEqual([
      ['active', 0, 0],
      ['dead-lettered', 0, 0],
    ]);
    for (const messageId of ['a', 'b', 'c'])
      await store.enqueue('work', [{ messageId, payload: Buffer.of(1) }]);
    const [first] = await store.receive('work', 1);
    await clock.advance(2500);
    expect(depths()).toEqual([
      ['active', 3, 2.5],
      ['dead-lettered', 0, 0],
    ]);
    await store.deadLetter('work', first?.lockToken ?? '', { reason: 'r', description: null });
    expect(depths()).toEqual([
      ['active', 2, 2.5],
      ['dead-lettered', 1, 2.5],
    ]);
    expect(new Set(store.depths().map(({ queue }) => queue))).toEqual(new Set(['work']));
    await store.close();
  });
});

describe('a queue', () => {
  it('hands out its messages in order, each to one receiver', async () => {
    const store = open();
    await store.enqueue('work', [message('a'), message('b')]);
    await store.enqueue('work', [message('c')]);
    const ids = async (max: number) => (await store.receive('work', max)).map(({ messageId }) => messageId);
    expect(await ids(2)).toEqual(['a', 'b']);
    expect(await ids(2)).toEqual(['c']);
    expect(await ids(2)).toEqual([]);
  });

  it('forgets a completed message and keeps a locked one', async () => {
    const store = open();
    await store.enqueue('work', [message('a'), message('b')]);
    const { lockToken } = await receiveOne(store);
    await store.complete('work', lockToken);
    await receiveOne(store);
    expect(store.peek('work', 0, 10).map(({ messageId }) => messageId)).toEqual(['b']);
    await expect(store.complete('work', lockToken)).rejects.toMatchObject(lost);
  });

  it('gives an abandoned message out again, counted and before later ones', async () => {
    const store = open();
    await store.enqueue('work', [message('a', 'before'), message('b')]);
    const first = await receiveOne(store);
    expect(first.deliveries).toBe(1);
    await store.abandon('work', first.lockToken, () => Buffer.from('after'));
    const again = await receiveOne(store);
    expect({ ...again, payload: String(again.payload) }).toMatchObject({
      messageId: 'a',
      deliveries: 2,
      payload: 'after',
    });
  });

  it('does not count a delivery that was released', async () => {
    const store = open();
    await store.enqueue('work', [message('a')]);
    await store.release('work', (await receiveOne(store)).lockToken);
    expect(await receiveOne(store)).toMatchObject({ messageId: 'a', deliveries: 1 });
  });

  it('sets a message aside with the reason given', async () => {
    const store = open();
    await store.enqueue('work', [message('a')]);
    const { lockToken } = await receiveOne(store);
    await store.deadLetter('work', lockToken, { reason: 'unreadable', description: null });
    expect(await store.receive('work', 1)).toEqual([]);
    expect(await receiveOne(store, dead)).toMatchObject({
      deadLetterSource: 'work',
      deadLetterReason: 'unreadable',
      deadLetterDescription: null,
    });
  });

  it('sets a message aside after its last delivery', async () => {
    const store = open();
    await store.enqueue('work', [message('a')]);
    for (let delivery = 1; delivery <= 3; delivery++) {
      await store.abandon('work', (await receiveOne(store)).lockToken);
    }
    expect(store.peek(dead, 0, 10)).toMatchObject([
      { deliveries: 3, deadLetterReason: 'MaxDeliveryCountExceeded' },
    ]);
    for (let delivery = 1; delivery <= 5; delivery++) {
      await store.abandon(dead, (await receiveOne(store, dead)).lockToken);
    }
  });

  it('tells who waits for messages', async () => {
    const store = open();
    let told = 0;
    const stop = store.onReady('work', () => (told += 1));
    await store.enqueue('work', [message('a')]);
    expect(told).toBe(1);
    stop();
    await store.enqueue('work', [message('b')]);
    expect(told).toBe(1);
  });

  it('refuses what is over 256 kB, alone or together', async () => {
    const store = open();
    const half = 'x'.repeat(maxMessageBytes / 2 + 1);
    const tooLarge = { condition: 'amqp:link:message-size-exceeded' };
    await expect(store.enqueue('work', [message('a', half + half)])).rejects.toMatchObject(tooLarge);
    await expect(store.enqueue('work', [message('a', half), message('b', half)])).rejects.toMatchObject(
      tooLarge,
    );
    expect(store.peek('work', 0, 10)).toEqual([]);
  });

  it('is unknown until it is declared', async () => {
    await expect(open().enqueue('other', [message('a')])).rejects.toMatchObject({
      condition: 'amqp:not-found',
    });
  });
});

describe('a lock', () => {
  it('ends after its time, which counts as a delivery', async () => {
    const store = open();
    await store.enqueue('work', [message('a')]);
    const { lockToken, lockedUntil } = await receiveOne(store);
    expect(lockedUntil).toBe(clock.now() + 30_000);
    await clock.advance(30_000);
    await expect(store.complete('work', lockToken)).rejects.toMatchObject(lost);
    expect(await receiveOne(store)).toMatchObject({ messageId: 'a', deliveries: 2 });
  });

  it('holds longer when renewed in time', async () => {
    const store = open();
    await store.enqueue('work', [message('a')]);
    const { lockToken } = await receiveOne(store);
    await clock.advance(20_000);
    expect(await store.renew('work', lockToken)).toBe(clock.now() + 30_000);
    await clock.advance(29_999);
    expect(await store.receive('work', 1)).toEqual([]);
    await clock.advance(1);
    await expect(store.renew('work', lockToken)).rejects.toMatchObject(lost);
    expect(await receiveOne(store)).toMatchObject({ deliveries: 2 });
  });
});

describe('a message id seen before', () => {
  it('is accepted and dropped within the window, even after the first was completed', async () => {
    const store = open({ duplicateWindowMs: 60_000 });
    await store.enqueue('work', [message('a'), message('a')]);
    await store.complete('work', (await receiveOne(store)).lockToken);
    await clock.advance(59_999);
    await store.enqueue('work', [message('a')]);
    expect(store.peek('work', 0, 10)).toEqual([]);
    await clock.advance(1);
    await store.enqueue('work', [message('a')]);
    expect(store.peek('work', 0, 10)).toHaveLength(1);
  });
});

describe('a message with a time to live', () => {
  it('is dropped when that is over', async () => {
    const store = open();
    await store.enqueue('work', [{ ...message('a'), timeToLiveMs: 1000 }, message('b')]);
    expect(store.peek('work', 0, 10)).toHaveLength(2);
    await clock.advance(1000);
    expect(store.peek('work', 0, 10)).toHaveLength(1);
    expect(await receiveOne(store)).toMatchObject({ messageId: 'b' });
  });
});

describe('a queue opened again', () => {
  it('keeps its messages and what it has seen, and gives back what was locked', async () => {
    const before = open();
    await before.enqueue('work', [message('a'), message('b')]);
    const { lockToken } = await receiveOne(before);
    await before.close();

    const after = open();
    await after.enqueue('work', [message('a')]);
    expect(after.peek('work', 0, 10)).toHaveLength(2);
    await expect(after.complete('work', lockToken)).rejects.toMatchObject(lost);
    expect(await receiveOne(after)).toMatchObject({ messageId: 'a', deliveries: 2 });
  });

  it('sets aside what ended the process at its last delivery', async () => {
    for (let delivery = 1; delivery <= 3; delivery++) {
      const store = open();
      if (delivery === 1) await store.enqueue('work', [message('a')]);
      await receiveOne(store);
      await store.close();
    }
    expect(open().peek(dead, 0, 10)).toHaveLength(1);
  });

  it('has lost nothing that was acknowledged before a kill', { timeout: 20_000 }, async () => {
    const writer = fileURLToPath(new URL('queue-writer.ts', import.meta.url));
    const child = spawn(process.execPath, [writer, file], { stdio: ['ignore', 'pipe', 'inherit'] });
    const acknowledged: string[] = [];
    for await (const id of createInterface({ input: child.stdout })) {
      acknowledged.push(id);
      if (acknowledged.length === 50) child.kill('SIGKILL');
    }
    if (child.signalCode === null && child.exitCode === null) await once(child, 'exit');
    expect(child.signalCode).toBe('SIGKILL');

    const store = new QueueStore(file, realClock);
    onTestFinished(() => store.close());
    store.declare('work');
    const kept = new Set(store.peek('work', 0, 10_000).map(({ messageId }) => messageId));
    expect(acknowledged.length).toBeGreaterThanOrEqual(50);
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
  });
});
