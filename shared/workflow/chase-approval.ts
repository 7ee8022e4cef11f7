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
  approvalId: string,
  operation: string,
): Promise<void> {
  const facts = await readFacts(ports.runs.read(scope, eventId));
  const country = await countryOf(ports, scope, facts);
  await applyOnce(ports, scope, eventId, operation, async (tx) => {
    const approval = (await tx.approvals()).find(({ id }) => id === approvalId);
    const at = runNow(ports, await tx.event());
    if (approval?.status !== 'pending' || !approval.dueAt || approval.dueAt > at) return;
    const { chased, action } = chase(approval, country);
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

function chase(approval: Approval, country: string): { chased: Approval; action: keyof typeof effects } {
  const { requestedAt, approverIndex, approvers, reminders } = approval;
  const step = approvalPolicy.findIndex(
    (_, index) => policyDue(country, requestedAt, index) === approval.dueAt,
  );
  const action = approvalPolicy[step]?.action ?? 'block';
  const dueAt = action === 'block' ? null : policyDue(country, requestedAt, step + 1);
  const chased = { ...approval, dueAt };
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
