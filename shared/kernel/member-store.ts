import type { Scope } from './scope.ts';

/** Roles of an organisation. Who may do what with them stands in the permission table. */
export const roles = [
  'planner',
  'approver',
  'finance',
  'vendor-manager',
  'auditor',
  'partner',
  'administrator',
] as const;
export type Role = (typeof roles)[number];

export interface Member {
  /** The identity's id. */
  id: string;
  organisationId: string;
  name: string;
  roles: readonly Role[];
  /** May decide in this member's place, by id, in order. */
  substitutes: readonly string[];
}

export interface MemberStore {
  /** Whom an identity belongs to: the one question that is asked before there is a scope. */
  ofIdentity(id: string): Promise<Member | undefined>;
  members(scope: Scope): Promise<Member[]>;
  /** Replaces all members of the organisation at once; an id that belongs to another organisation is refused. */
  replaceMembers(scope: Scope, members: readonly Member[]): Promise<void>;
}
