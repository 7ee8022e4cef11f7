import { approvalTitles } from '../contracts/approval-titles.ts';
import type { DecisionRequest } from '../contracts/requests.ts';
import { approvalMessage } from '../exports/message-text.ts';
import { Fault } from '../kernel/errors.ts';
import type { Member } from '../kernel/member-store.ts';
import type { Approval, RunTransaction } from '../kernel/run-store.ts';
import { rolesWithSay } from './approval-seats.ts';
import { commandOnce } from './command-once.ts';
import type { Decider } from './decider.ts';
import { factsOf, openApproval, type OpenApproval } from './open-approval.ts';
import { countryOf, silenceDue } from './request-approval.ts';
import { runNow } from './run-now.ts';
import { tellRun } from './tell-run.ts';
import { tellPeople } from './tell-people.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** Asks a member who may decide instead, then their substitutes; reminders begin anew. It decides nothing. */
export async function delegateApproval(
  ports: WorkflowPorts,
  { scope, onBehalfOf }: Decider,
  approvalId: string,
  request: DecisionRequest,
): Promise<Approval> {
  const own = [scope.principal.id, ...(onBehalfOf ? [onBehalfOf.id] : [])];
  const eventId = approvalId.split('.')[0] ?? '';
  const members = await ports.members.members(scope);
  const country = await countryOf(ports, scope, await factsOf(ports.runs.read(scope, eventId), approvalId));
  return commandOnce(ports, scope, eventId, async (tx) => {
    const { facts, approval } = await openApproval(ports, scope, tx, approvalId, request);
    const signed = (approval.approvedBy ?? []).map(({ by }) => by);
    if (signed.some((id) => own.includes(id)))
      throw new Fault('approval.needs-another', 'You have approved; what is left is not yours to pass on.');
    const able = ableToDecide(members, { facts, approval });
    const to = delegateOf(members, able, own, request);
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
    const words = approvalMessage('asked', saved, { event: facts.event, page: ports.pageUrl });
    const operation = `delegation.${saved.id}.${saved.delegations?.length}`;
    await tellPeople(ports, tx, facts.event, { names: [to.name], members, words, operation });
    return saved;
  });
}

/** Members whom the caller may ask instead, in the order of the list. */
export async function listDelegates(
  ports: WorkflowPorts,
  { scope, onBehalfOf }: Decider,
  approvalId: string,
): Promise<Member[]> {
  const reader = ports.runs.read(scope, approvalId.split('.')[0] ?? '');
  const open = await openApproval(ports, scope, reader, approvalId, {});
  const own = [scope.principal.id, onBehalfOf?.id];
  return ableToDecide(await ports.members.members(scope), open).filter(({ id }) => !own.includes(id));
}

async function logDelegation(
  tx: RunTransaction,
  { id, kind, subject, delegations = [] }: Approval,
  { by, at, comment }: { by: string; at: string; comment: string },
  from: string,
  to: string,
): Promise<void> {
  const operationId = `delegation:${id}:${delegations.length}`;
  const title = `${approvalTitles[kind]} approval passed on to ${to}`;
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
  await tx.appendActivity({
    at,
    kind: 'approval.delegated',
    text: `${approvalTitles[kind]} approval passed on by ${from} to ${to}`,
  });
  await tellRun(tx, operationId, 'decision', { id });
}

/** Members with a say in the matter who have not approved it yet. */
function ableToDecide(
  members: readonly Member[],
  { facts, approval }: Pick<OpenApproval, 'facts' | 'approval'>,
): Member[] {
  const say: readonly string[] = rolesWithSay(facts, approval);
  const signed = (approval.approvedBy ?? []).map(({ by }) => by);
  return members.filter(
    (member) => mayDecide(member, say, facts.event.createdBy) && !signed.includes(member.id),
  );
}

/** By the policy, and not as the partner who submitted the event. */
function mayDecide({ id, roles }: Member, say: readonly string[], createdBy: string): boolean {
  return roles.some((role) => say.includes(role)) && !(id === createdBy && roles.includes('partner'));
}

function delegateOf(
  members: readonly Member[],
  able: readonly Member[],
  callers: readonly string[],
  { delegateTo }: DecisionRequest,
): Member {
  const own = members.filter(({ id }) => callers.includes(id)).flatMap(({ substitutes }) => substitutes);
  const wanted = delegateTo === undefined ? own : [delegateTo];
  const [found] = wanted.flatMap(
    (id) => able.find((member) => member.id === id && !callers.includes(id)) ?? [],
  );
  if (found) return found;
  const others = able.filter(({ id }) => !callers.includes(id)).map(({ id }) => id);
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
