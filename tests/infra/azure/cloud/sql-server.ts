import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { done, federation, preLogin, refusal, rows, transaction, welcome, type Row } from './tds-tokens.ts';

interface SqlServer {
  tls: { pfx: Buffer; passphrase: string };
  /** Whether who shows this token may come in. */
  accepts(token: string): boolean;
  answer(statement: string): readonly Row[];
}

const kinds = { login: 0x10, token: 0x08, transaction: 0x0e, preLogin: 0x12 };

/** Azure SQL as its driver meets it: TLS within TDS, a token within TLS, and rows that the test says. */
export async function startSqlServer(options: SqlServer): Promise<{ port: number; close(): void }> {
  const inner = createTlsServer(options.tls, (secure) => {
    secure.on('error', () => {});
    secure.on(
      'data',
      messages((kind, body) => send(secure, reply(kind, body, options))),
    );
  });
  const innerPort = await listening(inner);
  const sockets = new Set<Socket>();
  const outer = createServer((socket) => {
    const behind = connect(innerPort, '127.0.0.1');
    for (const each of [socket, behind]) {
      sockets.add(each);
      each.on('error', () => {});
    }
    socket.on('close', () => behind.destroy());
    unpack(socket, behind);
  });
  const port = await listening(outer);
  return {
    port,
    close() {
      for (const server of [outer, inner]) server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port; // a TCP server that listens
}

/** The handshake of TLS travels in packets; what follows it travels as it is. */
function unpack(socket: Socket, behind: Socket): void {
  let isOpen = false;
  behind.on('data', (bytes: Buffer) => {
    if (isOpen) socket.write(bytes);
    else send(socket, bytes, kinds.preLogin);
  });
  const read = messages((_kind, body) => {
    const isHandshake = body[0] === 0x16 || body[0] === 0x14;
    if (isHandshake) behind.write(body);
    else send(socket, preLogin);
  });
  socket.on('data', (bytes: Buffer) => {
    isOpen ||= bytes[0] === 0x17;
    if (isOpen) behind.write(bytes);
    else read(bytes);
  });
}

function reply(kind: number, body: Buffer, { accepts, answer }: SqlServer): Buffer {
  if (kind === kinds.login)
    return federation('https://login.microsoftonline.com/tenant', 'https://database.windows.net/');
  if (kind === kinds.token)
    return accepts(body.toString('utf16le', 8, 8 + body.readUInt32LE(4)))
      ? welcome()
      : refusal(18_456, "Login failed for user '<token-identified principal>'.");
  if (kind === kinds.transaction) return transaction(body.readUInt16LE(body.readUInt32LE(0)) === 5);
  const statement = textIn(body);
  return statement.startsWith('set ') ? done() : rows(answer(statement));
}

/** A buffer of Node itself reads beyond its end where it begins at an odd byte. */
const utf16 = new TextDecoder('utf-16le');

/** The statement lies among headers and parameters, at an even or an odd byte. */
function textIn(body: Buffer): string {
  const texts = [0, 1].map((start) => utf16.decode(body.subarray(start)));
  const found = texts.map((text) =>
    /\b(?:select|insert|update|delete|create|alter|exec|if|set)\b[^\0]*/i.exec(text),
  );
  return found.find((match) => match !== null)?.[0] ?? '';
}

/** Hands on whole messages of one or more packets, each behind a head of eight bytes. */
function messages(take: (kind: number, body: Buffer) => void): (bytes: Buffer) => void {
  let waiting = Buffer.alloc(0);
  let parts: Buffer[] = [];
  return (bytes) => {
    waiting = Buffer.concat([waiting, bytes]);
    while (waiting.length >= 8 && waiting.length >= waiting.readUInt16BE(2)) {
      const length = waiting.readUInt16BE(2);
      const [kind = 0, status = 0] = waiting;
      parts.push(waiting.subarray(8, length));
      waiting = waiting.subarray(length);
      if ((status & 1) === 0) continue;
      take(kind, Buffer.concat(parts));
      parts = [];
    }
  };
}

const largest = 4096 - 8;

function send(to: Socket, body: Buffer, kind = 0x04): void {
  for (let at = 0; at === 0 || at < body.length; at += largest) {
    const part = body.subarray(at, at + largest);
    const isLast = at + largest >= body.length;
    const head = Buffer.from([kind, isLast ? 1 : 0, 0, 0, 0, 0, 1, 0]);
    head.writeUInt16BE(part.length + 8, 2);
    to.write(Buffer.concat([head, part]));
  }
}
