import type { ApprovalKind } from './define-artifact.ts';
import type { Role } from './member-store.ts';

/** Who may be given a say in approvals. Planners propose, auditors look, partners submit: none of them decides. */
export const decidingRoles = [
  'approver',
  'finance',
  'vendor-manager',
  'administrator',
] as const satisfies readonly Role[];
export type DecidingRole = (typeof decidingRoles)[number];

/** Minor units by currency. What is missing is converted from the first by the planning rate. */
export type Amounts = Readonly<Record<string, number>>;

/** Up to an amount (null: any) each seat is filled by another person who has one of its roles. */
export interface Tier {
  upTo: Amounts | null;
  seats: readonly (readonly DecidingRole[])[];
}

export const silenceActions = ['remind', 'next-approver', 'owner', 'administrator', 'block'] as const;

/** What happens while nobody decides, in working days after the request. Silence never approves. */
export interface SilenceStep {
  afterWorkingDays: number;
  action: (typeof silenceActions)[number];
}

export const reportSchedules = ['week', 'month', 'quarter', 'year', 'never'] as const;
/** How often an organisation gets a report on its events. */
export type ReportSchedule = (typeof reportSchedules)[number];

/** How an organisation decides: data, read where a decision is taken. */
export interface OrganisationPolicy {
  approvals: Readonly<Record<ApprovalKind, readonly Tier[]>>;
  /** Above it, whoever made the event, owns it or recorded what is decided about needs somebody else beside them. */
  separationAbove: Amounts;
  /** A change of the budget counts as a new one from the greater of a share of the total and an amount. */
  reapproval: { basisPoints: number; atLeast: Amounts };
  silence: readonly SilenceStep[];
  /** Each month where it is not said. */
  reports?: { every: ReportSchedule } | undefined;
  /** Days for which logs, feed and traces of runs that are over are kept; without end where it is not said. */
  retention?:
    | {
        logDays?: number | undefined;
        activityDays?: number | undefined;
        traceDays?: number | undefined;
      }
    | undefined;
}

/** One change of the policy: who, when, why. */
export interface PolicyVersion {
  /** 1, 2, ...; the product's own policy is 0. */
  version: number;
  /** Wall-clock time, ISO UTC. */
  at: string;
  by: string;
  reason: string;
  policy: OrganisationPolicy;
}
