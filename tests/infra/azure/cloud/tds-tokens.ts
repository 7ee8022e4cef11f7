/** What a SQL server answers with, as bytes of TDS 7.4; as much of it as a login and plain rows take. */
const ucs2 = (text: string) => Buffer.from(text, 'utf16le');
const u16 = (value: number) => Buffer.from(Uint16Array.of(value).buffer);
const u32 = (value: number) => Buffer.from(Uint32Array.of(value).buffer);
const u64 = (value: number) => Buffer.from(BigInt64Array.of(BigInt(value)).buffer);
/** Text behind its length in characters, of one byte. */
const short = (text: string) => Buffer.concat([Buffer.of(text.length), ucs2(text)]);
const token = (kind: number, body: Buffer) => Buffer.concat([Buffer.of(kind), u16(body.length), body]);

export type Row = Readonly<Record<string, string | number | null>>;

/** Encryption is on, and who comes has to show a token. */
export const preLogin = Buffer.from('000010000601001600010600170001ff1000000000000101', 'hex');

/** Where a token is had, and what for: the client asks its credential for the second. */
export function federation(issuer: string, service: string): Buffer {
  const [first, second] = [ucs2(issuer), ucs2(service)];
  const head = 4 + 2 * 9;
  const entry = (id: number, bytes: Buffer, at: number) =>
    Buffer.concat([Buffer.of(id), u32(bytes.length), u32(at)]);
  const entries = [entry(1, first, head), entry(2, second, head + first.length)];
  const body = Buffer.concat([u32(2), ...entries, first, second]);
  return Buffer.concat([Buffer.of(0xee), u32(body.length), body]);
}

export function welcome(): Buffer {
  const name = Buffer.concat([Buffer.of(1, 0x74, 0, 0, 4), short('Stand-in'), Buffer.of(16, 0, 0, 0)]);
  const acknowledged = Buffer.concat([Buffer.of(0xae, 0x02), u32(0), Buffer.of(0xff)]);
  return Buffer.concat([token(0xad, name), acknowledged, done()]);
}

export function refusal(number: number, message: string): Buffer {
  const text = Buffer.concat([u16(message.length), ucs2(message), short('stand-in'), short(''), u32(1)]);
  return Buffer.concat([token(0xaa, Buffer.concat([u32(number), Buffer.of(1, 14), text])), done(2)]);
}

export const done = (status = 0): Buffer => Buffer.concat([Buffer.of(0xfd), u16(status), u16(0), u64(0)]);

/** To a request that begins or ends a transaction. */
export function transaction(begins: boolean): Buffer {
  const number = Buffer.concat([Buffer.of(8), u64(1)]);
  const change = begins
    ? Buffer.concat([Buffer.of(8), number, Buffer.of(0)])
    : Buffer.concat([Buffer.of(9, 0), number]);
  return Buffer.concat([token(0xe3, change), done()]);
}

export function rows(found: readonly Row[]): Buffer {
  const columns = Object.entries(found[0] ?? {});
  const described = columns.map(([name, value]) => {
    const type =
      typeof value === 'number' ? Buffer.of(0x26, 8) : Buffer.of(0xe7, 0x40, 0x1f, 9, 4, 0xd0, 0, 0x34);
    return Buffer.concat([u32(0), u16(1), type, short(name)]);
  });
  const head = Buffer.concat([Buffer.of(0x81), u16(columns.length), ...described]);
  const each = found.map((row) =>
    Buffer.concat([Buffer.of(0xd1), ...columns.map(([name]) => cell(row[name]))]),
  );
  const counted = Buffer.concat([Buffer.of(0xff), u16(0x10), u16(0), u64(found.length)]);
  const ended = Buffer.concat([Buffer.of(0x79), u32(0), Buffer.of(0xfe), u16(0), u16(0), u64(0)]);
  return Buffer.concat([...(columns.length > 0 ? [head, ...each] : []), counted, ended]);
}

function cell(value: string | number | null | undefined): Buffer {
  if (typeof value === 'number') return Buffer.concat([Buffer.of(8), u64(value)]);
  return value === null || value === undefined
    ? u16(0xffff)
    : Buffer.concat([u16(2 * value.length), ucs2(value)]);
}
