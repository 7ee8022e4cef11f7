import { Agent, request } from 'node:http';

/** `status` 0: no answer came, and `text` says why. */
export interface Reply {
  status: number;
  text: string;
  retryAfter: string | undefined;
  /** From the first byte sent to the last one received. */
  ms: number;
}

export interface Connection {
  get(path: string): Promise<Reply>;
  send(method: string, path: string, body: unknown): Promise<Reply>;
  close(): void;
}

/** One person's connection, kept open between requests as a browser keeps it. Nothing is parsed: the client shares the machine. */
export function connectAs(url: string, person: string): Connection {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const { hostname, port } = new URL(url);
  const send = (method: string, path: string, body?: unknown): Promise<Reply> => {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const headers = {
      'x-eods-person': person,
      ...(text !== undefined && {
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(text)),
      }),
    };
    const since = performance.now();
    return new Promise((resolve) => {
      const failed = (error: Error) => {
        resolve({ status: 0, text: error.message, retryAfter: undefined, ms: performance.now() - since });
      };
      const asked = request(
        { agent, hostname, port, method, path: `/api/${path}`, headers, timeout: 30_000 },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', failed);
          response.on('end', () => {
            const retryAfter = response.headers['retry-after'];
            const ms = performance.now() - since;
            resolve({
              status: response.statusCode ?? 0,
              text: Buffer.concat(chunks).toString(),
              retryAfter,
              ms,
            });
          });
        },
      );
      asked.on('error', failed);
      asked.on('timeout', () => asked.destroy(new Error('no answer within 30 s')));
      asked.end(text);
    });
  };
  return { get: (path) => send('GET', path), send, close: () => agent.destroy() };
}
