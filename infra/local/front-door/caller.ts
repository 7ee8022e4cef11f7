import type { IncomingHttpHeaders } from 'node:http';
import type { ClientPrincipal } from '../host/exchange.ts';
import { HostRefusal } from '../host/host-problems.ts';
import { namedPerson, personHeader } from './local-people.ts';
import { hasSession, type Sessions } from './sessions.ts';

const ownerOfTheMachine = 'planner';
const readingMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Who asks. A page proves it by its session; a program on this machine names a person, or is the planner. That
 * a page cannot pose as such a program rests on the headers that only a browser sends and no page can remove.
 * Node's own fetch sends `sec-fetch-mode`, so that one says nothing.
 */
export function callerOf(
  method: string,
  headers: IncomingHttpHeaders,
  sessions: Sessions,
): ClientPrincipal | undefined {
  const fromPage =
    ['origin', 'sec-fetch-site', 'sec-fetch-dest'].some((name) => headers[name] !== undefined) ||
    hasSession(headers.cookie);
  const named = headers[personHeader];
  if (!fromPage) return namedPerson(named === undefined ? ownerOfTheMachine : String(named));
  if (named !== undefined) throw new HostRefusal('person.not-allowed', `A page sent ${personHeader}.`);
  const person = sessions.whose(headers.cookie);
  // A form of another site cannot set a header, and a script of another site would have to ask first.
  if (person && !readingMethods.has(method) && headers['x-eods-request'] !== '1') {
    throw new HostRefusal('request-header.missing', 'A page sent a change without x-eods-request.');
  }
  return person;
}
