import { once } from 'node:events';
import { createServer } from 'node:https';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CosmosClientOptions } from '@azure/cosmos';

type HttpClient = NonNullable<CosmosClientOptions['httpClient']>;

export interface WebServices {
  tls: { pfx: Buffer; passphrase: string };
  /** By host: who answers there. The first of the labels of a host is enough. */
  services: Readonly<Record<string, HttpClient | ((body: string) => { status: number; body: unknown })>>;
  /** Called with whatever a request shows as its right. */
  shown(host: string, authorization: string): void;
}

/** Services of Azure that speak HTTPS, all behind one port: which of them is asked stands in the request. */
export async function startWebServices({ tls, services, shown }: WebServices) {
  const server = createServer(tls, (request, response) => {
    void (async () => {
      const host = (request.headers.host ?? '').replace(/:\d+$/, '');
      const { authorization } = request.headers;
      if (authorization) shown(host, authorization);
      const service = services[host];
      const body = await textOf(request);
      if (!service) return response.writeHead(404).end();
      const { status, headers, text } =
        typeof service === 'function' ? json(service(body)) : await asked(service, request, host, body);
      return response.writeHead(status, headers).end(text);
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // a TCP server that listens
  return {
    port,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

const json = ({ status, body }: { status: number; body: unknown }) => ({
  status,
  headers: { 'content-type': 'application/json' },
  text: JSON.stringify(body),
});

/** Stand-ins at the HTTP seam of a client answer here, too. */
async function asked(
  client: HttpClient,
  { method, url, headers }: IncomingMessage,
  host: string,
  body: string,
) {
  const request = {
    url: `https://${host}${url}`,
    method,
    headers: new Headers(headersOf(headers)),
    body: body === '' ? undefined : body,
  };
  const answer = await client.sendRequest(request as unknown as Parameters<HttpClient['sendRequest']>[0]); // what stand-ins read of it
  const given = Object.fromEntries(answer.headers);
  return { status: answer.status, headers: given, text: answer.bodyAsText ?? '' };
}

/** Without those of the connection, which a stand-in in the process never sees. */
function headersOf(headers: IncomingMessage['headers']): Record<string, string> {
  const ofTheConnection = ['host', 'connection', 'content-length', 'accept-encoding', 'transfer-encoding'];
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      ofTheConnection.includes(name) || value === undefined ? [] : [[name, String(value)]],
    ),
  );
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer); // a request without an encoding gives bytes
  return Buffer.concat(parts).toString();
}
