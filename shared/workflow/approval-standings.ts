import type { ApprovalKind } from '../kernel/define-artifact.ts';
import type { GateResult } from '../kernel/define-gate.ts';
import { stateIndex } from '../kernel/levels.ts';
import type { Approval } from '../kernel/run-store.ts';
import type { Scope } from '../kernel/scope.ts';
import { subjectIdentity } from './approval-subject.ts';
import { checkGate } from './check-gate.ts';
import { alternativeQuestion, ROUNDS_BEFORE_BLOCK, type Wanted } from './desired-questions.ts';
import { lifecycle } from './lifecycle.ts';
import type { RunFacts } from './run-facts.ts';
import { phaseDone, type TaskStanding } from './stale-tasks.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** Where one approval of the states reached so far stands. */
export interface ApprovalStanding {
  kind: ApprovalKind;
  /** The newest row that is about exactly what is proposed now. */
  current: Approval | undefined;
  rejections: number;
}

export function approvalStandings(
  ports: WorkflowPorts,
  facts: RunFacts,
  standings: readonly TaskStanding[],
): ApprovalStanding[] {
  const reached = stateIndex(facts.event.state);
  return lifecycle.flatMap(({ state, approval: kind }) => {
    if (!kind || stateIndex(state) > reached || !phaseDone(state, standings)) return [];
    const identity = subjectIdentity(ports, facts, kind);
    const own = facts.approvals.filter((approval) => approval.kind === kind);
    const current = own.findLast(
      (approval) => approval.subjectHash === identity?.subjectHash && approval.status !== 'void',
    );
    const rejections = own.filter(
      ({ status }) => status === 'rejected' || status === 'changes-requested',
    ).length;
    return [{ kind, current, rejections }];
  });
}

function isRejected(approval: Approval | undefined): approval is Approval {
  return approval?.status === 'rejected' || approval?.status === 'changes-requested';
}

/** Questions after rejections that changed nothing. */
export function alternativeQuestions(approvals: readonly ApprovalStanding[], facts: RunFacts): Wanted[] {
  const answered = new Set(facts.questions.filter((q) => q.status === 'answered').map((q) => q.signature));
  return approvals.flatMap(({ current, rejections }) => {
    const question = isRejected(current) ? alternativeQuestion(current, rejections) : undefined;
    return question && !answered.has(question.signature) ? [question] : [];
  });
}

/** New or changed subjects of the current state's approval, or of an earlier one whose subject has changed since. */
export async function requestableApprovals(
  ports: WorkflowPorts,
  scope: Scope,
  facts: RunFacts,
  approvals: readonly ApprovalStanding[],
  gate: GateResult | undefined,
): Promise<string[]> {
  const kinds: string[] = [];
  for (const { kind, current, rejections } of approvals) {
    if (current || rejections >= ROUNDS_BEFORE_BLOCK) continue;
    const phase = lifecycle.find((entry) => entry.approval === kind);
    const passed =
      phase?.state === facts.event.state
        ? gate?.passed
        : phase && (await checkGate(ports, scope, facts, phase.gate)).passed;
    if (passed) kinds.push(kind);
  }
  return kinds;
}
