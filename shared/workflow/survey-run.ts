import type { ApprovalKind } from '../kernel/define-artifact.ts';
import type { GateResult } from '../kernel/define-gate.ts';
import { stateIndex, type LifecycleState } from '../kernel/levels.ts';
import type { Approval, Question, RunStatus, Waiting } from '../kernel/run-store.ts';
import type { Scope } from '../kernel/scope.ts';
import { holdRecord } from '../artifacts/records.ts';
import { subjectIdentity } from './approval-subject.ts';
import { checkGate } from './check-gate.ts';
import {
  alternativeQuestion,
  conflictQuestions,
  gapQuestions,
  openGaps,
  ROUNDS_BEFORE_BLOCK,
  type Wanted,
} from './desired-questions.ts';
import { approvalsBefore, lifecycle, phaseOf, stateAfter } from './lifecycle.ts';
import type { Picture } from './rules.ts';
import type { RunFacts } from './run-facts.ts';
import { taskStandings, type TaskStanding } from './stale-tasks.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** What stands open in a run: the loop's picture, and what readers are told about it. */
export interface Survey {
  picture: Picture;
  status: RunStatus;
  waitingFor: Waiting[];
  /** The questions that should be open now. */
  wanted: Wanted[];
  standings: TaskStanding[];
  /** Result of the current state's gate; undefined while its tasks are not done. */
  gate: GateResult | undefined;
}

const NOTHING: Picture = { ready: [], ask: false, request: [], simulate: null, enter: null, deadlines: [] };

/** Reads only. Everything that the loop decides on, drawn from one reading of the stores. */
export async function surveyRun(ports: WorkflowPorts, scope: Scope, facts: RunFacts): Promise<Survey> {
  const { event } = facts;
  const gaps = gapQuestions(openGaps(facts));
  const blockedFrom = earliest(gaps.map((gap) => gap.blocks));
  const standings = taskStandings(facts, ports.hash, blockedFrom);
  const ready = standings.filter(({ standing }) => standing === 'ready');
  const tasks = ready.map(({ task }) => ({ task: task.name, agent: task.agent }));
  if (event.closed) {
    return { picture: NOTHING, status: event.status, waitingFor: [], wanted: [], standings, gate: undefined };
  }
  const settled = ready.length === 0;
  const approvals = settled ? approvalStandings(ports, facts, standings) : [];
  const wanted = [
    ...gaps,
    ...(settled ? conflictQuestions(facts, standings) : []),
    ...alternatives(approvals, facts),
  ];
  const gate =
    settled && phaseDone(event.state, standings)
      ? await checkGate(ports, scope, facts, phaseOf(event.state).gate)
      : undefined;
  const missing = whatKeepsShut(facts, approvals, wanted, gate);
  const picture: Picture = {
    ready: tasks,
    ask: settled && differs(wanted, facts.questions),
    request: settled ? await requestable(ports, scope, facts, approvals, gate) : [],
    simulate: settled ? simulation(facts, missing) : null,
    enter: settled && gate?.passed && missing.length === 0 ? (stateAfter(event.state) ?? 'end') : null,
    deadlines: deadlines(facts.approvals),
  };
  return { picture, ...statusOf(picture, missing), wanted, standings, gate };
}

interface ApprovalStanding {
  kind: ApprovalKind;
  /** The newest row that is about exactly what is proposed now. */
  current: Approval | undefined;
  rejections: number;
}

function approvalStandings(
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

function alternatives(approvals: readonly ApprovalStanding[], facts: RunFacts): Wanted[] {
  const answered = new Set(facts.questions.filter((q) => q.status === 'answered').map((q) => q.signature));
  return approvals.flatMap(({ current, rejections }) => {
    const question = isRejected(current) ? alternativeQuestion(current, rejections) : undefined;
    return question && !answered.has(question.signature) ? [question] : [];
  });
}

/** New or changed subjects of the current state's approval, or of an earlier one whose subject has changed since. */
async function requestable(
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

/** Everything that keeps the next state shut, in the order in which people should look at it. */
function whatKeepsShut(
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
    shut.push(approvalWait(kind, standing));
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

function simulation({ event, records }: RunFacts, missing: readonly Waiting[]): Picture['simulate'] {
  if (event.execution !== 'simulated') return null;
  if (event.state === 'Logistics' && missing.length > 0 && missing.every(({ kind }) => kind === 'record'))
    return 'hold';
  const concluded = records.some((record) => record.kind === 'conclusion');
  return event.state === 'Execute' && !concluded ? 'execution' : null;
}

function statusOf(
  picture: Picture,
  missing: readonly Waiting[],
): { status: RunStatus; waitingFor: Waiting[] } {
  const busy =
    picture.ready.length > 0 ||
    picture.ask ||
    picture.request.length > 0 ||
    picture.simulate ||
    picture.enter;
  if (busy) return { status: 'running', waitingFor: [] };
  const people = missing.filter(({ kind }) => kind !== 'gate');
  const blocked = missing.some(({ kind }) => kind === 'failure') || people.length === 0;
  return { status: blocked ? 'blocked' : 'waiting', waitingFor: people.length > 0 ? people : [...missing] };
}

function phaseDone(state: LifecycleState, standings: readonly TaskStanding[]): boolean {
  return standings.every(
    (entry) => stateIndex(entry.state) > stateIndex(state) || entry.standing === 'fresh',
  );
}

function hasDefiniteHold({ records }: RunFacts): boolean {
  return records.some(
    (record) => record.kind === holdRecord.kind && holdRecord.schema.parse(record.body).status === 'definite',
  );
}

function differs(wanted: readonly Wanted[], questions: readonly Question[]): boolean {
  const open = questions.filter(({ status }) => status === 'open').map(({ signature }) => signature);
  return open.length !== wanted.length || wanted.some(({ signature }) => !open.includes(signature));
}

function deadlines(approvals: readonly Approval[]): Picture['deadlines'] {
  return approvals.flatMap(({ id, status, dueAt }) =>
    status === 'pending' && dueAt ? [{ approval: id, at: Date.parse(dueAt) }] : [],
  );
}

function earliest(states: readonly LifecycleState[]): LifecycleState | undefined {
  return [...states].sort((a, b) => stateIndex(a) - stateIndex(b))[0];
}
