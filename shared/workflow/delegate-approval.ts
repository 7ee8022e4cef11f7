import { permissions } from '../contracts/permissions.ts';
import type { DecisionRequest } from '../contracts/requests.ts';
import { Fault } from '../kernel/errors.ts';
import type { Member } from '../kernel/member-store.ts';
import type { Approval, RunTransaction } from '../kernel/run-store.ts';
import type { Scope } from '../kernel/scope.ts';
import { commandOnce } from './command-once.ts';
import { factsOf, openApproval } from './open-approval.ts';
import { countryOf, silenceDue } from './request-approval.ts';
import { runNow } from './run-now.ts';
import { tellRun } from './tell-run.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** Asks a member who may decide instead, then their substitutes; reminders begin anew. It decides nothing. */
export async function delegateApproval(
  ports: WorkflowPorts,
  scope: Scope,
  approvalId: string,
  request: DecisionRequest,
): Promise<Approval> {
  const eventId = approvalId.split('.')[0] ?? '';
  const members = await ports.members.members(scope);
  const country = await countryOf(ports, scope, await factsOf(ports.runs.read(scope, eventId), approvalId));
  return commandOnce(ports, scope, eventId, async (tx) => {
    const { facts, approval } = await openApproval(ports, scope, tx, approvalId, request);
    const able = members.filter((member) => mayDecide(member, facts.event.createdBy));
    const to = delegateOf(members, able, scope.principal.id, request);
    const at = runNow(ports, facts.event);
    const passed = { by: scope.principal.id, to: to.id, at, comment: request.comment };
    const deputies = to.substitutes.flatMap((id) => able.find((member) => member.id === id)?.name ?? []);
    const saved: Approval = {
      ...approval,
      ...chainWith(approval, [to.name, ...deputies]),
      delegations: [...(approval.delegations ?? []), passed],
      status: 'pending',
      step: 0,
      dueAt: silenceDue(facts.policy, country, at, 0),
    };
    await tx.saveApproval(saved);
    await logDelegation(tx, saved, passed, scope.principal.name, to.name);
    return saved;
  });
}

async function logDelegation(
  tx: RunTransaction,
  { id, kind, subject, delegations = [] }: Approval,
  { by, at, comment }: { by: string; at: string; comment: string },
  from: string,
  to: string,
): Promise<void> {
  const operationId = `delegation:${id}:${delegations.length}`;
  const title = `${kind} approval passed on to ${to}`;
  const rationale = comment || 'No comment given.';
  await tx.appendLog('decision', {
    at,
    by,
    title,
    rationale,
    alternatives: [],
    impacted: subject,
    operationId,
  });
  await tx.appendActivity({ at, kind: 'approval.delegated', text: `${from}: ${title}` });
  await tellRun(tx, operationId, 'decision', { id });
}

/** By role, and not as the partner who submitted the event. */
function mayDecide({ id, roles }: Member, createdBy: string): boolean {
  const deciders: readonly string[] = permissions['approval.decide'];
  return roles.some((role) => deciders.includes(role)) && !(id === createdBy && roles.includes('partner'));
}

function delegateOf(
  members: readonly Member[],
  able: readonly Member[],
  caller: string,
  { delegateTo }: DecisionRequest,
): Member {
  const own = members.find(({ id }) => id === caller)?.substitutes ?? [];
  const wanted = delegateTo === undefined ? own : [delegateTo];
  const [found] = wanted.flatMap((id) => able.find((member) => member.id === id && id !== caller) ?? []);
  if (found) return found;
  const others = able.filter(({ id }) => id !== caller).map(({ id }) => id);
  const detail = `Name a member who may decide: ${others.join(', ') || 'there is no other'}.`;
  throw new Fault('request.invalid', 'Nobody is there to decide instead.', [
    { pointer: '/delegateTo', detail },
  ]);
}

/** The new names come right after those who have been asked; whoever stood later in the chain is still asked after. */
function chainWith({ approvers, approverIndex }: Approval, added: readonly string[]) {
  const asked = approvers.slice(0, approverIndex + 1).filter((name) => !added.includes(name));
  const later = approvers.slice(approverIndex + 1).filter((name) => !added.includes(name));
  return { approvers: [...asked, ...added, ...later], approverIndex: asked.length };
}
