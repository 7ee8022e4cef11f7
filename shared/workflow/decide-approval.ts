import { requirePermission } from '../contracts/permissions.ts';
import type { DecisionRequest } from '../contracts/requests.ts';
import { Fault } from '../kernel/errors.ts';
import type { Approval, RunTransaction } from '../kernel/run-store.ts';
import type { Scope } from '../kernel/scope.ts';
import { subjectIdentity } from './approval-subject.ts';
import { openApproval } from './open-approval.ts';
import { commandOnce } from './command-once.ts';
import { delegateApproval } from './delegate-approval.ts';
import { runNow } from './run-now.ts';
import { tellRun } from './tell-run.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** A person's decision about exactly the proposal that was shown; anything else is refused and uses nothing up. */
export async function decideApproval(
  ports: WorkflowPorts,
  scope: Scope,
  approvalId: string,
  request: DecisionRequest,
): Promise<Approval> {
  requirePermission(scope, 'approval.decide');
  if (request.decision === 'delegate') return delegateApproval(ports, scope, approvalId, request);
  const eventId = approvalId.split('.')[0] ?? '';
  return commandOnce(ports, scope, eventId, async (tx) => {
    const { facts, approval, current } = await openApproval(ports, scope, tx, approvalId, request);
    checkFields(approval, request);
    const at = runNow(ports, facts.event);
    const decided = decide(approval, request, { by: scope.principal.id, at });
    const candidate = decided.proposal.candidateId ?? null;
    const choice =
      approval.kind === 'venue' && candidate !== approval.proposal.alternatives[0]?.id ? candidate : null;
    // Bound to the candidate that was taken, which the person may have chosen over the proposed one.
    const bound =
      decided.status === 'approved' ? subjectIdentity(ports, facts, approval.kind, choice) : current;
    const saved = { ...decided, subjectHash: bound?.subjectHash ?? approval.subjectHash };
    await tx.saveApproval(saved);
    await keepRecords(tx, saved, request, at, scope, choice !== null);
    await logDecision(tx, saved, request, at, scope);
    await tellRun(tx, `decision:${approvalId}`, 'decision', { id: approvalId });
    return saved;
  });
}

function decide(
  approval: Approval,
  { decision, comment, choose }: DecisionRequest,
  who: { by: string; at: string },
): Approval {
  const status = {
    approve: 'approved',
    reject: 'rejected',
    'request-changes': 'changes-requested',
    delegate: 'pending',
  } as const;
  const chosen =
    decision === 'approve' ? approval.proposal.alternatives.find(({ id }) => id === choose) : undefined;
  const proposal = chosen
    ? {
        ...approval.proposal,
        candidateId: chosen.id,
        summary: `${chosen.label}: ${chosen.effect}`,
        ...(chosen.amountMinor !== undefined && { amountMinor: chosen.amountMinor }),
      }
    : approval.proposal;
  return { ...approval, proposal, status: status[decision], dueAt: null, decision: { ...who, comment } };
}

/** Every id that a person names must be one that was shown. */
function checkFields(
  { kind, proposal }: Approval,
  { decision, choose, exclude, limitMinor, apply }: DecisionRequest,
): void {
  if (decision === 'approve' && (exclude.length > 0 || apply.length > 0 || limitMinor !== undefined)) {
    const pointer = exclude.length > 0 ? '/exclude' : apply.length > 0 ? '/apply' : '/limitMinor';
    const detail = 'An approval carries no conditions; request changes instead.';
    throw new Fault('request.invalid', `The decision does not fit this ${kind} approval.`, [
      { pointer, detail },
    ]);
  }
  const known = new Set(proposal.alternatives.map(({ id }) => id));
  const ids = [...known].join(', ') || 'none were offered';
  const refuse = (pointer: string, detail: string) => {
    throw new Fault('request.invalid', `The decision does not fit this ${kind} approval.`, [
      { pointer, detail },
    ]);
  };
  const venueOnly = [choose !== undefined && '/choose', exclude.length > 0 && '/exclude'].filter(
    (pointer) => pointer !== false,
  );
  if (kind !== 'venue')
    venueOnly.forEach((pointer) => refuse(pointer, 'Only a venue decision has this field.'));
  if (kind !== 'budget' && apply.length > 0) refuse('/apply', 'Only a budget decision has this field.');
  if (kind !== 'venue' && kind !== 'budget' && limitMinor !== undefined)
    refuse('/limitMinor', 'Only venue and budget have a limit.');
  if (choose !== undefined && !known.has(choose)) refuse('/choose', `Use one of: ${ids}.`);
  const strange = [...exclude, ...apply].find((id) => !known.has(id));
  if (strange !== undefined)
    refuse(exclude.includes(strange) ? '/exclude' : '/apply', `${strange} is not one of: ${ids}.`);
}

async function keepRecords(
  tx: RunTransaction,
  approval: Approval,
  { comment, choose, exclude, limitMinor, apply }: DecisionRequest,
  at: string,
  scope: Scope,
  deviates: boolean,
): Promise<void> {
  const { id: approvalId, kind, status, subjectHash, proposal } = approval;
  const record = (recordKind: string, body: unknown) =>
    tx.appendRecord({ kind: recordKind, body, by: scope.principal.id, at, simulated: false });
  const venue =
    kind === 'venue' && proposal.candidateId ? { candidateId: proposal.candidateId, deviates } : {};
  await record('approval', { approvalId, approval: kind, decision: status, subjectHash, comment, ...venue });
  if (status === 'approved') return;
  const asked = {
    ...(choose && { choose }),
    exclude,
    apply,
    ...(limitMinor !== undefined && { limitMinor }),
  };
  await record('directive', { subject: kind, approvalId, comment, ...asked });
}

async function logDecision(
  tx: RunTransaction,
  { id, kind, status, proposal, subject }: Approval,
  { comment }: DecisionRequest,
  at: string,
  { principal }: Scope,
): Promise<void> {
  await tx.appendLog('decision', {
    at,
    by: principal.id,
    title: `${kind} ${status}: ${proposal.summary}`,
    rationale: comment || 'No comment given.',
    alternatives: proposal.alternatives.filter((other) => other.id !== proposal.candidateId),
    impacted: subject,
    operationId: `decision:${id}`,
  });
  await tx.appendActivity({ at, kind: `approval.${status}`, text: `${principal.name}: ${kind} ${status}` });
}
