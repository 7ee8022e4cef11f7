import { constants, generateKeyPairSync, privateDecrypt, publicEncrypt, type KeyObject } from 'node:crypto';
import type { TokenCredential } from '@azure/identity';
import type { CryptographyClientOptions } from '@azure/keyvault-keys';

type HttpClient = NonNullable<CryptographyClientOptions['httpClient']>;
type PipelineRequest = Parameters<HttpClient['sendRequest']>[0];

const oaep = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' } as const;

export const credential: TokenCredential = {
  getToken: async () => ({ token: 'a-token', expiresOnTimestamp: Date.now() + 3_600_000 }),
};

/** One key of Key Vault with its versions, at the client's HTTP seam: asks for a token, wraps and unwraps. */
export function fakeVault(name = 'data') {
  const origin = 'https://example.vault.azure.net';
  const versions = new Map<string, { privateKey: KeyObject; publicKey: KeyObject }>();
  const asked: string[] = [];
  let failing: number | undefined;
  const addVersion = () => {
    const version = String(versions.size + 1).padStart(32, '0');
    versions.set(version, generateKeyPairSync('rsa', { modulusLength: 2048 }));
  };
  addVersion();

  const answer = (request: PipelineRequest): { status: number; body: unknown } => {
    const [, , asking, named, verb] = new URL(request.url).pathname.split('/');
    const version = named || ([...versions.keys()].at(-1) ?? '');
    if (failing !== undefined)
      return { status: failing, body: { error: { code: 'Failed', message: 'failed' } } };
    const key = versions.get(version);
    if (asking !== name || !key)
      return { status: 404, body: { error: { code: 'KeyNotFound', message: 'none' } } };
    const kid = `${origin}/keys/${name}/${version}`;
    if (verb === undefined) {
      const { n, e } = key.publicKey.export({ format: 'jwk' });
      const jwk = { kid, kty: 'RSA', n, e, key_ops: ['wrapKey', 'unwrapKey'] };
      return { status: 200, body: { key: jwk, attributes: { enabled: true, created: 1, updated: 1 } } };
    }
    const { alg, value } = JSON.parse(request.body as string) as { alg: string; value: string }; // the client's own
    if (alg !== 'RSA-OAEP-256')
      return { status: 400, body: { error: { code: 'BadParameter', message: alg } } };
    const bytes = Buffer.from(value, 'base64url');
    try {
      const result =
        verb === 'wrapkey'
          ? publicEncrypt({ key: key.publicKey, ...oaep }, bytes)
          : privateDecrypt({ key: key.privateKey, ...oaep }, bytes);
      return { status: 200, body: { kid, value: result.toString('base64url') } };
    } catch {
      return { status: 400, body: { error: { code: 'BadParameter', message: 'cannot unwrap' } } };
    }
  };

  const httpClient: HttpClient = {
    async sendRequest(request) {
      asked.push(`${request.method} ${request.url}`);
      if (!request.headers.get('authorization')) {
        const challenge = `Bearer authorization="https://login.microsoftonline.com/t", resource="https://vault.azure.net"`;
        return {
          request,
          status: 401,
          headers: headersOf(request, 'www-authenticate', challenge),
          bodyAsText: '',
        };
      }
      const { status, body } = answer(request);
      const headers = headersOf(request, 'content-type', 'application/json');
      return { request, status, headers, bodyAsText: JSON.stringify(body) };
    },
  };
  return {
    keyId: `${origin}/keys/${name}`,
    httpClient,
    asked,
    addVersion,
    fail: (status: number | undefined) => (failing = status),
  };
}

/** The client's own kind of headers, of which only the request has one here. */
function headersOf({ headers }: PipelineRequest, name: string, value: string) {
  const Headers = headers.constructor as new (values: Record<string, string>) => typeof headers; // see above
  return new Headers({ [name]: value });
}
