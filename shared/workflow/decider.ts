import { mayDo } from '../contracts/may-do.ts';
import { requirePermission } from '../contracts/permissions.ts';
import { Fault } from '../kernel/errors.ts';
import type { Member } from '../kernel/member-store.ts';
import type { Scope } from '../kernel/scope.ts';
import { utcDay } from '../kernel/run-clock.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** Who decides: the person who acts, with the rights of whom they stand in for while that one is away. */
export interface Decider {
  scope: Scope;
  onBehalfOf?: { id: string; name: string };
}

/** Refused where neither the own roles nor those of an absent member whom they stand in for let them decide. */
export async function deciderOf(
  ports: Pick<WorkflowPorts, 'members' | 'now'>,
  scope: Scope,
  wanted?: string,
): Promise<Decider> {
  if (wanted === undefined && mayDo('approval.decide', scope.principal).allowed) return { scope };
  const today = utcDay(ports.now());
  const absent = (await ports.members.members(scope)).find(
    (member) =>
      (wanted === undefined || member.id === wanted) &&
      member.substitutes.includes(scope.principal.id) &&
      isAway(member, today) &&
      mayDo('approval.decide', member).allowed,
  );
  if (absent) return standingInFor(scope, absent);
  if (wanted === undefined) requirePermission(scope, 'approval.decide');
  throw new Fault(
    'permission.denied',
    'You stand in for nobody of that id who may decide and is away today.',
  );
}

function standingInFor(scope: Scope, { id, name, roles }: Member): Decider {
  const { principal } = scope;
  const both = [...new Set([...principal.roles, ...roles])];
  return { scope: { ...scope, principal: { ...principal, roles: both } }, onBehalfOf: { id, name } };
}

/** Whole days, UTC, both ends included. */
function isAway({ absences }: Pick<Member, 'absences'>, today: string): boolean {
  return absences.some(({ from, to }) => from <= today && today <= to);
}
