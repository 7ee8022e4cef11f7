/** Somebody whom a door vouches for. What they may do is for their organisation to say. */
export interface Identity {
  /** Stable, and different for each way of signing in: `aad:9f…`, `partner:TENANT:APPLICATION`. */
  id: string;
  name: string;
  /** Only the local host states roles, for its invented people; elsewhere they come from the organisation alone. */
  localRoles?: readonly string[];
}

/** One way to tell who asks. Throws the fault `identity.missing` when nobody is vouched for. */
export interface Door {
  identify(headers: { get(name: string): string | null }): Promise<Identity>;
}
