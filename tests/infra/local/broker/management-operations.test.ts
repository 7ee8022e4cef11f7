import { describe, expect, it } from 'vitest';
import { manage } from '../../../../infra/local/broker/management-operations.ts';
import { openBroker } from './broker-under-test.ts';

const uuid = (token: string) => Buffer.from(token.replaceAll('-', ''), 'hex');

/** Clients settle this way when the link on which a message came is gone. */
describe('the management link of a queue', () => {
  it.each([
    ['completed', [], []],
    ['abandoned', [{ messageId: 'w-1', deliveries: 1 }], []],
    ['suspended', [], [{ messageId: 'w-1', deadLetterReason: 'late' }]],
  ])('settles a message as %s', async (status, left, dead) => {
    const { store, sender } = await openBroker();
    await sender.sendMessages({ messageId: 'w-1', body: 1 });
    const [locked] = await store.receive('work', 1);
    const body = {
      'lock-tokens': [uuid(locked?.lockToken ?? '')],
      'disposition-status': status,
      'deadletter-reason': 'late',
    };
    const settle = () => manage(store, 'work', 'com.microsoft:update-disposition', body);
    expect(await settle()).toEqual({ status: 200, body: {} });
    expect(store.peek('work', 0, 9)).toMatchObject(left);
    expect(store.peek('work/$deadletterqueue', 0, 9)).toMatchObject(dead);
    expect(await settle()).toMatchObject({ status: 410 });
  });

  it.each([
    ['update-disposition', { 'lock-tokens': [], 'disposition-status': 'defered' }],
    ['receive-by-sequence-number', {}],
    ['renew-session-lock', {}],
  ])('refuses %s for what is not there', async (operation, body) => {
    const { store } = await openBroker();
    expect(await manage(store, 'work', `com.microsoft:${operation}`, body)).toMatchObject({
      status: 501,
      refusal: { condition: 'amqp:not-implemented' },
    });
  });
});
