import { holdRecord } from '../artifacts/records.ts';
import type { ApprovalKind } from '../kernel/define-artifact.ts';
import type { GateResult } from '../kernel/define-gate.ts';
import { stateIndex } from '../kernel/levels.ts';
import type { Waiting } from '../kernel/run-store.ts';
import type { ApprovalStanding } from './approval-standings.ts';
import { ROUNDS_BEFORE_BLOCK, type Wanted } from './desired-questions.ts';
import { approvalsBefore, phaseOf, stateAfter } from './lifecycle.ts';
import type { RunFacts } from './run-facts.ts';

/** Everything that keeps the next state shut, in the order in which people should look at it. */
export function whatKeepsShut(
  facts: RunFacts,
  approvals: readonly ApprovalStanding[],
  wanted: readonly Wanted[],
  gate: GateResult | undefined,
): Waiting[] {
  const { event } = facts;
  const to = stateAfter(event.state) ?? 'end';
  const shut: Waiting[] = [];
  for (const question of wanted) {
    if (to !== 'end' && stateIndex(question.blocks) > stateIndex(to)) continue;
    const id = facts.questions.find((q) => q.signature === question.signature && q.status === 'open')?.id;
    const kind = question.kind === 'conflict' ? 'conflict' : 'question';
    shut.push({ kind, ...(id && { id }), what: question.text, who: 'owner' });
  }
  for (const kind of approvalsBefore(to, event.level)) {
    const standing = approvals.find((approval) => approval.kind === kind);
    if (standing?.current?.status === 'approved') continue;
    // Before its gate passes nobody is asked; the findings below say what has to happen first.
    const asked = standing?.current || gate?.passed !== false;
    if (asked) shut.push(approvalWait(kind, standing));
  }
  if (to === 'Confirm' && !hasDefiniteHold(facts)) {
    const what = 'A person has to record a real venue with a definite hold before the plan can be confirmed.';
    shut.push({ kind: 'record', what, who: 'venue researcher or owner' });
  }
  for (const finding of gate?.findings ?? []) {
    shut.push({
      kind: 'gate',
      id: finding.code,
      what: `${finding.detail} ${finding.remedy}`,
      who: phaseOf(event.state).lead,
    });
  }
  if (event.until && stateIndex(event.state) >= stateIndex(event.until)) {
    shut.push({ kind: 'until', what: `The run was asked to stop at ${event.until}.`, who: 'owner' });
  }
  return shut;
}

function approvalWait(kind: ApprovalKind, standing: ApprovalStanding | undefined): Waiting {
  const current = standing?.current;
  if ((standing?.rejections ?? 0) >= ROUNDS_BEFORE_BLOCK && current?.status !== 'pending') {
    return {
      kind: 'failure',
      what: `The ${kind} proposal was turned down ${ROUNDS_BEFORE_BLOCK} times; change the brief or the plan.`,
      who: 'owner',
    };
  }
  const who = current?.approvers[current.approverIndex] ?? 'owner';
  if (current?.status === 'blocked') {
    const asked = current.requestedAt.slice(0, 10);
    const what = `Nobody has decided since ${asked}, in spite of reminders (${kind}): ${current.proposal.summary}`;
    return { kind: 'failure', id: current.id, what, who };
  }
  const what = current
    ? `Approve (${kind}): ${current.proposal.summary}`
    : `The ${kind} approval has not been requested yet.`;
  return {
    kind: 'approval',
    ...(current && { id: current.id }),
    what,
    who,
    ...(current?.dueAt && { until: current.dueAt }),
  };
}

function hasDefiniteHold({ records }: RunFacts): boolean {
  return records.some(
    (record) => record.kind === holdRecord.kind && holdRecord.schema.parse(record.body).status === 'definite',
  );
}
