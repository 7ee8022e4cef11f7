import { approvalPolicy } from '../knowledge/approval-policy.ts';
import { workingCalendar } from '../planning/working-days.ts';
import type { ApprovalKind, BodyOf } from '../kernel/define-artifact.ts';
import type { Approval, RunTransaction } from '../kernel/run-store.ts';
import type { Scope } from '../kernel/scope.ts';
import type { eventBrief } from '../artifacts/event-brief.ts';
import type { stakeholderMap } from '../artifacts/stakeholder-map.ts';
import { applyOnce } from './apply-once.ts';
import { approvalSubject, subjectIdentity } from './approval-subject.ts';
import { readBody } from './read-artifact.ts';
import { readFacts, type RunFacts } from './run-facts.ts';
import { runNow } from './run-now.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** Asks people to decide about exactly what is proposed now; earlier requests about something else become void. */
export async function requestApproval(
  ports: WorkflowPorts,
  scope: Scope,
  eventId: string,
  kind: ApprovalKind,
  operation: string,
): Promise<void> {
  const facts = await readFacts(ports.runs.read(scope, eventId));
  const asked = await approvalSubject(ports, scope, facts, kind);
  if (!asked) return;
  const approvers = await approverChain(ports, scope, facts, kind);
  const country = await countryOf(ports, scope, facts);
  await applyOnce(ports, scope, eventId, operation, async (tx) => {
    const now = await readFacts(tx);
    if (subjectIdentity(ports, now, kind)?.subjectHash !== asked.subjectHash) return;
    const own = now.approvals.filter((approval) => approval.kind === kind);
    if (own.some(({ subjectHash, status }) => subjectHash === asked.subjectHash && status !== 'void')) return;
    const at = runNow(ports, now.event);
    for (const earlier of own) await makeVoid(tx, earlier, at, operation);
    const approval: Approval = {
      ...asked,
      id: `${eventId}.${kind}.${own.length + 1}`,
      kind,
      approvers,
      approverIndex: 0,
      reminders: 0,
      step: 0,
      requestedAt: at,
      dueAt: policyDue(country, at, 0),
      status: 'pending',
    };
    await tx.saveApproval(approval);
    await tx.appendActivity({
      at,
      kind: 'approval.requested',
      text: `Approval requested (${kind}): ${asked.proposal.summary}`,
    });
  });
}

/** An approval that is about something else than what is proposed now. */
export async function makeVoid(
  tx: RunTransaction,
  approval: Approval,
  at: string,
  operation: string,
): Promise<void> {
  if (approval.status !== 'pending' && approval.status !== 'approved' && approval.status !== 'blocked')
    return;
  await tx.saveApproval({ ...approval, status: 'void', dueAt: null });
  await tx.appendLog('decision', {
    at,
    by: 'system',
    title: `The ${approval.kind} approval is void`,
    rationale: 'What it was about has changed since; it is asked for again.',
    alternatives: [],
    impacted: approval.subject,
    operationId: `${operation}.void.${approval.id}`,
  });
}

async function approverChain(
  ports: WorkflowPorts,
  scope: Scope,
  facts: RunFacts,
  kind: ApprovalKind,
): Promise<string[]> {
  const head = facts.heads.get('StakeholderMap');
  if (!head) return ['owner'];
  const body = await readBody(ports, scope, facts.event.id, head.type, head.revision);
  const map = body as BodyOf<typeof stakeholderMap>; // validated when it was stored
  const chain = map.chains.find(({ approval }) => approval === kind);
  const names = (chain?.approvers ?? []).flatMap(
    (id) => map.people.find((person) => person.id === id)?.name ?? [],
  );
  return names.length > 0 ? names : ['owner'];
}

export async function countryOf(ports: WorkflowPorts, scope: Scope, facts: RunFacts): Promise<string> {
  const head = facts.heads.get('EventBrief');
  if (!head) return '';
  const body = await readBody(ports, scope, facts.event.id, head.type, head.revision);
  return (body as BodyOf<typeof eventBrief>).place?.country ?? ''; // validated when it was stored
}

/**
 * When step `step` of the approval policy is due, as ISO UTC text, counted in working days from `from`, at which step
 * `done` was taken (none: the request). Null after the last.
 */
export function policyDue(country: string, from: string, step: number, done = -1): string | null {
  const policy = approvalPolicy[step];
  if (!policy) return null;
  const days = policy.afterWorkingDays - (approvalPolicy[done]?.afterWorkingDays ?? 0);
  return `${workingCalendar(country).addWorkingDays(from.slice(0, 10), days)}${from.slice(10)}`;
}
