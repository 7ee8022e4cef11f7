import { z } from 'zod';
import { Fault } from '../../kernel/errors.ts';
import type { Scope } from '../../kernel/scope.ts';

/** What the platform's sign-in puts in front of a function, base64 JSON in `x-ms-client-principal`. */
const clientPrincipal = z.object({
  userId: z.string().min(1),
  userDetails: z.string().min(1),
  userRoles: z.array(z.string()),
});

const DEFAULT_ORGANISATION = 'default';

/** The signed-in person, as the platform vouches for it. Without one there is no scope and so no answer. */
export function scopeOf(header: string | null): Scope {
  if (!header) throw new Fault('identity.missing', 'Sign in first.');
  const parsed = clientPrincipal.safeParse(decode(header));
  if (!parsed.success) throw new Fault('identity.missing', 'The sign-in cannot be read; sign in again.');
  const { userId: id, userDetails: name, userRoles: roles } = parsed.data;
  return { organisationId: DEFAULT_ORGANISATION, principal: { id, name, roles } };
}

function decode(header: string): unknown {
  try {
    return JSON.parse(Buffer.from(header, 'base64').toString('utf8'));
  } catch {
    return undefined; // refused by the schema
  }
}
