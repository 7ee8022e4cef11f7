import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Fault } from '../../../shared/kernel/errors.ts';
import type { Clock } from '../clock.ts';
import { HostRefusal } from './host-problems.ts';
import { withinTime } from './time-limit.ts';

/** One HTTP request, after the checks that hold for every request, and what the host answers to it. */
export interface Exchange {
  request: IncomingMessage;
  method: string;
  /** The path of the request target, still encoded; starts with a slash. */
  path: string;
  query: URLSearchParams;
  /** Absolute, with the host that the client used. */
  url: string;
  trace: Trace;
  /** Who asks, as the front door found out; absent means nobody. */
  principal?: ClientPrincipal;
}

/** A signed-in person in the form in which Static Web Apps states it. */
export interface ClientPrincipal {
  identityProvider: string;
  userId: string;
  userDetails: string;
  userRoles: readonly string[];
}

export interface Answer {
  status: number;
  headers: Record<string, string | string[]>;
  body?: Uint8Array | string | undefined;
}

/** Answers the requests that are its own and leaves the others (undefined) to the next one. */
export type Front = (exchange: Exchange) => Promise<Answer | undefined>;

/** W3C Trace Context; the id alone is what a person reports. */
export interface Trace {
  id: string;
  traceParent: string;
  traceState: string;
}

export function traceOf({ headers }: IncomingMessage): Trace {
  const given = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/.exec(String(headers['traceparent']));
  if (given?.[1] && !/^0+$/.test(given[1]) && !/^0+$/.test(given[2] ?? '')) {
    return { id: given[1], traceParent: given[0], traceState: String(headers['tracestate'] ?? '') };
  }
  return newTrace();
}

export function newTrace(): Trace {
  const id = randomBytes(16).toString('hex');
  return { id, traceParent: `00-${id}-${randomBytes(8).toString('hex')}-01`, traceState: '' };
}

/** How long a client may take to send a body: one that trickles would hold its place for ever. */
export const bodyPatienceMs = 30_000;

/** Beyond the limit nothing is kept: the rest is read and thrown away, so that the client gets to see the answer. */
export async function readBody(request: IncomingMessage, limit: number, clock: Clock): Promise<Buffer> {
  const tooLarge = () => {
    request.resume();
    return new Fault('request.too-large', `The limit is ${limit} bytes.`);
  };
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge();
  const body = new Promise<Buffer>((resolve, reject) => {
    let chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else {
        chunks = [];
        reject(tooLarge());
      }
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', reject);
  });
  // Nothing more is read from such a client: the connection goes with the answer.
  const late = () =>
    new HostRefusal('body.too-slow', 'A request body was too slow.', { connection: 'close' });
  return await withinTime(body, { clock, ms: bodyPatienceMs }, late);
}
