import { Fault } from '../kernel/errors.ts';
import type { Role } from '../kernel/member-store.ts';
import type { Scope } from '../kernel/scope.ts';

const everybody = [
  'planner',
  'approver',
  'finance',
  'vendor-manager',
  'auditor',
  'partner',
  'administrator',
] as const satisfies readonly Role[];
const planners = ['planner', 'administrator'] as const satisfies readonly Role[];
const insiders = [
  'planner',
  'approver',
  'finance',
  'vendor-manager',
  'auditor',
  'administrator',
] as const satisfies readonly Role[];

/**
 * Which roles may do what: the one table, for the API, the use cases and the web app. A partner does it with the events
 * that it submitted alone; to everybody else every event of the organisation is open.
 */
export const permissions = {
  'catalog.read': everybody,
  'event.create': ['planner', 'partner', 'administrator'],
  'event.read': everybody,
  'run.command': planners,
  'question.answer': ['planner', 'partner', 'administrator'],
  'artifact.read-sensitive': ['planner', 'approver', 'finance', 'vendor-manager', 'administrator'],
  'record.add': ['planner', 'finance', 'vendor-manager', 'administrator'],
  'log.read': ['planner', 'approver', 'finance', 'auditor', 'administrator'],
  'approval.decide': ['approver', 'administrator'],
  'organisation.read': insiders,
  'organisation.change': planners,
  'knowledge.change': planners,
  'member.read': ['auditor', 'administrator'],
  'member.change': ['administrator'],
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof permissions;

/** Refused with `permission.denied`, naming the roles that may. */
export function requirePermission({ principal }: Scope, action: Action): void {
  const roles: readonly string[] = permissions[action];
  if (principal.roles.some((role) => roles.includes(role))) return;
  throw new Fault(
    'permission.denied',
    `${principal.name} may not do that (${action}); it takes: ${roles.join(' or ')}.`,
  );
}
