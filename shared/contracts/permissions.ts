import { Fault } from '../kernel/errors.ts';
import { roles, type Role } from '../kernel/member-store.ts';
import { decidingRoles } from '../kernel/organisation-policy.ts';
import type { Scope } from '../kernel/scope.ts';

const everybody = roles;
const planners: readonly Role[] = ['planner', 'administrator'];
const insiders: readonly Role[] = roles.filter((role) => role !== 'partner');

/**
 * Which roles may do what: the one table, for the API, the use cases and the web app. A partner does it with the events
 * that it submitted alone; to everybody else every event of the organisation is open.
 */
export const permissions = {
  'catalog.read': everybody,
  'event.create': ['planner', 'partner', 'administrator'],
  'event.read': everybody,
  'event.erase': ['administrator'],
  'run.command': planners,
  'question.answer': ['planner', 'partner', 'administrator'],
  'brief.change': ['planner', 'partner', 'administrator'],
  'artifact.read-sensitive': ['planner', 'approver', 'finance', 'vendor-manager', 'administrator'],
  /** What past events say together. */
  'report.read': insiders,
  'record.add': ['planner', 'finance', 'vendor-manager', 'administrator'],
  'log.read': ['planner', 'approver', 'finance', 'auditor', 'administrator'],
  /** Which of them decides about what is the organisation's policy. */
  'approval.decide': decidingRoles,
  'organisation.read': insiders,
  /** Contacts in the lists of the organisation. */
  'organisation.read-sensitive': ['planner', 'finance', 'vendor-manager', 'administrator'],
  'organisation.change': planners,
  'knowledge.change': planners,
  'policy.change': ['administrator'],
  'member.read': ['auditor', 'administrator'],
  'member.change': ['administrator'],
  /** Work that an agent's queue gave up. */
  'dead-letter.handle': planners,
  'key.rotate': ['administrator'],
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof permissions;

/** Refused with `permission.denied`, naming the roles that may. */
export function requirePermission({ principal }: Scope, action: Action): void {
  const allowed: readonly string[] = permissions[action];
  if (principal.roles.some((role) => allowed.includes(role))) return;
  throw new Fault(
    'permission.denied',
    `${principal.name} may not do that (${action}); ask somebody whose role is ${roleList(allowed)}.`,
  );
}

/** "planner, vendor manager or administrator". */
export function roleList(allowed: readonly string[]): string {
  const words = allowed.map((role) => role.replaceAll('-', ' '));
  return [words.slice(0, -1).join(', '), ...words.slice(-1)].filter(Boolean).join(' or ');
}
