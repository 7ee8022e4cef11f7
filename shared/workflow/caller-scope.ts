import { Fault } from '../kernel/errors.ts';
import type { Identity } from '../kernel/identity.ts';
import { roles as knownRoles, type MemberStore } from '../kernel/member-store.ts';
import type { Scope } from '../kernel/scope.ts';

/** The one organisation of a machine without members, and of the first administrator. */
const firstOrganisation = 'default';

/**
 * The scope of somebody whom a door vouches for: the organisation says what they may do. Whoever belongs to none
 * is refused, but for the invented people of one machine and the administrator named by the settings, who makes
 * the first members.
 */
export async function callerScope(
  members: MemberStore,
  identity: Identity,
  firstAdministrator: string | undefined,
): Promise<Scope> {
  const { id, name, localRoles } = identity;
  const member = await members.ofIdentity(id);
  if (member)
    return {
      organisationId: member.organisationId,
      principal: { id, name: member.name, roles: member.roles },
    };
  if (localRoles) {
    const known: readonly string[] = knownRoles;
    const own = localRoles.filter((role) => known.includes(role));
    return { organisationId: firstOrganisation, principal: { id, name, roles: own } };
  }
  if (id === firstAdministrator)
    return { organisationId: firstOrganisation, principal: { id, name, roles: ['administrator'] } };
  throw new Fault(
    'identity.not-a-member',
    `${name} is signed in, and belongs to no organisation here; an administrator adds ${id} to the members.`,
  );
}
