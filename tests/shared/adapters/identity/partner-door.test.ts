import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type CryptoKey } from 'jose';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { partnerDoor } from '../../../../shared/adapters/identity/doors.ts';

const tenant = '11111111-1111-4111-8111-111111111111';
const application = '22222222-2222-4222-8222-222222222222';
const audience = '33333333-3333-4333-8333-333333333333';
const now = Date.parse('2027-02-01T10:00:00Z') / 1000;

interface SigningKey {
  kid: string;
  privateKey: CryptoKey;
}
let known: SigningKey;
let rotated: SigningKey;
let stranger: SigningKey;
let published: { keys: object[] };

async function newKey(kid: string): Promise<SigningKey & { jwk: object }> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  return { kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' } };
}

beforeAll(async () => {
  const [first, second, third] = await Promise.all([newKey('first'), newKey('second'), newKey('third')]);
  [known, rotated, stranger] = [first, second, third];
  published = { keys: [first.jwk, second.jwk] };
});

const claims = {
  iss: `https://login.microsoftonline.com/${tenant}/v2.0`,
  aud: audience,
  sub: application,
  tid: tenant,
  azp: application,
  ver: '2.0',
  roles: ['Partner'],
  iat: now - 60,
  exp: now + 3600,
};

function signed(change: object = {}, { kid, privateKey } = known, alg = 'RS256') {
  return new SignJWT({ ...claims, ...change }).setProtectedHeader({ alg, kid }).sign(privateKey);
}

function identify(authorization: string | null, more: Record<string, string> = {}) {
  const door = partnerDoor({
    audience,
    tenants: [tenant],
    // The set has the shape that a tenant publishes; its type asks for exact key fields.
    keysOf: () => createLocalJWKSet(published as Parameters<typeof createLocalJWKSet>[0]),
    now: () => now * 1000,
  });
  const headers = new Headers({ ...more, ...(authorization && { authorization }) });
  return door.identify(headers);
}

describe('a partner with a token of Entra ID', () => {
  it('comes in as its application in its tenant', async () => {
    expect(await identify(`Bearer ${await signed()}`)).toEqual({
      id: `partner:${tenant}:${application}`,
      name: `Partner ${application}`,
    });
  });

  it('comes in with a key that was added by rotation', async () => {
    expect(await identify(`Bearer ${await signed({}, rotated)}`)).toMatchObject({ name: /Partner/ });
  });

  it('comes in up to a minute after the token has ended, for clocks that differ', async () => {
    expect(await identify(`Bearer ${await signed({ exp: now - 30 })}`)).toBeDefined();
    await expect(identify(`Bearer ${await signed({ exp: now - 90 })}`)).rejects.toMatchObject({
      code: 'identity.missing',
      detail: 'The token has expired.',
    });
  });

  it.each([
    ['for another audience', { aud: 'somebody-else' }],
    ['of another issuer', { iss: 'https://login.microsoftonline.com/common/v2.0' }],
    ['of the issuer of version 1.0', { iss: `https://sts.windows.net/${tenant}/` }],
    [
      'of the issuer of another tenant',
      { iss: 'https://login.microsoftonline.com/99999999-9999-4999-8999-999999999999/v2.0' },
    ],
    ['for several audiences, none of them this one', { aud: ['one', 'two'] }],
    ['with a role in capitals', { roles: ['PARTNER'] }],
    ['that begins later', { nbf: now + 600 }],
    ['of version 1.0', { ver: '1.0' }],
    ['without the role', { roles: ['Reader'] }],
    ['without roles', { roles: undefined }],
    ['of a person who lent it', { scp: 'access_as_user' }],
    ['of a tenant that is not known', { tid: '99999999-9999-4999-8999-999999999999' }],
    ['without an end', { exp: undefined }],
    ['without an application', { azp: undefined }],
  ])('is refused a token %s', async (_what, change) => {
    await expect(identify(`Bearer ${await signed(change)}`)).rejects.toMatchObject({
      code: 'identity.missing',
    });
  });

  it('is refused a token that is signed by a stranger, by nobody, or with the public key as a secret', async () => {
    const foreign = await signed({}, { ...stranger, kid: known.kid });
    const unknown = await signed({}, stranger);
    const unsigned = new UnsecuredJWT({ ...claims }).encode();
    const secret = new TextEncoder().encode(JSON.stringify(published.keys[0]));
    const symmetric = await new SignJWT({ ...claims })
      .setProtectedHeader({ alg: 'HS256', kid: known.kid })
      .sign(secret);
    for (const token of [foreign, unknown, unsigned, symmetric])
      await expect(identify(`Bearer ${token}`)).rejects.toMatchObject({ code: 'identity.missing' });
  });

  it.each([
    null,
    'Basic cGF0OnBhdA==',
    'Bearer',
    'Bearer a.b',
    'Bearer a.b.c',
    `Bearer ${'x'.repeat(20_000)}`,
  ])('is refused %j', async (authorization) => {
    await expect(identify(authorization)).rejects.toMatchObject({ code: 'identity.missing' });
  });

  it('gains nothing by stating a principal', async () => {
    const stated = { identityProvider: 'aad', userId: 'u', userDetails: 'Ada', userRoles: ['administrator'] };
    const header = Buffer.from(JSON.stringify(stated)).toString('base64');
    await expect(identify(null, { 'x-ms-client-principal': header })).rejects.toMatchObject({
      code: 'identity.missing',
    });
    const named = await identify(`Bearer ${await signed()}`, { 'x-ms-client-principal': header });
    expect(named).toEqual({ id: `partner:${tenant}:${application}`, name: `Partner ${application}` });
  });
});

