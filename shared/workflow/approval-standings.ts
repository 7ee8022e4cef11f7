import type { ApprovalKind, BodyOf } from '../kernel/define-artifact.ts';
import type { GateResult } from '../kernel/define-gate.ts';
import { stateIndex } from '../kernel/levels.ts';
import type { Approval } from '../kernel/run-store.ts';
import type { Scope } from '../kernel/scope.ts';
import { budgetDirective, venueDirective } from '../artifacts/record-views.ts';
import { vendorContracts } from '../artifacts/vendor-contracts.ts';
import { directiveRecord } from '../artifacts/records.ts';
import { subjectIdentity } from './approval-subject.ts';
import { checkGate } from './check-gate.ts';
import { alternativeQuestion, liftQuestion, type Wanted } from './desired-questions.ts';
import { lifecycle } from './lifecycle.ts';
import { newestBody } from './read-artifact.ts';
import { viewValue, type RunFacts } from './run-facts.ts';
import { phaseDone, type TaskStanding } from './stale-tasks.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** Where one approval of the states reached so far stands. */
export interface ApprovalStanding {
  kind: ApprovalKind;
  /** The newest row that is about exactly what is proposed now. */
  current: Approval | undefined;
  /** Rows about something else that still look alive. */
  outdated: readonly Approval[];
  /** Gate of the approval's own state; read only while nothing is asked. */
  gate: GateResult | undefined;
  /** Rejections in a row that left the proposal as it was, this one included. */
  turnedDown: number;
}

/** After a rejection that changed nothing the run offers the ranked alternatives; the third one blocks it. */
export const ROUNDS_BEFORE_BLOCK = 3;

export async function approvalStandings(
  ports: WorkflowPorts,
  scope: Scope,
  facts: RunFacts,
  standings: readonly TaskStanding[],
): Promise<ApprovalStanding[]> {
  const reached = stateIndex(facts.event.state);
  const result: ApprovalStanding[] = [];
  for (const { state, approval: kind, gate } of lifecycle) {
    if (!kind || stateIndex(state) > reached || !phaseDone(state, standings)) continue;
    const hash = subjectIdentity(ports, facts, kind)?.subjectHash;
    const own = facts.approvals.filter((approval) => approval.kind === kind && approval.status !== 'void');
    if (kind === 'vendor-contracts' && !(await hasContracts(ports, scope, facts))) {
      // Nothing to contract, nothing to ask; what was asked about earlier contracts is void.
      result.push({
        kind,
        current: undefined,
        outdated: own.filter(isAlive),
        gate: undefined,
        turnedDown: 0,
      });
      continue;
    }
    const current = own.findLast((approval) => approval.subjectHash === hash);
    result.push({
      kind,
      current,
      outdated: own.filter((approval) => approval.subjectHash !== hash && isAlive(approval)),
      gate: current ? undefined : await checkGate(ports, scope, facts, gate),
      turnedDown: isRejected(current) ? answeredAlternatives(facts, kind) + 1 : 0,
    });
  }
  return result;
}

async function hasContracts(ports: WorkflowPorts, scope: Scope, facts: RunFacts): Promise<boolean> {
  const body = await newestBody(ports, scope, facts, vendorContracts.type);
  const contracts = (body as BodyOf<typeof vendorContracts> | undefined)?.contracts ?? []; // validated when it was stored
  return contracts.length > 0;
}

function isAlive({ status }: Approval): boolean {
  return status === 'pending' || status === 'approved' || status === 'blocked';
}

function isRejected(approval: Approval | undefined): approval is Approval {
  return approval?.status === 'rejected' || approval?.status === 'changes-requested';
}

function answeredAlternatives({ questions }: RunFacts, kind: ApprovalKind): number {
  return questions.filter(({ field, status }) => field === `alternative:${kind}` && status === 'answered')
    .length;
}

/** Questions after rejections that changed nothing, and after limits that leave nothing to propose. */
export function alternativeQuestions(approvals: readonly ApprovalStanding[], facts: RunFacts): Wanted[] {
  const answered = new Set(facts.questions.filter((q) => q.status === 'answered').map((q) => q.signature));
  return approvals
    .flatMap(({ kind, current, gate, turnedDown }) => {
      if (isRejected(current)) return turnedDown < ROUNDS_BEFORE_BLOCK ? [alternativeQuestion(current)] : [];
      return gate?.passed === false && isLimited(facts, kind)
        ? [liftQuestion(kind, directives(facts, kind))]
        : [];
    })
    .filter(({ signature }) => !answered.has(signature));
}

function isLimited(facts: RunFacts, kind: ApprovalKind): boolean {
  if (kind === 'budget') return viewValue(budgetDirective, facts).limitMinor !== null;
  if (kind !== 'venue') return false;
  const { excluded, limitMinor } = viewValue(venueDirective, facts);
  return excluded.length > 0 || limitMinor !== null;
}

function directives({ records }: RunFacts, kind: ApprovalKind): number {
  const own = records.filter((record) => record.kind === directiveRecord.kind);
  return own.filter((record) => directiveRecord.schema.parse(record.body).subject === kind).length;
}

/** Approvals of new or changed subjects whose gate passes. */
export function requestable(
  approvals: readonly ApprovalStanding[],
  { questions }: Pick<RunFacts, 'questions'>,
): ApprovalKind[] {
  const open = questions.filter(({ kind, status }) => kind === 'conflict' && status === 'open');
  return approvals
    .filter(({ kind, current, gate }) => !current && gate?.passed && !open.some(unsettles[kind]))
    .map(({ kind }) => kind);
}

type OpenConflict = Pick<RunFacts['questions'][number], 'field' | 'blocks'>;

const isAboutMoney = ({ field }: OpenConflict): boolean => field.startsWith('conflict:money.');

/**
 * Conflicts whose answer changes what would be approved: nobody signs a budget or contracts while it is open what a house
 * or vendor may cost, nor a go that would not be followed.
 */
const unsettles: Record<ApprovalKind, (conflict: OpenConflict) => boolean> = {
  venue: () => false,
  budget: isAboutMoney,
  'vendor-contracts': isAboutMoney,
  'final-go': ({ blocks }) => stateIndex(blocks) <= stateIndex('Execute'),
  postmortem: () => false,
};
