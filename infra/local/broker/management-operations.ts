import rhea from 'rhea';
import { z } from 'zod';
import { encodeMessage } from './message-sections.ts';
import { asRefusal, lockLost, notSupported, type QueueRefusal } from './queue-refusal.ts';
import type { QueueStore } from './queue-store.ts';
import { rewriteWith, textOrNull } from './receiving-link.ts';

const { types } = rhea;
const uuids = z.array(z.instanceof(Buffer));
const timestampArray = 0x83;

const renewLock = z.object({ 'lock-tokens': uuids });
/** rhea hands over what does not fit a number as bytes. */
const long = z.union([z.number(), z.instanceof(Buffer).transform((bytes) => Number(bytes.readBigInt64BE()))]);
const peekMessage = z.object({ 'from-sequence-number': long, 'message-count': z.number() });
const updateDisposition = z.object({
  'lock-tokens': uuids,
  'disposition-status': z.string(),
  'deadletter-reason': z.unknown().optional(),
  'deadletter-description': z.unknown().optional(),
  'properties-to-modify': z.unknown().optional(),
});

export interface ManagementAnswer {
  status: number;
  body: unknown;
  refusal?: QueueRefusal;
}

type Operation = (store: QueueStore, queue: string, body: unknown) => unknown;

/** What a client asks on `<queue>/$management`; an answer of undefined means that there is nothing (204). */
const operations: Record<string, Operation> = {
  async 'renew-lock'(store, queue, body) {
    const tokens = renewLock.parse(body)['lock-tokens'].map(uuidText);
    const ends = await Promise.all(tokens.map((token) => store.renew(queue, token)));
    return { expirations: types.wrap_array(ends, timestampArray, undefined) };
  },
  'peek-message'(store, queue, body) {
    const { 'from-sequence-number': from, 'message-count': count } = peekMessage.parse(body);
    const messages = store.peek(queue, from, count).map((row) => ({ message: encodeMessage(row) }));
    return messages.length > 0 ? { messages } : undefined;
  },
  async 'update-disposition'(store, queue, body) {
    const asked = updateDisposition.parse(body);
    const rewrite = rewriteWith(asked['properties-to-modify']);
    const why = {
      reason: textOrNull(asked['deadletter-reason']),
      description: textOrNull(asked['deadletter-description']),
    };
    const settle = {
      completed: (token: string) => store.complete(queue, token),
      abandoned: (token: string) => store.abandon(queue, token, rewrite),
      suspended: (token: string) => store.deadLetter(queue, token, why, rewrite),
    }[asked['disposition-status']];
    if (!settle) throw notSupported('deferred messages');
    await Promise.all(asked['lock-tokens'].map((token) => settle(uuidText(token))));
    return {};
  },
};

const statusOf: Record<string, number> = {
  [lockLost('').condition]: 410,
  'amqp:not-found': 404,
  'amqp:not-implemented': 501,
};

export async function manage(
  store: QueueStore,
  queue: string,
  operation: string,
  body: unknown,
): Promise<ManagementAnswer> {
  const name = operation.replace('com.microsoft:', '');
  try {
    const run = operations[name];
    if (!run) throw notSupported(`the operation ${name}`);
    const answer = await run(store, queue, body);
    return answer === undefined ? { status: 204, body: {} } : { status: 200, body: answer };
  } catch (error) {
    const refusal = asRefusal(error);
    return { status: statusOf[refusal.condition] ?? 500, body: {}, refusal };
  }
}

function uuidText(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
