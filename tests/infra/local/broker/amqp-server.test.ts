import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setDefaultCACertificates } from 'node:tls';
import {
  type ServiceBusMessage,
  type ServiceBusReceivedMessage,
  type ServiceBusReceiver,
  ServiceBusClient,
} from '@azure/service-bus';
import rhea from 'rhea';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openBroker } from './broker-under-test.ts';

async function receiveOne(receiver: ServiceBusReceiver): Promise<ServiceBusReceivedMessage> {
  const [message] = await receiver.receiveMessages(1, { maxWaitTimeInMs: 5000 });
  if (!message) throw new Error('No message came');
  return message;
}

const soon = { maxWaitTimeInMs: 50 };

describe('the broker, for a sender', () => {
  it('keeps body, ids and application properties with their types', async () => {
    const { sender, receiver } = await openBroker();
    const sent: ServiceBusMessage = {
      messageId: 'w-1',
      body: { task: 'rank', count: 2 },
      correlationId: 'run-1',
      subject: 'work',
      contentType: 'application/json',
      applicationProperties: { runId: 'r', attempt: 1, ratio: 0.5, urgent: true },
    };
    await sender.sendMessages(sent);
    const message = await receiveOne(receiver);
    expect(message).toMatchObject({ ...sent, deliveryCount: 0, state: 'active' });
    expect(message.lockedUntilUtc?.getTime()).toBeGreaterThan(Date.now() + 50_000);
    expect(message.enqueuedTimeUtc?.getTime()).toBeGreaterThan(Date.now() - 10_000);
  });

  it('takes several messages and batches in order, and names one without an id', async () => {
    const { sender, receiver } = await openBroker();
    await sender.sendMessages([{ body: 1 }, { body: 2 }]);
    const batch = await sender.createMessageBatch();
    expect(batch.maxSizeInBytes).toBe(262_144);
    batch.tryAddMessage({ body: 3 });
    await sender.sendMessages(batch);
    const messages = await receiver.receiveMessages(3);
    expect(messages.map((message): unknown => message.body)).toEqual([1, 2, 3]);
    expect(new Set(messages.map(({ messageId }) => messageId)).size).toBe(3);
    await Promise.all(messages.map((message) => receiver.completeMessage(message)));
  });

  it('drops what has the id of an earlier message', async () => {
    const { sender, receiver } = await openBroker();
    await sender.sendMessages({ messageId: 'w-1', body: 'first' });
    await sender.sendMessages([{ messageId: 'w-1', body: 'second' }]);
    expect(await receiver.peekMessages(10)).toMatchObject([{ body: 'first' }]);
  });

  it('refuses a message over 256 kB', async () => {
    const { sender } = await openBroker();
    await expect(sender.sendMessages({ body: 'x'.repeat(262_144) })).rejects.toMatchObject({
      code: 'MessageSizeExceeded',
    });
  });

  it('refuses a message for later', async () => {
    const { sender } = await openBroker();
    const later = new Date(Date.now() + 60_000);
    await expect(sender.sendMessages({ body: 1, scheduledEnqueueTimeUtc: later })).rejects.toThrow(
      'does not support scheduled messages',
    );
    await expect(sender.scheduleMessages({ body: 1 }, later)).rejects.toThrow(
      'does not support the operation schedule-message',
    );
  });

  it('knows no queue that was not declared', async () => {
    const { client } = await openBroker();
    await expect(client.createSender('other').sendMessages({ body: 1 })).rejects.toMatchObject({
      code: 'MessagingEntityNotFound',
    });
  });
});

