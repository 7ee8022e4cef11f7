import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Fault } from '../../../shared/kernel/errors.ts';
import { requireOneMachine } from '../../../shared/kernel/one-machine.ts';
import type { Log } from '../log.ts';
import { type Answer, type Exchange, type Front, type Trace, traceOf } from './exchange.ts';
import { ShortTurns } from './short-turns.ts';
import { faultProblem, HostRefusal, hostProblem, internalProblem } from './host-problems.ts';

export interface LoopbackServer {
  url: string;
  /** Until fronts are given, and again while closing, every request is answered with 503. Asked in order. */
  setFronts(fronts: readonly Front[]): void;
  /** Resolves when no request is being answered any more, or after `patienceMs`. */
  drain(patienceMs: number): Promise<void>;
  close(): Promise<void>;
}

/** Requests answered at once, above what the app itself takes: more are refused before anything of them is read. */
const mostAtOnce = 128;
/** Who has waited so long for their turn is refused: by then most have given up or asked again. Milliseconds. */
const longestWait = 5_000;
/** What a page or two ask at once: they are heard however slow the machine is. */
const mostWhenLate = 16;
/** What tells whoever runs the server that it lives. */
const alwaysAnswered = new Set(['/api/health', '/api/ready']);
/** Connections that wait to be taken while the thread is busy; the system may allow fewer. */
const backlog = 4_096;
/** Longer than clients keep a connection for another request, so that none is cut under one that is being sent. */
const keepAliveTimeout = 75_000;

const loopbackNames = ['127.0.0.1', 'localhost', '[::1]'];
const harmlessMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Port 0 takes a free one. Rejects with one sentence if the port is taken. `isLate`: the thread has too much to do. */
export async function listenOnLoopback(
  port: number,
  log: Log,
  isLate: () => boolean = () => false,
): Promise<LoopbackServer> {
  requireOneMachine('local-server', process.env);
  let fronts: readonly Front[] = [];
  let hosts = new Set<string>();
  const running = new Set<Promise<void>>();
  const turns = new ShortTurns();
  const server = createServer(
    { requestTimeout: 60_000, headersTimeout: 10_000, keepAliveTimeout },
    (request, response) => {
      const trace = traceOf(request);
      const isFirst = alwaysAnswered.has(request.url ?? '');
      const isFull = running.size >= (isLate() ? mostWhenLate : mostAtOnce);
      const refuse = () => write(response, trace, hostProblem('host.busy', trace.id, { 'retry-after': '1' }));
      if (isFull && !isFirst) return refuse();
      const since = performance.now();
      const exchange = (isFirst ? Promise.resolve() : turns.next()).then(async () => {
        // Whoever left while they waited is not worked for.
        if (response.destroyed) return;
        if (performance.now() - since > longestWait) refuse();
        else write(response, trace, await answerTo(request, trace, hosts, fronts, log));
      });
      running.add(exchange);
      // Not even the answer could be written: the connection is of no more use.
      void exchange.catch(() => response.destroy()).finally(() => running.delete(exchange));
    },
  );
  server.on('connection', () => turns.heard());
  await listening(server, port);
  const address = server.address();
  const actual = typeof address === 'object' && address ? address.port : port;
  // A client leaves the port out where it is the default one of http.
  hosts = new Set(loopbackNames.flatMap((name) => [`${name}:${actual}`, ...(actual === 80 ? [name] : [])]));
  return {
    url: `http://127.0.0.1:${actual}`,
    setFronts: (next) => (fronts = next),
    async drain(patienceMs) {
      await Promise.race([Promise.allSettled(running), delay(patienceMs)]);
    },
    close: () => closed(server),
  };
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(taken ? new Error(`Port ${port} is already in use; set EODS_PORT to another one.`) : error);
    });
    server.listen({ port, host: '127.0.0.1', backlog }, resolve);
  });
}

async function closed(server: Server): Promise<void> {
  const all = new Promise((resolve) => server.close(resolve));
  // Idle connections end at once; the last answers get a moment to leave.
  const cut = setTimeout(() => server.closeAllConnections(), 200);
  await all;
  clearTimeout(cut);
}

async function answerTo(
  request: IncomingMessage,
  trace: Trace,
  hosts: ReadonlySet<string>,
  fronts: readonly Front[],
  log: Log,
): Promise<Answer> {
  try {
    const refusal = refusalOf(request, hosts, trace);
    if (refusal) return refusal;
    if (fronts.length === 0) return hostProblem('host.starting', trace.id, { 'retry-after': '1' });
    const exchange = exchangeOf(request, trace);
    for (const front of fronts) {
      const answer = await front(exchange);
      if (answer) return answer;
    }
    return hostProblem('route.not-found', trace.id);
  } catch (error) {
    if (error instanceof Fault) return faultProblem(error, trace.id);
    if (error instanceof HostRefusal) return hostProblem(error.code, trace.id, error.headers);
    const clientLeft = request.errored !== null && request.errored === error;
    if (!clientLeft) log('error', 'A request failed', { traceId: trace.id, url: request.url, error });
    return internalProblem(trace.id);
  }
}

/**
 * The Host check stops names that were pointed at this machine (DNS rebinding), the Origin check stops pages
 * of other sites from changing anything with the rights of whoever looks at them.
 */
function refusalOf(request: IncomingMessage, hosts: ReadonlySet<string>, trace: Trace): Answer | undefined {
  const { host, origin } = request.headers;
  if (!host || !hosts.has(host.toLowerCase())) return hostProblem('host.not-allowed', trace.id);
  const foreign =
    origin !== undefined && !(origin.startsWith('http://') && hosts.has(origin.slice(7).toLowerCase()));
  if (foreign && !harmlessMethods.has(String(request.method)))
    return hostProblem('origin.not-allowed', trace.id);
  if (!request.url?.startsWith('/')) return hostProblem('target.invalid', trace.id);
  return undefined;
}

function exchangeOf(request: IncomingMessage, trace: Trace): Exchange {
  const target = request.url ?? '/';
  const [path = '/', ...query] = target.split('?');
  return {
    request,
    method: request.method ?? 'GET',
    path,
    query: new URLSearchParams(query.join('?')),
    url: `http://${request.headers.host}${target}`,
    trace,
  };
}

function write(
  response: ServerResponse,
  { id, traceParent: traceparent }: Trace,
  { status, headers, body }: Answer,
): void {
  if (response.destroyed) return;
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const length = status === 204 || status === 304 ? {} : { 'content-length': String(bytes?.length ?? 0) };
  const ids = { traceparent, 'x-request-id': headers['x-request-id'] ?? id };
  response.writeHead(status, { ...headers, ...ids, ...length });
  response.end(bytes);
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
