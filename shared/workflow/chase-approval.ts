import { approvalPolicy } from '../knowledge/approval-policy.ts';
import type { Approval } from '../kernel/run-store.ts';
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
    const step = approvalPolicy.findIndex(
      (_, index) => policyDue(country, approval.requestedAt, index) === approval.dueAt,
    );
    const action = approvalPolicy[step]?.action ?? 'block';
    const dueAt = policyDue(country, approval.requestedAt, step + 1);
    const chased: Approval =
      action === 'remind'
        ? { ...approval, dueAt, reminders: approval.reminders + 1 }
        : action === 'next-approver'
          ? {
              ...approval,
              dueAt,
              approverIndex: Math.min(approval.approverIndex + 1, approval.approvers.length - 1),
            }
          : { ...approval, dueAt: null, status: 'blocked' };
    await tx.saveApproval(chased);
    const who = chased.approvers[chased.approverIndex] ?? 'owner';
    const text = {
      remind: `${who} is reminded`,
      'next-approver': `${who} is asked as well`,
      block: 'No answer: the run is blocked',
    };
    await tx.appendActivity({
      at,
      kind: `approval.${action}`,
      text: `${text[action]} (${approval.kind} approval).`,
    });
    if (action === 'block') {
      await tx.appendLog('decision', {
        at,
        by: 'system',
        title: `The ${approval.kind} approval got no answer`,
        rationale: `Asked on ${approval.requestedAt}, reminded, escalated; it stays undecided until a person decides.`,
        alternatives: approval.proposal.alternatives,
        impacted: approval.subject,
        operationId: operation,
      });
    }
  });
}
