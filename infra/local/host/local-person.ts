import type { IncomingHttpHeaders } from 'node:http';
import { Fault } from '../../../shared/kernel/errors.ts';

/** The request header by which a person on this machine says who they are; there is no sign-in to check it against. */
const personHeader = 'x-eods-person';
const defaultPerson = 'planner';
const personName = /^[a-z][a-z0-9-]{0,39}$/;
const roles = ['anonymous', 'authenticated', 'planner', 'approver', 'administrator'];

/**
 * The headers the app gets to see: everything the client sent except platform identity, which only the
 * platform may state, plus the local person in the form in which Static Web Apps states it.
 */
export function withLocalPerson(headers: IncomingHttpHeaders): Record<string, string> {
  const seen: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || name === personHeader || name.startsWith('x-ms-client-principal')) continue;
    seen[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  const given = headers[personHeader] ?? defaultPerson;
  const person = Array.isArray(given) ? given.join() : given;
  if (!personName.test(person)) {
    const detail = `${personHeader} must be a lower-case name of at most 40 letters, digits and hyphens.`;
    throw new Fault('request.invalid', detail, [{ pointer: `/headers/${personHeader}`, detail }]);
  }
  const principal = { identityProvider: 'local', userId: person, userDetails: person, userRoles: roles };
  seen['x-ms-client-principal'] = Buffer.from(JSON.stringify(principal)).toString('base64');
  return seen;
}
