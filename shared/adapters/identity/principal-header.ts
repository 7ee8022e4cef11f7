import { z } from 'zod';
import { Fault } from '../../kernel/errors.ts';

const text = z.string().min(1).max(500);

/** As Static Web Apps states a person. */
const siteForm = z.object({
  identityProvider: text,
  userId: text,
  userDetails: text,
  userRoles: z.array(text).max(200).default([]),
});

/** As App Service authentication states one: claims, with the name of the claim that holds the name. */
const claimsForm = z.object({
  auth_typ: text,
  claims: z.array(z.object({ typ: text, val: z.string().max(4_000) })).max(500),
  name_typ: text.optional(),
});

const objectId = 'http://schemas.microsoft.com/identity/claims/objectidentifier';
const nameIdentifier = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier';
const name = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name';

export interface StatedPerson {
  provider: string;
  userId: string;
  name: string;
  roles: readonly string[];
}

/** Reads `x-ms-client-principal` (base64 of JSON) in either form; says nothing about whether it may be believed. */
export function readPrincipalHeader(header: string | null): StatedPerson {
  if (!header) throw new Fault('identity.missing', 'Sign in first.');
  const stated = decoded(header);
  const site = siteForm.safeParse(stated);
  if (site.success) {
    const { identityProvider: provider, userId, userDetails, userRoles } = site.data;
    return { provider, userId, name: userDetails, roles: userRoles };
  }
  const claims = claimsForm.safeParse(stated);
  const person = claims.success ? personOf(claims.data) : undefined;
  if (!person) throw new Fault('identity.missing', 'The sign-in cannot be read; sign in again.');
  return person;
}

function personOf({ auth_typ, claims, name_typ }: z.infer<typeof claimsForm>): StatedPerson | undefined {
  const claim = (...types: string[]) => claims.find(({ typ, val }) => types.includes(typ) && val)?.val;
  const userId = claim(objectId, 'oid') ?? claim(nameIdentifier, 'sub');
  if (userId === undefined) return undefined;
  const shown = claim(...(name_typ ? [name_typ] : []), name, 'name', 'preferred_username') ?? userId;
  return { provider: auth_typ, userId, name: shown.slice(0, 200), roles: [] };
}

function decoded(header: string): unknown {
  try {
    return JSON.parse(Buffer.from(header, 'base64').toString('utf8'));
  } catch {
    return undefined; // refused by the schemas
  }
}