describe('the signing keys that a tenant publishes', () => {
  const day = {
    ...claims,
    iat: Math.floor(Date.now() / 1000) - 10,
    exp: Math.floor(Date.now() / 1000) + 600,
  };
  const token = ({ kid, privateKey }: SigningKey) =>
    new SignJWT({ ...day }).setProtectedHeader({ alg: 'RS256', kid }).sign(privateKey);
  const enter = (door: ReturnType<typeof partnerDoor>, bearer: string) =>
    door.identify(new Headers({ authorization: `Bearer ${bearer}` }));
  let asked: string[];

  beforeEach(() => {
    asked = [];
    vi.stubGlobal('fetch', async (address: string | URL) => {
      asked.push(String(address));
      return Response.json(published);
    });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  it('are asked for once for many tokens, where the tenant publishes them', async () => {
    const door = partnerDoor({ audience, tenants: [tenant] });
    for (let count = 0; count < 5; count += 1) await enter(door, await token(known));
    expect(asked).toEqual([`https://login.microsoftonline.com/${tenant}/discovery/v2.0/keys`]);
  });

  it('are not asked for again by a flood of tokens with keys that nobody knows', async () => {
    const door = partnerDoor({ audience, tenants: [tenant] });
    await enter(door, await token(known));
    for (let count = 0; count < 20; count += 1) {
      const unknown = await token({ ...stranger, kid: `invented-${count}` });
      await expect(enter(door, unknown)).rejects.toMatchObject({ code: 'identity.missing' });
    }
    expect(asked).toHaveLength(1);
    await enter(door, await token(known));
  });

  it('are asked for again half a minute later, so that a key that was added gets in and one that was taken does not', async () => {
    const both = published;
    published = { keys: both.keys.slice(0, 1) };
    const door = partnerDoor({ audience, tenants: [tenant] });
    await enter(door, await token(known));
    await expect(enter(door, await token(rotated))).rejects.toMatchObject({ code: 'identity.missing' });
    published = { keys: both.keys.slice(1) };
    vi.useFakeTimers({ now: Date.now() + 31_000, toFake: ['Date'] });
    expect(await enter(door, await token(rotated))).toMatchObject({ name: `Partner ${application}` });
    await expect(enter(door, await token(known))).rejects.toMatchObject({ code: 'identity.missing' });
    published = both;
    expect(asked).toHaveLength(2);
  });

  it('are unavailable, not refused, while the tenant does not answer', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('fetch failed')));
    const door = partnerDoor({ audience, tenants: [tenant] });
    await expect(enter(door, await token(known))).rejects.toMatchObject({ code: 'store.unavailable' });
  });
});
