import { randomUUID } from 'node:crypto';
import rhea, { type Typed } from 'rhea';
import type { MessageRow } from './queue-file.ts';
import { notSupported } from './queue-refusal.ts';
import type { NewMessage } from './queue-store.ts';

/**
 * Messages are kept as the bytes that came: rhea's decoding loses the difference between number types. Only the
 * sections that a broker writes are made anew. Codes: AMQP 1.0, part 3.2.
 */
const code = { header: 0x70, annotations: 0x72, properties: 0x73, applicationProperties: 0x74, data: 0x75 };

interface Codec {
  Reader: new (bytes: Buffer) => { position: number; remaining(): number; read(): Typed };
  Writer: new () => { write(value: Typed): void; toBuffer(): Buffer };
}

const { types } = rhea;
const { Reader, Writer } = types as unknown as Codec; // exported by rhea, but left out of its typings

interface Section {
  code: number;
  bytes: Buffer;
  value: unknown;
}

function sectionsOf(payload: Buffer): Section[] {
  const reader = new Reader(payload);
  const sections: Section[] = [];
  while (reader.remaining() > 0) {
    const start = reader.position;
    const section = reader.read();
    const { value: number } = section.descriptor as Typed; // every section is a described value
    sections.push({
      code: Number(number),
      bytes: payload.subarray(start, reader.position),
      value: section.value,
    });
  }
  return sections;
}

function sectionBytes(number: number, body: Typed): Buffer {
  const writer = new Writer();
  writer.write(types.described_nc(types.wrap_ulong(number), body) as Typed); // rhea types this as any
  return Buffer.from(writer.toBuffer());
}

/** Fields of a list section; a field at the end may be missing. */
function fieldsOf(sections: Section[], number: number): Typed[] {
  const found = sections.find((section) => section.code === number);
  return found ? (found.value as Typed[]) : []; // how rhea reads a list
}

/** Entries of a map section, their values with the types they came in. */
function entriesOf(sections: Section[], number: number): Record<string, Typed> {
  const flat = fieldsOf(sections, number);
  const pairs = flat.flatMap((key, at) => {
    const value = flat[at + 1];
    return at % 2 === 0 && value ? [[String(key.value), value] as const] : [];
  });
  return Object.fromEntries(pairs);
}

/** What a sender means by these bytes. A message without an id gets one, as from Service Bus: clients settle by it. */
export function readMessage(payload: Buffer): NewMessage {
  const sections = sectionsOf(payload);
  if (entriesOf(sections, code.annotations)['x-opt-scheduled-enqueue-time']?.value)
    throw notSupported('scheduled messages');
  const timeToLiveMs: unknown = fieldsOf(sections, code.header)[2]?.value;
  const ttl = typeof timeToLiveMs === 'number' ? { timeToLiveMs } : {};
  const properties = fieldsOf(sections, code.properties);
  const givenId = properties[0]?.value as string | number | Buffer | null | undefined; // AMQP 1.0, 3.2.11 to 3.2.14
  if (givenId !== null && givenId !== undefined) {
    return {
      messageId: Buffer.isBuffer(givenId) ? givenId.toString('hex') : String(givenId),
      payload,
      ...ttl,
    };
  }
  const messageId = randomUUID().replaceAll('-', '');
  const withId = types.wrap_list([types.wrap_string(messageId), ...properties.slice(1)]);
  return { messageId, payload: replaced(sections, code.properties, withId), ...ttl };
}

/** The messages within a transfer of format 0x80013700: each data section is one. */
export function readBatch(payload: Buffer): NewMessage[] {
  return sectionsOf(payload).flatMap(
    (section) => (section.code === code.data ? [readMessage(section.value as Buffer)] : []), // a data section holds bytes
  );
}

/** The payload with some application properties set, the others untouched. */
export function withProperties(payload: Buffer, changed: Record<string, unknown>): Buffer {
  const sections = sectionsOf(payload);
  const properties = { ...entriesOf(sections, code.applicationProperties), ...changed };
  return replaced(sections, code.applicationProperties, types.wrap_map(properties));
}

/** The message as a receiver gets it, with what Service Bus writes on it. */
export function encodeMessage(row: MessageRow): Buffer {
  const reasons = Object.entries({
    DeadLetterReason: row.deadLetterReason,
    DeadLetterErrorDescription: row.deadLetterDescription,
  }).filter(([, text]) => text !== null);
  const payload = reasons.length > 0 ? withProperties(row.payload, Object.fromEntries(reasons)) : row.payload;
  const sections = sectionsOf(payload);
  const [durable, priority, timeToLive] = fieldsOf(sections, code.header);
  // While it is locked, the present delivery is not an earlier one.
  const earlier = row.lockToken === null ? row.deliveries : row.deliveries - 1;
  const header = [durable, priority, timeToLive, false, types.wrap_uint(Math.max(0, earlier))];
  const annotations = {
    ...entriesOf(sections, code.annotations),
    'x-opt-sequence-number': types.wrap_long(row.sequence),
    'x-opt-enqueue-sequence-number': types.wrap_long(row.sequence),
    'x-opt-enqueued-time': types.wrap_timestamp(row.enqueuedAt),
    'x-opt-message-state': types.wrap_int(0), // active; deferred and scheduled ones do not occur here
    ...(row.lockedUntil === null ? {} : { 'x-opt-locked-until': types.wrap_timestamp(row.lockedUntil) }),
    ...(row.deadLetterSource === null ? {} : { 'x-opt-deadletter-source': row.deadLetterSource }),
  };
  return Buffer.concat([
    sectionBytes(code.header, types.wrap_list(header)),
    sectionBytes(code.annotations, types.wrap_symbolic_map(annotations)),
    // Delivery annotations (0x71) are between two neighbours only.
    ...sections.filter((section) => section.code >= code.properties).map(({ bytes }) => bytes),
  ]);
}

/** Sections come in the order of their codes. */
function replaced(sections: Section[], number: number, body: Typed): Buffer {
  return Buffer.concat([
    ...sections.filter((section) => section.code < number).map(({ bytes }) => bytes),
    sectionBytes(number, body),
    ...sections.filter((section) => section.code > number).map(({ bytes }) => bytes),
  ]);
}
