import { approvalTitles, approvalWithin } from '../contracts/approval-titles.ts';
import { workingCalendar } from '../planning/working-days.ts';
import type { ApprovalKind, BodyOf } from '../kernel/define-artifact.ts';
import type { Member } from '../kernel/member-store.ts';
import type { Approval, RunTransaction } from '../kernel/run-store.ts';
import type { Scope } from '../kernel/scope.ts';
import type { eventBrief } from '../artifacts/event-brief.ts';
import type { stakeholderMap } from '../artifacts/stakeholder-map.ts';
import { approvalMessage } from '../exports/message-text.ts';
import { applyOnce } from './apply-once.ts';
import { needsOf } from './approval-seats.ts';
import { approvalSubject, subjectIdentity } from './approval-subject.ts';
import type { EffectivePolicy } from './effective-policy.ts';
import { newestBody } from './read-artifact.ts';
import { readFacts, type RunFacts } from './run-facts.ts';
import { runNow } from './run-now.ts';
import { memberNamed, tellPeople } from './tell-people.ts';
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
  const { approvers, fallenBack } = await approverChain(ports, scope, facts, kind);
  const country = await countryOf(ports, scope, facts);
  const members = await ports.members.members(scope);
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
      ...(fallenBack.length > 0 && { fallenBack }),
      approverIndex: 0,
      reminders: 0,
      step: 0,
      requestedAt: at,
      dueAt: silenceDue(now.policy, country, at, 0),
      needs: needsOf(now, { kind, proposal: asked.proposal }, []),
      status: 'pending',
    };
    await tx.saveApproval(approval);
    await tx.appendActivity({
      at,
      kind: 'approval.requested',
      text: `${approvalTitles[kind]} approval requested: ${asked.proposal.summary}`,
    });
    if (fallenBack.length > 0) {
      const text = `${fallenBack.join(', ')}: no member of the organisation, so the ${approvalWithin(kind)} approval falls to ${approvers[0]}`;
      await tx.appendActivity({ at, kind: 'approval.fallen-back', text });
    }
    const words = approvalMessage('asked', approval, { event: now.event, page: ports.pageUrl });
    await tellPeople(ports, tx, now.event, { names: approvers.slice(0, 1), members, words, operation });
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
    title: `The ${approvalWithin(approval.kind)} approval is void`,
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
): Promise<{ approvers: string[]; fallenBack: string[] }> {
  const members = await ports.members.members(scope);
  const owner = await ownerOf(ports, scope, facts, members);
  const map = await stakeholdersOf(ports, scope, facts);
  const chain = map?.chains.find(({ approval }) => approval === kind);
  const named = (chain?.approvers ?? []).flatMap(
    (id) => map?.people.find((person) => person.id === id)?.name ?? [],
  );
  const fallenBack = members.length > 0 ? named.filter((name) => !memberNamed(members, name)) : [];
  const asked = named.map((name) => (fallenBack.includes(name) ? owner : name));
  return { approvers: asked.length > 0 ? [...new Set(asked)] : [owner], fallenBack };
}

async function stakeholdersOf(ports: WorkflowPorts, scope: Scope, facts: RunFacts) {
  const body = await newestBody(ports, scope, facts, 'StakeholderMap');
  return body as BodyOf<typeof stakeholderMap> | undefined; // validated when it was stored
}

/** The owner whom the brief names, if the organisation knows them; else whoever handed the event over. */
export async function ownerOf(
  ports: WorkflowPorts,
  scope: Scope,
  facts: RunFacts,
  members: readonly Member[],
): Promise<string> {
  const map = await stakeholdersOf(ports, scope, facts);
  const named = map?.people.find(({ id }) => id === map.ownerId)?.name;
  if (named && (members.length === 0 || memberNamed(members, named))) return named;
  return members.find(({ id }) => id === facts.event.createdBy)?.name ?? 'owner';
}

export async function countryOf(ports: WorkflowPorts, scope: Scope, facts: RunFacts): Promise<string> {
  const body = await newestBody(ports, scope, facts, 'EventBrief');
  return (body as BodyOf<typeof eventBrief> | undefined)?.place?.country ?? ''; // validated when it was stored
}

/**
 * When step `step` of what follows on silence is due, as ISO UTC text, counted in working days from `from`, at which
 * step `done` was taken (none: the request). Null after the last.
 */
export function silenceDue(
  { policy: { silence } }: EffectivePolicy,
  country: string,
  from: string,
  step: number,
  done = -1,
): string | null {
  const next = silence[step];
  if (!next) return null;
  const days = next.afterWorkingDays - (silence[done]?.afterWorkingDays ?? 0);
  return `${workingCalendar(country).addWorkingDays(from.slice(0, 10), days)}${from.slice(10)}`;
}
