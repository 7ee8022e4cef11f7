import type { HttpRequest } from '@azure/functions';
import { parseJson } from '../../shared/contracts/json-text.ts';
import { Fault } from '../../shared/kernel/errors.ts';

/** Bytes of a body. */
export const maxBodyBytes = 1_048_576;
/** Characters of the whole address; the longest that the API hands out has fewer than 300. */
export const maxAddressLength = 4_096;

/** The body may be wanted twice: for the idempotency key and by the handler. */
const texts = new WeakMap<HttpRequest, Promise<string>>();

/** The body as text, read as far as the limit and no further; refused unless it is UTF-8. */
export function textOf(request: HttpRequest): Promise<string> {
  const known = texts.get(request) ?? decoded(request);
  texts.set(request, known);
  return known;
}

/** The parsed JSON of a body; refused when it is none. Where it is optional, nothing counts as `{}`. */
export function jsonIn(text: string, contentType: string | null, optional: boolean): unknown {
  if (text.trim() === '') {
    if (optional) return {};
  } else if (!/^application\/([\w.-]+\+)?json$/.test(mediaTypeOf(contentType)))
    throw wrongType('Send application/json.');
  return parseJson(text);
}

/** Type and subtype in lower case, without parameters; empty when there is none. */
export function mediaTypeOf(contentType: string | null): string {
  return (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

export function wrongType(detail: string): Fault {
  return new Fault('request.wrong-type', detail, [{ pointer: '/headers/content-type', detail }]);
}

export function requireShortAddress({ url }: HttpRequest): void {
  if (url.length <= maxAddressLength) return;
  const detail = `An address has at most ${maxAddressLength} characters.`;
  throw new Fault('request.address-too-long', detail, [{ pointer: '', detail: 'Shorten the query.' }]);
}

async function decoded(request: HttpRequest): Promise<string> {
  const charset = /;\s*charset\s*=\s*"?([^\s";]*)/i.exec(request.headers.get('content-type') ?? '')?.[1];
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) throw wrongType('Send the body as UTF-8.');
  const bytes = await bytesOf(request);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Fault('request.not-utf8', 'The body is not UTF-8.', [
      { pointer: '', detail: 'Save or send it as UTF-8.' },
    ]);
  }
}

async function bytesOf({ headers, body }: HttpRequest): Promise<Uint8Array> {
  if (Number(headers.get('content-length') ?? 0) > maxBodyBytes) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop cancels the stream: what lies beyond the limit is never held.
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    // A request's body is a stream of bytes, though its type does not say so.
    size += chunk.byteLength;
    if (size > maxBodyBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(): Fault {
  return new Fault('request.too-large', `A body has at most ${maxBodyBytes} bytes.`, [
    { pointer: '', detail: 'Shorten it.' },
  ]);
}
