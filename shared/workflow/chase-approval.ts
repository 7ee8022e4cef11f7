import { approvalTitles, approvalWithin } from '../contracts/approval-titles.ts';
import type { SilenceStep } from '../kernel/organisation-policy.ts';
import type { Approval, RunTransaction } from '../kernel/run-store.ts';
import type { Scope } from '../kernel/scope.ts';
import { approvalMessage } from '../exports/message-text.ts';
import { applyOnce } from './apply-once.ts';
import { effectivePolicy, type EffectivePolicy } from './effective-policy.ts';
import { countryOf, ownerOf, silenceDue } from './request-approval.ts';
import { readFacts } from './run-facts.ts';
import { runNow } from './run-now.ts';
import { tellPeople } from './tell-people.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** Who is asked beyond the chain. */
interface LastResorts {
  owner: string;
  administrator: string;
}

/** Takes the next step of the organisation's policy when it is due. Never a silent yes. */
export async function chaseApproval(
  ports: WorkflowPorts,
  scope: Scope,
  eventId: string,
  { approval: approvalId, due }: { approval: string; due: number },
  operation: string,
): Promise<void> {
  const facts = await readFacts(ports.runs.read(scope, eventId));
  const country = await countryOf(ports, scope, facts);
  const members = await ports.members.members(scope);
  const others: LastResorts = {
    owner: await ownerOf(ports, scope, facts, members),
    administrator: members.find(({ roles }) => roles.includes('administrator'))?.name ?? 'administrator',
  };
  await applyOnce(ports, scope, eventId, operation, async (tx) => {
    const approval = (await tx.approvals()).find(({ id }) => id === approvalId);
    const event = await tx.event();
    const at = runNow(ports, event);
    // The deadline that the run saw pass; a clock that is behind here does not hold it up.
    if (approval?.status !== 'pending' || !approval.dueAt || Date.parse(approval.dueAt) > due) return;
    const policy = effectivePolicy((await tx.settings()).policy);
    const { chased, action } = chase(approval, policy, others, country, at);
    await tx.saveApproval(chased);
    const who = chased.approvers[chased.approverIndex] ?? others.owner;
    const text = `${approvalTitles[approval.kind]} approval: ${effects[action](who)}`;
    await tx.appendActivity({ at, kind: `approval.${action}`, text });
    if (action === 'block') await logSilence(tx, approval, at, operation);
    const names = action === 'block' ? [others.owner, others.administrator] : [who];
    const words = approvalMessage(action, chased, { event, page: ports.pageUrl });
    await tellPeople(ports, tx, event, { names, members, words, operation });
  });
}

const effects: Record<SilenceStep['action'], (who: string) => string> = {
  remind: (who) => `${who} reminded`,
  'next-approver': (who) => `${who} asked as well`,
  owner: (who) => `${who} asked as the owner of the event`,
  administrator: (who) => `${who} asked as administrator of the organisation`,
  block: (who) => `no answer from ${who}, the run is blocked`,
};

function chase(
  approval: Approval,
  policy: EffectivePolicy,
  others: LastResorts,
  country: string,
  at: string,
): { chased: Approval; action: SilenceStep['action'] } {
  const { step, approverIndex, approvers, reminders } = approval;
  // A policy that was shortened meanwhile has no such step any more: it is past its end.
  const action = policy.policy.silence[step]?.action ?? 'block';
  // Counted from now when the run was paused or its stores away: nobody loses the time to answer.
  const dueAt = action === 'block' ? null : silenceDue(policy, country, at, step + 1, step);
  const chased = { ...approval, dueAt, step: step + 1 };
  switch (action) {
    case 'remind':
      return { action, chased: { ...chased, reminders: reminders + 1 } };
    case 'block':
      return { action, chased: { ...chased, status: 'blocked' } };
    case 'next-approver':
      return {
        action,
        chased: { ...chased, approverIndex: Math.min(approverIndex + 1, approvers.length - 1) },
      };
    case 'owner':
    case 'administrator':
      return { action, chased: { ...chased, ...asking(approval, others[action]) } };
  }
}

/** Moves on to somebody: where they stand in the chain, else at its end. Nobody is asked backwards. */
function asking({ approvers, approverIndex }: Approval, who: string) {
  const known = approvers.indexOf(who);
  if (known < 0) return { approvers: [...approvers, who], approverIndex: approvers.length };
  return { approverIndex: Math.max(known, approverIndex) };
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
    title: `The ${approvalWithin(approval.kind)} approval got no answer`,
    rationale: `Asked on ${approval.requestedAt}, reminded, escalated; it stays undecided until a person decides.`,
    alternatives: approval.proposal.alternatives,
    impacted: approval.subject,
    operationId,
  });
}
