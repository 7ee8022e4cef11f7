import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TokenRequest {
  resource: string | null;
  clientId: string | null;
}

/** What the next tokens are: good for so many seconds, or refused with a status. */
export interface Issuing {
  seconds: number;
  refuse?: number;
  /** Whose tokens are refused; all of them where nothing is said. */
  resource?: string;
  /** So many requests are answered 500 first. */
  failures?: number;
}

/** What App Service puts beside an app: gives tokens of its managed identity to whoever knows the header. */
export async function startIdentityEndpoint() {
  const asked: TokenRequest[] = [];
  const issuing: Issuing = { seconds: 86_400 };
  const header = 'known to the app alone';
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'http://localhost');
    const [resource, clientId] = [searchParams.get('resource'), searchParams.get('client_id')];
    const answer = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (request.headers['x-identity-header'] !== header || searchParams.get('api-version') !== '2019-08-01')
      return void answer(400, { statusCode: 400, message: 'not for you' });
    asked.push({ resource, clientId });
    if (issuing.failures) {
      issuing.failures -= 1;
      return void answer(500, { statusCode: 500, message: 'not now' });
    }
    const { refuse, seconds, resource: refused = resource } = issuing;
    if (refuse !== undefined && refused === resource)
      return void answer(refuse, { statusCode: refuse, message: 'No User Assigned Managed Identity found' });
    const expiresOn = Math.floor(Date.now() / 1000) + seconds;
    return void answer(200, {
      access_token: tokenFor(resource, asked.length),
      expires_on: String(expiresOn),
      resource,
      token_type: 'Bearer',
      client_id: clientId,
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // a TCP server that listens
  return {
    settings: { IDENTITY_ENDPOINT: `http://127.0.0.1:${port}/msi/token`, IDENTITY_HEADER: header },
    asked,
    issuing,
    close: () => void server.close(),
  };
}

const tokenFor = (resource: string | null, number: number) =>
  `${number} for ${resource}`.replaceAll(' ', '~');

/** What a token was asked for, as the endpoint wrote it into it. */
export const resourceIn = (token: string): string | undefined => /^\d+~for~(.*)$/.exec(token)?.[1];