describe('the broker, for a receiver', () => {
  it('removes a completed message', async () => {
    const { sender, receiver } = await openBroker();
    await sender.sendMessages({ body: 1 });
    await receiver.completeMessage(await receiveOne(receiver));
    expect(await receiver.peekMessages(1)).toEqual([]);
    expect(await receiver.receiveMessages(1, soon)).toEqual([]);
  });

  it('gives an abandoned message out again with its changed properties', async () => {
    const { sender, receiver } = await openBroker();
    await sender.sendMessages({ body: 1, applicationProperties: { kept: 7, changed: 'no' } });
    await receiver.abandonMessage(await receiveOne(receiver), { changed: 'yes' });
    expect(await receiveOne(receiver)).toMatchObject({
      deliveryCount: 1,
      applicationProperties: { kept: 7, changed: 'yes' },
    });
  });

  it('offers dead letters in their own queue, with reason and source', async () => {
    const { client, sender, receiver } = await openBroker();
    await sender.sendMessages({ body: 'bad', applicationProperties: { runId: 'r' } });
    await receiver.deadLetterMessage(await receiveOne(receiver), {
      deadLetterReason: 'unreadable',
      deadLetterErrorDescription: 'no workId',
    });
    const dead = client.createReceiver('work', { subQueueType: 'deadLetter' });
    const message = await receiveOne(dead);
    expect(message).toMatchObject({
      body: 'bad',
      deadLetterReason: 'unreadable',
      deadLetterErrorDescription: 'no workId',
      deadLetterSource: 'work',
      applicationProperties: { runId: 'r' },
    });
    await dead.completeMessage(message);
    expect(await dead.peekMessages(1)).toEqual([]);
  });

  it('sets a message aside after its last delivery', async () => {
    const { client, sender, receiver } = await openBroker({ maxDeliveryCount: 2 });
    await sender.sendMessages({ body: 1 });
    await receiver.abandonMessage(await receiveOne(receiver));
    await receiver.abandonMessage(await receiveOne(receiver));
    const dead = client.createReceiver('work', { subQueueType: 'deadLetter' });
    expect(await dead.peekMessages(2)).toMatchObject([
      { deadLetterReason: 'MaxDeliveryCountExceeded', deliveryCount: 2 },
    ]);
  });

  it('renews a lock, and tells when it was lost', async () => {
    const { sender, client, store } = await openBroker({ lockMs: 1000 });
    const receiver = client.createReceiver('work', { maxAutoLockRenewalDurationInMs: 0 });
    await sender.sendMessages({ body: 1 });
    const message = await receiveOne(receiver);
    const before = message.lockedUntilUtc?.getTime() ?? 0;
    expect((await receiver.renewMessageLock(message)).getTime()).toBeGreaterThan(before);
    await store.complete('work', message.lockToken ?? '');
    await expect(receiver.completeMessage(message)).rejects.toMatchObject({ code: 'MessageLockLost' });
    await expect(receiver.renewMessageLock(message)).rejects.toMatchObject({ code: 'MessageLockLost' });
  });

  it('gives a message out again when its lock has ended', async () => {
    const { sender, client } = await openBroker({ lockMs: 300 });
    const receiver = client.createReceiver('work', { maxAutoLockRenewalDurationInMs: 0 });
    await sender.sendMessages({ body: 1 });
    await receiveOne(receiver);
    expect(await receiveOne(receiver)).toMatchObject({ deliveryCount: 1 });
  });

  it('removes at once what is received and deleted', async () => {
    const { sender, client, store } = await openBroker();
    await sender.sendMessages({ body: 1 });
    const receiver = client.createReceiver('work', { receiveMode: 'receiveAndDelete' });
    expect(await receiveOne(receiver)).toMatchObject({ body: 1 });
    expect(store.peek('work', 0, 1)).toEqual([]);
  });

  it('streams to a subscriber as it completes, past the 2048 deliveries that rhea holds', async () => {
    const { sender, receiver, store } = await openBroker();
    const count = 2200;
    const bodies = Array.from({ length: count }, (_, body) => ({ body }));
    for (let from = 0; from < count; from += 550) await sender.sendMessages(bodies.slice(from, from + 550));
    const seen = new Set<unknown>();
    await new Promise<void>((resolve, reject) => {
      receiver.subscribe(
        {
          processMessage: async ({ body }) => void (seen.add(body).size === count && resolve()),
          processError: async ({ error }) => reject(error),
        },
        { maxConcurrentCalls: 100 },
      );
    });
    await receiver.close();
    expect(store.peek('work', 0, count).length).toBeLessThan(101);
  });

  it('refuses sessions and deferred messages', async () => {
    const { client, sender, receiver } = await openBroker();
    await expect(client.acceptNextSession('work')).rejects.toThrow('does not support sessions');
    // The client puts words of its own over the reason here.
    await expect(client.acceptSession('work', 's')).rejects.toThrow("the requested session 's'");
    await sender.sendMessages({ body: 1 });
    await expect(receiver.deferMessage(await receiveOne(receiver))).rejects.toThrow(
      'does not support deferred messages',
    );
  });
});

