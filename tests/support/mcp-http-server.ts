import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AddressedServer } from '../../shared/adapters/mcp/mcp-servers.ts';
import { type Behaviour, reply } from './mcp-script.ts';

export interface McpHttpServer {
  /** The server as `mcp.json` would name it, behaving so. */
  as(behaviour: Behaviour | 'redirect' | 'html' | 'unauthorised', how?: 'json' | 'events'): AddressedServer;
  asked: { method: string; headers: IncomingHttpHeaders; body: string }[];
  close(): Promise<void>;
}

/** A scripted MCP server over a real socket; the path says how it behaves and in which form it answers. */
export async function openMcpServer(): Promise<McpHttpServer> {
  const asked: McpHttpServer['asked'] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      asked.push({ method: request.method ?? '', headers: request.headers, body });
      const [, behaviour = '', how = ''] = (request.url ?? '').split('/');
      if (request.method === 'DELETE') return response.writeHead(204).end();
      if (behaviour === 'redirect') return response.writeHead(302, { location: '/good/json' }).end();
      if (behaviour === 'unauthorised') return response.writeHead(401).end();
      if (behaviour === 'html')
        return response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Sign in</h1>');
      const said = reply(behaviour as Behaviour, JSON.parse(body)); // what `as` put into the path
      if (said === 'silence') return body.includes('"id"') ? undefined : response.writeHead(202).end();
      if (said === 'end') return request.socket.destroy();
      const type = how === 'events' ? 'text/event-stream' : 'application/json';
      response.writeHead(200, { 'content-type': type, 'mcp-session-id': 'session-1' });
      if ('raw' in said) return response.end(how === 'events' ? `data: ${said.raw}\n\n` : said.raw);
      const texts = said.messages.map((message) => JSON.stringify(message));
      if (how !== 'events') return response.end(texts.at(-1));
      // The stream stays open: an answer counts when it has come.
      for (const text of texts) response.write(`: note\nevent: message\ndata: ${text}\n\n`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  return {
    asked,
    as: (behaviour, how = 'json') => ({
      kind: 'http',
      name: 'scripted',
      url: new URL(`http://127.0.0.1:${port}/${behaviour}/${how}`),
      headers: {},
    }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
