import type { PageAsked } from './page.ts';
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
  /** Where messages go; absent: this member gets none. */
  mail?: string | undefined;
  /** May decide in this member's place, by id, in order. */
  substitutes: readonly string[];
  /** Days on which this member is away and the substitutes decide; both ends included. */
  absences: readonly { from: string; to: string }[];
}

type Standing = Pick<Member, 'roles' | 'substitutes'> & Partial<Pick<Member, 'absences'>>;

/** What became of one person. Null: not a member then. */
export interface MemberChange {
  id: string;
  name: string;
  /** The address itself is not kept here. */
  mailChanged?: true | undefined;
  before: Standing | null;
  after: Standing | null;
}

/** One change of the member list: who made it, when, and of whom. */
export interface MemberVersion {
  /** 1, 2, ... */
  version: number;
  /** Wall-clock time, ISO UTC. */
  at: string;
  by: string;
  changes: readonly MemberChange[];
}

export interface MemberStore {
  /** Whom an identity belongs to: the one question that is asked before there is a scope. */
  ofIdentity(id: string): Promise<Member | undefined>;
  members(scope: Scope): Promise<Member[]>;
  /** Changes of the list, newest first: at most `limit`, before version `after`. */
  memberVersions(scope: Scope, page: PageAsked<number>): Promise<MemberVersion[]>;
  /**
   * Replaces all members of the organisation at once and keeps what changed; an id that belongs to another
   * organisation is refused, and so is a change of another version than the newest (0: there is none).
   */
  replaceMembers(
    scope: Scope,
    members: readonly Member[],
    change: Omit<MemberVersion, 'version'> & { from: number },
  ): Promise<MemberVersion>;
}
