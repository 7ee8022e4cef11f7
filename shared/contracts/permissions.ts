import { Fault } from '../kernel/errors.ts';
import type { Scope } from '../kernel/scope.ts';

/** Which roles may do what. Every use case that changes something asks here first. */
const permissions = {
  'event.create': ['planner', 'administrator'],
  'run.command': ['planner', 'administrator'],
  'question.answer': ['planner', 'administrator'],
  'artifact.read-sensitive': ['planner', 'approver', 'finance', 'vendor-manager', 'administrator'],
  'record.add': ['planner', 'administrator'],
  'organisation.read': ['planner', 'approver', 'finance', 'auditor', 'administrator'],
  'organisation.change': ['planner', 'administrator'],
  'knowledge.change': ['planner', 'administrator'],
  'approval.decide': ['approver', 'administrator'],
} as const satisfies Record<string, readonly string[]>;

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
