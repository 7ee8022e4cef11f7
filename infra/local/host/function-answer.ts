import type { TypedData } from '../function-runner.ts';
import type { Answer } from './exchange.ts';

/** An HTTP answer as `@azure/functions` hands it to the worker. */
interface RpcHttp {
  statusCode: string;
  headers: Record<string, string>;
  cookies: readonly RpcCookie[];
  body?: TypedData;
}

interface RpcCookie {
  name: string;
  value: string;
  domain?: { value: string };
  path?: { value: string };
  expires?: { value: { seconds: number } };
  secure?: { value: boolean };
  httpOnly?: { value: boolean };
  maxAge?: { value: number };
  /** 'none' means that the cookie does not say; `SameSite=None` is 'explicitNone'. */
  sameSite?: 'none' | 'lax' | 'strict' | 'explicitNone';
}

/** Framing belongs to the server that writes the answer. */
const framing = new Set(['connection', 'content-length', 'keep-alive', 'transfer-encoding']);

/** A handler that returns nothing means 204. */
export function functionAnswer(returnValue: TypedData | undefined): Answer {
  if (!returnValue?.http) return { status: 204, headers: {} };
  const { statusCode, headers, cookies, body } = returnValue.http as RpcHttp; // the package's own output
  const kept = Object.entries(headers).filter(([name]) => !framing.has(name.toLowerCase()));
  const rendered: Record<string, string | string[]> = Object.fromEntries(kept);
  if (cookies.length > 0) rendered['set-cookie'] = cookies.map(renderCookie);
  return { status: Number(statusCode), headers: rendered, body: body?.bytes ?? body?.string };
}

const sameSiteText = { none: undefined, lax: 'Lax', strict: 'Strict', explicitNone: 'None' } as const;

function renderCookie(cookie: RpcCookie): string {
  const { name, value, domain, path, expires, secure, httpOnly, maxAge, sameSite = 'none' } = cookie;
  const expiry = expires && new Date(expires.value.seconds * 1000).toUTCString();
  const attributes: [string, string | number | undefined][] = [
    ['Domain', domain?.value],
    ['Path', path?.value],
    ['Expires', expiry],
    ['Max-Age', maxAge?.value],
    ['SameSite', sameSiteText[sameSite]],
  ];
  const valued = attributes.filter(([, text]) => text !== undefined).map(([key, text]) => `${key}=${text}`);
  const flags = [...(secure?.value ? ['Secure'] : []), ...(httpOnly?.value ? ['HttpOnly'] : [])];
  return [`${encodeURIComponent(name)}=${encodeURIComponent(value)}`, ...valued, ...flags].join('; ');
}
