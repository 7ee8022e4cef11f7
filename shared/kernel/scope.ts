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
}
