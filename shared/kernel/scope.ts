import { roles } from './member-store.ts';

/** Who acts. Roles come from the organisation, never from a brief. */
export interface Principal {
  id: string;
  name: string;
  roles: readonly string[];
}

/** First argument of every store method: nothing is read or written outside one organisation. */
export interface Scope {
  organisationId: string;
  principal: Principal;
  /** Of a request that may be repeated: its change is applied once. */
  requestKey?: string;
  /** W3C id of the trace that set off what is done: it goes with everything that is written. */
  traceId?: string | undefined;
  /** And of the span in it. */
  spanId?: string | undefined;
}

/** Whose only role is partner sees and changes the events that it submitted, and no others. */
export function seesOwnEventsOnly({ principal }: Scope): boolean {
  return !principal.roles.some((role) => widerRoles.includes(role));
}

const widerRoles: readonly string[] = ['system', ...roles.filter((role) => role !== 'partner')];
