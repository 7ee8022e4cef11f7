import { HttpRequest } from '@azure/functions';
import { describe, expect, it } from 'vitest';
import {
  jsonIn,
  maxAddressLength,
  maxBodyBytes,
  mediaTypeOf,
  requireShortAddress,
  textOf,
} from '../../../functions/http/request-body.ts';

const jsonOf = async (sent: HttpRequest, optional: boolean) =>
  jsonIn(await textOf(sent), sent.headers.get('content-type'), optional);

const json = { 'content-type': 'application/json' };

function request(bytes: Uint8Array | string, headers: Record<string, string> = json): HttpRequest {
  return new HttpRequest({
    method: 'POST',
    url: 'https://api.example/api/events',
    headers,
    body: { bytes: Buffer.from(bytes) },
  });
}

/** A body that arrives piece by piece, and how much of it was asked for. */
function trickling(piece: Uint8Array, headers: Record<string, string> = json) {
  const sent = { bytes: 0, cancelled: false };
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent.bytes += piece.length;
      controller.enqueue(piece);
    },
    cancel() {
      sent.cancelled = true;
    },
  });
  const init = { method: 'POST', headers, body, duplex: 'half' } as const;
  const native = new Request('https://api.example/api/events', init);
  const whole = request('', headers);
  Object.defineProperty(whole, 'body', { value: native.body });
  return { request: whole, sent };
}

describe('the body of a request', () => {
  it('is read once, whoever wants it', async () => {
    const sent = request('{"a":1}');
    expect(await textOf(sent)).toBe('{"a":1}');
    expect(await jsonOf(sent, false)).toEqual({ a: 1 });
  });

  it('is read up to the limit, and not a piece further', async () => {
    const piece = new Uint8Array(64 * 1024).fill(32);
    const { request: endless, sent } = trickling(piece);
    await expect(textOf(endless)).rejects.toMatchObject({ code: 'request.too-large' });
    expect(sent.cancelled).toBe(true);
    expect(sent.bytes).toBeLessThanOrEqual(maxBodyBytes + 3 * piece.length);
  });

  it('is not read at all when it says beforehand that it is too large', async () => {
    const { request: announced, sent } = trickling(new Uint8Array(1), {
      ...json,
      'content-length': String(maxBodyBytes + 1),
    });
    await expect(textOf(announced)).rejects.toMatchObject({ code: 'request.too-large' });
    expect(sent.bytes).toBeLessThanOrEqual(1);
  });

  it('may have exactly the bytes of the limit', async () => {
    expect((await textOf(request(Buffer.alloc(maxBodyBytes, 32)))).length).toBe(maxBodyBytes);
  });

  it.each([
    ['a byte that begins nothing', [0x22, 0xff, 0x22]],
    ['a character that is cut off', [0x22, 0xe2, 0x82, 0x22]],
    ['an overlong slash', [0x22, 0xc0, 0xaf, 0x22]],
    ['half a character', [0x22, 0xed, 0xa0, 0x80, 0x22]],
    ['UTF-16', [0xff, 0xfe, 0x7b, 0x00]],
  ])('is refused with %s', async (_what, bytes) => {
    await expect(textOf(request(Buffer.from(bytes)))).rejects.toMatchObject({ code: 'request.not-utf8' });
  });

  it('may begin with the mark of UTF-8', async () => {
    expect(await jsonOf(request(Buffer.from([0xef, 0xbb, 0xbf, 0x5b, 0x5d])), false)).toEqual([]);
  });

  it.each([
    'application/json',
    'Application/JSON; charset=UTF-8',
    'application/json;charset="utf-8"',
    'application/merge-patch+json',
  ])('is JSON as %s', async (type) => {
    expect(await jsonOf(request('{}', { 'content-type': type }), false)).toEqual({});
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json-seq',
    'text/json',
    'application/json; charset=utf-16',
    'application/json; charset=iso-8859-1',
  ])('is refused as %s', async (type) => {
    await expect(jsonOf(request('{}', { 'content-type': type }), false)).rejects.toMatchObject({
      code: 'request.wrong-type',
      errors: [{ pointer: '/headers/content-type' }],
    });
  });

  it('is refused without a type, and needs none where there is no body', async () => {
    await expect(jsonOf(request('{}', {}), false)).rejects.toMatchObject({ code: 'request.wrong-type' });
    expect(await jsonOf(request('', {}), true)).toEqual({});
    await expect(jsonOf(request('', {}), false)).rejects.toMatchObject({ code: 'request.not-json' });
  });

  it.each([
    ['text/csv; charset=utf-8', 'text/csv'],
    [' Text/CSV ', 'text/csv'],
    [null, ''],
  ])('has the type of %j', (header, type) => {
    expect(mediaTypeOf(header)).toBe(type);
  });
});

describe('the address of a request', () => {
  const to = (length: number) =>
    new HttpRequest({ method: 'GET', url: 'https://api.example/?q='.padEnd(length, 'x') });

  it('has its limit', () => {
    expect(() => requireShortAddress(to(maxAddressLength))).not.toThrow();
    expect(() => requireShortAddress(to(maxAddressLength + 1))).toThrow(/request\.address-too-long/);
  });
});
