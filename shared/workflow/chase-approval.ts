import { approvalPolicy } from '../knowledge/approval-policy.ts';
import type { Approval, RunTransaction } from '../kernel/run-store.ts';
import type { Scope } from '../kernel/scope.ts';
import { applyOnce } from './apply-once.ts';
import { countryOf, policyDue } from './request-approval.ts';
import { readFacts } from './run-facts.ts';
import { runNow } from './run-now.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** Takes the next step of the approval policy when it is due: reminder, next approver, blocked. Never a silent yes. */
export async function chaseApproval(
  ports: WorkflowPorts,
  scope: Scope,
  eventId: string,
  { approval: approvalId, due }: { approval: string; due: number },
  operation: string,
): Promise<void> {
  const facts = await readFacts(ports.runs.read(scope, eventId));
  const country = await countryOf(ports, scope, facts);
  await applyOnce(ports, scope, eventId, operation, async (tx) => {
    const approval = (await tx.approvals()).find(({ id }) => id === approvalId);
    const at = runNow(ports, await tx.event());
    // The deadline that the run saw pass; a clock that is behind here does not hold it up.
    if (approval?.status !== 'pending' || !approval.dueAt || Date.parse(approval.dueAt) > due) return;
    const { chased, action } = chase(approval, country, at);
    await tx.saveApproval(chased);
    const who = chased.approvers[chased.approverIndex] ?? 'owner';
    const text = `${who}: ${effects[action]} (${approval.kind} approval)`;
    await tx.appendActivity({ at, kind: `approval.${action}`, text });
    if (action === 'block') await logSilence(tx, approval, at, operation);
  });
}

const effects = {
  remind: 'reminded',
  'next-approver': 'asked as well',
  block: 'no answer, the run is blocked',
} as const;

function chase(
  approval: Approval,
  country: string,
  at: string,
): { chased: Approval; action: keyof typeof effects } {
  const { step, approverIndex, approvers, reminders } = approval;
  const action = approvalPolicy[step]?.action ?? 'block';
  // Counted from now when the run was paused or its stores away: nobody loses the time to answer.
  const dueAt = action === 'block' ? null : policyDue(country, at, step + 1, step);
  const chased = { ...approval, dueAt, step: step + 1 };
  if (action === 'remind') return { action, chased: { ...chased, reminders: reminders + 1 } };
  if (action === 'block') return { action, chased: { ...chased, status: 'blocked' } };
  return { action, chased: { ...chased, approverIndex: Math.min(approverIndex + 1, approvers.length - 1) } };
}

async function logSilence(
  tx: RunTransaction,
  approval: Approval,
  at: string,
  operationId: string,
): Promise<void> {
  await tx.appendLog('decision', {
    at,
    by: 'system',
    title: `The ${approval.kind} approval got no answer`,
    rationale: `Asked on ${approval.requestedAt}, reminded, escalated; it stays undecided until a person decides.`,
    alternatives: approval.proposal.alternatives,
    impacted: approval.subject,
    operationId,
  });
}
