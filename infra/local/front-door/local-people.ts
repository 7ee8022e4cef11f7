import { Fault } from '../../../shared/kernel/errors.ts';
import type { ClientPrincipal } from '../host/exchange.ts';
import { capitalised } from '../../../shared/kernel/capitalised.ts';

/** Invented people, one for each way of taking part. They may sign in here; there is no password to check. */
const localPeople: Record<string, readonly string[]> = {
  ola: ['planner', 'approver'],
  pia: ['planner'],
  ben: ['approver'],
  ada: ['administrator'],
  fin: ['finance', 'approver'],
  aud: ['auditor'],
  pat: ['partner'],
};

/** The command line: named by its header only, never signed in by a page. */
const commandLine: Record<string, readonly string[]> = { cli: ['planner', 'approver'] };

const rolesOfOthers = ['planner', 'approver', 'administrator'];
const personName = /^[a-z][a-z0-9-]{0,39}$/;

export const personHeader = 'x-eods-person';

export const signInPeople: readonly ClientPrincipal[] = Object.entries(localPeople).map(([name, roles]) =>
  principalOf(name, roles),
);

/** Whom a local program says it acts for; a name that is not in the table may do everything, as its owner may. */
export function namedPerson(name: string): ClientPrincipal {
  if (!personName.test(name)) {
    const detail = `${personHeader} must be a lower-case name of at most 40 letters, digits and hyphens.`;
    throw new Fault('request.invalid', detail, [{ pointer: `/headers/${personHeader}`, detail }]);
  }
  const known = Object.entries({ ...localPeople, ...commandLine }).find(([person]) => person === name);
  return principalOf(name, known?.[1] ?? rolesOfOthers);
}

function principalOf(name: string, roles: readonly string[]): ClientPrincipal {
  const userRoles = ['anonymous', 'authenticated', ...roles];
  return { identityProvider: 'local', userId: name, userDetails: shownName(name), userRoles };
}

/** People have a name with a capital; a program keeps the one that it goes by. */
function shownName(name: string): string {
  return name in localPeople ? capitalised(name) : name;
}
