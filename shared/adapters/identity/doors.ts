import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { Fault } from '../../kernel/errors.ts';
import type { Door, Identity } from '../../kernel/identity.ts';
import { readPrincipalHeader } from './principal-header.ts';

const principalHeader = 'x-ms-client-principal';

/** The people of the local front door, which strips what a client sends of this header and states its own. */
export function localDoor(): Door {
  return {
    async identify(headers) {
      const { userId: id, name, roles } = readPrincipalHeader(headers.get(principalHeader));
      return { id, name, localRoles: roles };
    },
  };
}

/** People whom the platform has signed in. Only to be used where the platform strips the header from outside. */
export function platformDoor(): Door {
  return {
    async identify(headers) {
      const { provider, userId, name } = readPrincipalHeader(headers.get(principalHeader));
      return { id: `${provider}:${userId}`, name };
    },
  };
}

export interface PartnerDoorOptions {
  /** `aud` of the tokens: the application id of the partner API. */
  audience: string;
  /** Tenants whose applications may come in; everybody else is unknown. */
  tenants: readonly string[];
  /** Signing keys of a tenant; the published ones when absent. */
  keysOf?: (tenant: string) => JWTVerifyGetKey;
  now?: () => number;
}

const issuerOf = (tenant: string) => `https://login.microsoftonline.com/${tenant}/v2.0`;
/** Seconds by which clocks may differ. */
const clockTolerance = 60;

/**
 * Applications of partners with a token of Entra ID. Principal headers count for nothing here: whoever reaches
 * this app directly could have written them.
 */
export function partnerDoor({ audience, tenants, keysOf = publishedKeys, now }: PartnerDoorOptions): Door {
  const keys = new Map(tenants.map((tenant) => [tenant, keysOf(tenant)]));
  return {
    async identify(headers) {
      const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(headers.get('authorization') ?? '')?.[1];
      if (!token) throw refused('Send a bearer token of Entra ID.');
      const tenant = tenantOf(token);
      const tenantKeys = tenant === undefined ? undefined : keys.get(tenant);
      if (tenant === undefined || !tenantKeys)
        throw refused('The token is not from a tenant that is known here.');
      const { payload } = await jwtVerify(token, tenantKeys, {
        issuer: issuerOf(tenant),
        audience,
        algorithms: ['RS256'],
        clockTolerance,
        requiredClaims: ['exp', 'iat', 'sub', 'tid'],
        ...(now && { currentDate: new Date(now()) }),
      }).catch(explain);
      return partnerOf(payload, tenant);
    },
  };
}

/** One fetch for many tokens; a key that is not known is looked for again, but not more often than twice a minute. */
function publishedKeys(tenant: string): JWTVerifyGetKey {
  const address = new URL(`https://login.microsoftonline.com/${tenant}/discovery/v2.0/keys`);
  return createRemoteJWKSet(address, {
    cooldownDuration: 30_000,
    cacheMaxAge: 600_000,
    timeoutDuration: 5_000,
  });
}

/** Read before anything is proved: it only chooses the keys that the token is then checked against. */
function tenantOf(token: string): string | undefined {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    const tid = typeof claims === 'object' && claims !== null && 'tid' in claims ? claims.tid : undefined;
    return typeof tid === 'string' ? tid : undefined;
  } catch {
    return undefined;
  }
}

/** An application acts by itself: it carries an app role and no person. */
function partnerOf(payload: JWTPayload, tenant: string): Identity {
  const { azp, appid, roles, scp, ver } = payload;
  const application = azp ?? appid;
  if (ver !== '2.0' || typeof application !== 'string') throw refused('The token is not of version 2.0.');
  if (scp !== undefined || !Array.isArray(roles) || !roles.includes('Partner'))
    throw refused('The token does not carry the application role Partner.');
  return { id: `partner:${tenant}:${application}`, name: `Partner ${application}` };
}

function explain(error: unknown): never {
  if (error instanceof errors.JWTExpired) throw refused('The token has expired.');
  if (error instanceof errors.JWKSTimeout || (error instanceof TypeError && /fetch/.test(error.message)))
    throw new Fault('store.unavailable', 'The signing keys of Entra ID cannot be read just now.');
  if (error instanceof errors.JOSEError) throw refused('The token does not stand up to the check.');
  throw error;
}

function refused(detail: string): Fault {
  return new Fault('identity.missing', detail);
}