describe('the broker, for a stranger', () => {
  const oneTry = { retryOptions: { maxRetries: 0 } };

  it('refuses a token signed with another key', async () => {
    const { broker } = await openBroker();
    const forged = broker.connectionString.replace(/SharedAccessKey=[^;]+/, 'SharedAccessKey=b3RoZXI=');
    const client = new ServiceBusClient(forged, oneTry);
    onTestFinished(() => client.close());
    await expect(client.createSender('work').sendMessages({ body: 1 })).rejects.toMatchObject({
      code: 'UnauthorizedAccess',
    });
  });

  it.each([
    ['a link without a token', { address: 'work' }, 'amqp:unauthorized-access'],
    ['a transaction', undefined, 'amqp:not-implemented'],
  ])('refuses %s', async (_what, target, condition) => {
    const { broker } = await openBroker();
    const connection = rhea
      .create_container()
      .connect({ host: '127.0.0.1', port: broker.port, reconnect: false, username: 'x' });
    connection.on('disconnected', () => {});
    onTestFinished(() => connection.close());
    const refused = await new Promise<{ condition: string }>((resolve) => {
      connection.on('sender_error', ({ sender }) => resolve(sender?.error as { condition: string })); // an AMQP error
      connection.open_sender(target ? { target } : {});
    });
    expect(refused.condition).toBe(condition);
  });
});

describe('the broker, for a client that takes its credit back', () => {
  it('sends what it has and says that there is no more', async () => {
    const { broker, sender } = await openBroker({}, { acceptsToken: () => true });
    await sender.sendMessages({ body: 1 });
    const connection = rhea
      .create_container()
      .connect({ host: '127.0.0.1', port: broker.port, reconnect: false, username: 'x' });
    connection.on('disconnected', () => {});
    onTestFinished(() => connection.close());
    const answers = connection.open_receiver('$cbs');
    connection.open_sender('$cbs').send({
      message_id: 1,
      body: 'token',
      application_properties: { operation: 'put-token', type: 'jwt' },
    });
    await once(answers, 'message');
    const receiver = connection.open_receiver({ source: 'work', credit_window: 0, autoaccept: false });
    let messages = 0;
    receiver.on('message', () => (messages += 1));
    await once(receiver, 'receiver_open');
    receiver.add_credit(5);
    receiver.drain_credit();
    await once(receiver, 'receiver_drained');
    expect(messages).toBe(1);
  });
});

describe('the broker over TLS', () => {
  it('serves the client as it is made in Azure, with a credential', async () => {
    const fixture = (name: string) => readFileSync(new URL(`../../../fixtures/tls/${name}`, import.meta.url));
    setDefaultCACertificates([fixture('loopback.crt')]);
    onTestFinished(() => setDefaultCACertificates([]));
    const { broker } = await openBroker(
      {},
      {
        tls: { pfx: fixture('loopback.pfx'), passphrase: 'test' },
        acceptsToken: (token) => token === 'mine',
      },
    );
    const asked: unknown[] = [];
    const credential = (token: string) => ({
      getToken: async (scope: unknown) => {
        asked.push(scope);
        return { token, expiresOnTimestamp: Date.now() + 3_600_000 };
      },
    });
    const open = (token: string) => {
      const client = new ServiceBusClient(`localhost:${broker.port}`, credential(token), {
        retryOptions: { maxRetries: 0 },
      });
      onTestFinished(() => client.close());
      return client;
    };
    const client = open('mine');
    await client.createSender('work').sendMessages({ body: 'over TLS' });
    expect(await receiveOne(client.createReceiver('work'))).toMatchObject({ body: 'over TLS' });
    expect(asked[0]).toBe('https://servicebus.azure.net//.default');
    await expect(open('other').createSender('work').sendMessages({ body: 1 })).rejects.toMatchObject({
      code: 'UnauthorizedAccess',
    });
  });
});
