import rhea from 'rhea';
import type { Binding, Invocation, TypedData } from '../function-runner.ts';
import { encodeMessage } from './message-sections.ts';
import type { LockedMessage } from './queue-store.ts';

/** What .NET shows where a message never ends. */
const never = '9999-12-31T23:59:59.9999999';
const dataSection = 0x75;

/**
 * What the Functions host hands over for one message, under the names of its Service Bus extension. The worker then
 * parses every text that is JSON (a message id "123" arrives as a number) and lowers the first letter of every key,
 * those of application properties included.
 */
export function invocationOf(message: LockedMessage, trigger: Binding): Invocation {
  const decoded = rhea.message.decode(encodeMessage(message));
  const text = (field: string): TypedData | undefined => {
    const value: unknown = decoded[field];
    return typeof value === 'string' ? { string: value } : undefined;
  };
  const json = (value: unknown): TypedData => ({ json: JSON.stringify(value) });
  const annotations: unknown = decoded['message_annotations']?.['x-opt-partition-key'];
  const properties = json(decoded['application_properties'] ?? {});
  const enqueued = isoWithoutZone(message.enqueuedAt);
  const expires = message.expiresAt === null ? never : isoWithoutZone(message.expiresAt);
  const metadata: Record<string, TypedData | undefined> = {
    MessageId: { string: message.messageId },
    // The extension counts the present delivery, the client of the app does not.
    DeliveryCount: { int: message.deliveries },
    SequenceNumber: { int: message.sequence },
    LockToken: { string: message.lockToken },
    EnqueuedTimeUtc: json(`${enqueued}Z`),
    EnqueuedTime: json(`${enqueued}+00:00`),
    ExpiresAtUtc: json(`${expires}Z`),
    ExpiresAt: json(`${expires}+00:00`),
    ContentType: text('content_type'),
    CorrelationId: text('correlation_id'),
    ReplyTo: text('reply_to'),
    To: text('to'),
    Subject: text('subject'),
    Label: text('subject'),
    SessionId: text('group_id'),
    ReplyToSessionId: text('reply_to_group_id'),
    PartitionKey: typeof annotations === 'string' ? { string: annotations } : undefined,
    DeadLetterSource: message.deadLetterSource === null ? undefined : { string: message.deadLetterSource },
    ApplicationProperties: properties,
    UserProperties: properties,
  };
  const known = Object.entries(metadata).flatMap(([name, data]) => (data ? [[name, data] as const] : []));
  return {
    inputs: [{ name: String(trigger['name']), data: bodyOf(decoded['body'], trigger) }],
    triggerMetadata: Object.fromEntries(known),
  };
}

function bodyOf(body: unknown, { dataType }: Binding): TypedData {
  const { typecode, content } = (body ?? {}) as { typecode?: number; content?: Buffer | Buffer[] }; // rhea's section
  if (typecode !== dataSection || !content)
    throw new Error('The Functions host reads messages with a data body only.');
  const bytes = Array.isArray(content) ? Buffer.concat(content) : content;
  if (dataType === 'binary') return { bytes };
  try {
    return { string: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { bytes };
  }
}

function isoWithoutZone(at: number): string {
  return new Date(at).toISOString().slice(0, -1);
}
