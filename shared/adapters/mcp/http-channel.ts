import type { McpChannel, McpListener } from './mcp-channel.ts';
import { McpFailure } from './mcp-failure.ts';
import { protocolVersion } from './mcp-messages.ts';
import type { AddressedServer } from './mcp-servers.ts';

const goodbyeMs = 1_000;

/** Streamable HTTP: each message is a POST; what comes back is JSON or a stream of events. Nobody is redirected. */
export function httpChannel(server: AddressedServer, listener: McpListener): McpChannel {
  const { failed, signal, maxBytes } = listener;
  let session: string | null = null;
  let bytes = 0;
  const count = (more: number): void => {
    bytes += more;
    if (bytes > maxBytes) throw new McpFailure(server.name, 'too-large');
  };
  const headers = () => ({
    ...server.headers,
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
    'mcp-protocol-version': protocolVersion,
    ...(session !== null && { 'mcp-session-id': session }),
  });
  const post = async (message: object): Promise<Response> => {
    const body = JSON.stringify(message);
    return fetch(server.url, { method: 'POST', headers: headers(), body, signal, redirect: 'error' });
  };
  return {
    async send(message) {
      const response = await post(message).catch(() => {
        throw new McpFailure(server.name, 'unreachable');
      });
      session = response.headers.get('mcp-session-id') ?? session;
      if (!response.ok) throw new McpFailure(server.name, 'refused');
      // The stream may stay open after the answer that we wait for.
      void readAnswer(server, response, listener, count).catch(failed);
    },
    async close() {
      if (session === null) return;
      // A server that does not hear it ends the session by itself.
      await fetch(server.url, {
        method: 'DELETE',
        headers: headers(),
        signal: AbortSignal.timeout(goodbyeMs),
        redirect: 'error',
      }).catch(() => {});
    },
  };
}

async function readAnswer(
  { name }: AddressedServer,
  response: Response,
  { heard }: McpListener,
  count: (bytes: number) => void,
): Promise<void> {
  if (response.status === 202 || response.body === null) return;
  const type = response.headers.get('content-type') ?? '';
  const isStream = type.startsWith('text/event-stream');
  if (!isStream && !type.startsWith('application/json')) throw new McpFailure(name, 'malformed');
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunksOf(name, response.body)) {
    count(chunk.byteLength);
    rest += decoder.decode(chunk, { stream: true });
    if (!isStream) continue;
    const events = rest.split(/\r?\n\r?\n/);
    rest = events.pop() ?? '';
    for (const data of events.map(dataOf).filter((text) => text !== '')) heard(parsed(name, data));
  }
  if (!isStream) heard(parsed(name, rest));
}

async function* chunksOf(name: string, body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch {
    throw new McpFailure(name, 'closed');
  }
}

/** The data of one event; comments and other fields say nothing here. */
function dataOf(event: string): string {
  return event
    .split(/\r?\n/)
    .filter((line) => line.startsWith('data:'))
    .map((line) => line.slice(5).trimStart())
    .join('\n');
}

function parsed(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new McpFailure(name, 'malformed');
  }
}
