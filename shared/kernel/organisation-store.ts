import type { KnowledgeOverride } from './define-knowledge.ts';
import type { PolicyVersion } from './organisation-policy.ts';
import type { NumberedPage } from './page.ts';
import type { Scope } from './scope.ts';

/** Lists that an organisation keeps for all its events. */
export const organisationLists = ['venues', 'vendors', 'prices'] as const;
export type OrganisationList = (typeof organisationLists)[number];

/** Version of each list that was ever imported. */
export type ListVersions = Readonly<Partial<Record<OrganisationList, number>>>;

/** One import of a list: who, when, how. Each replaces the list; earlier versions stay readable. */
export interface ListVersion {
  /** 1, 2, ... */
  version: number;
  importId: string;
  /** Wall-clock time, ISO UTC. */
  at: string;
  by: string;
  format: 'csv' | 'json';
  rows: number;
}

export interface OverrideVersion extends Omit<KnowledgeOverride, 'value'> {
  version: number;
  /** Null: back to the product's figures. */
  value: unknown;
  at: string;
  by: string;
}

export interface OrganisationStore {
  /** Newest first; empty when the list was never imported. */
  versions(scope: Scope, list: OrganisationList): Promise<ListVersion[]>;
  /** Rows in the order of their import, a page or all; of the newest version when none is named. */
  rows(scope: Scope, list: OrganisationList, version?: number, page?: NumberedPage): Promise<unknown[]>;
  /** Replaces the list in one transaction; refused when `from` is given and is not the newest version (0: none). */
  replace(
    scope: Scope,
    list: OrganisationList,
    rows: readonly unknown[],
    by: Omit<ListVersion, 'version' | 'rows'>,
    from?: number,
  ): Promise<ListVersion>;
  /** What holds now, by table. */
  overrides(scope: Scope): Promise<Map<string, OverrideVersion>>;
  /** Every change of one table, newest first. */
  overrideVersions(scope: Scope, table: string): Promise<OverrideVersion[]>;
  /** Refused as `replace` is. */
  saveOverride(
    scope: Scope,
    override: Omit<OverrideVersion, 'version'>,
    from?: number,
  ): Promise<OverrideVersion>;
  /** Every change of the policy, newest first. */
  policyVersions(scope: Scope): Promise<PolicyVersion[]>;
  /** Refused when `from` is not the newest version (0: there is none). */
  savePolicy(scope: Scope, change: Omit<PolicyVersion, 'version'>, from: number): Promise<PolicyVersion>;
}
