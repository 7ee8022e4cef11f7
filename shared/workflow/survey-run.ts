import type { ContentHasher } from '../kernel/content-hash.ts';
import { stateIndex, type LifecycleState } from '../kernel/levels.ts';
import type { Approval, EventRow, Question, RunStatus } from '../kernel/run-store.ts';
import type { Waiting } from '../kernel/waiting.ts';
import type { Scope } from '../kernel/scope.ts';
import { alternativeQuestions, approvalStandings, requestable } from './approval-standings.ts';
import { checkGate } from './check-gate.ts';
import { claimConflicts, type Decided } from './claim-conflicts.ts';
import { conflictQuestions, gapQuestions, openGaps, type Wanted } from './desired-questions.ts';
import { phaseOf, stateAfter } from './lifecycle.ts';
import type { Picture, ReadyTask } from './rules/run-state.ts';
import { isConcluded, levelOf, type RunFacts } from './run-facts.ts';
import { runNow } from './run-now.ts';
import { phaseDone, taskStandings, type TaskStanding } from './stale-tasks.ts';
import { whatKeepsShut } from './what-keeps-shut.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** What stands open in a run: the loop's picture, and what readers are told about it. */
export interface Survey {
  picture: Picture;
  status: RunStatus;
  waitingFor: Waiting[];
  /** The questions that should be open now. */
  wanted: Wanted[];
  /** Conflicts between claims that a rule decides, and that are not on record yet. */
  decided: Decided[];
  /** Approvals that are about something else than what is proposed now. */
  outdated: Approval[];
}

const NOTHING: Picture = { ready: [], ask: false, request: [], simulate: null, enter: null, deadlines: [] };

/** Reads only. Everything that the loop decides on, drawn from one reading of the stores. */
export async function surveyRun(ports: WorkflowPorts, scope: Scope, facts: RunFacts): Promise<Survey> {
  const { event } = facts;
  const gaps = gapQuestions(openGaps(facts));
  const standings = standingsOf(facts, ports.hash);
  const ready = standings.filter(({ standing }) => standing === 'ready');
  const tasks = readyTasks(ready, event, ports.queues.connected());
  if (event.closed)
    return { picture: NOTHING, status: event.status, waitingFor: [], wanted: [], decided: [], outdated: [] };
  const settled = ready.length === 0;
  const approvals = settled ? await approvalStandings(ports, scope, facts, standings) : [];
  const claimed = settled ? claimConflicts(facts, standings) : { asked: [], decided: [] };
  const { decided } = claimed;
  const wanted = unique([
    ...gaps,
    ...(settled ? conflictQuestions(facts, standings) : []),
    ...claimed.asked,
    ...alternativeQuestions(approvals, facts),
  ]);
  const outdated = approvals.flatMap((standing) => standing.outdated);
  const gate =
    settled && phaseDone(event.state, standings)
      ? await checkGate(ports, scope, facts, phaseOf(event.state).gate)
      : undefined;
  const missing = whatKeepsShut(facts, runNow(ports, event).slice(0, 10), approvals, wanted, gate);
  const stopped = missing.some(({ kind }) => kind === 'until');
  const picture: Picture = {
    ready: tasks,
    ask: settled && (outdated.length > 0 || decided.length > 0 || differs(wanted, facts.questions)),
    request: stopped ? [] : requestable(approvals, facts),
    simulate: stopped ? null : simulation(facts, missing),
    enter: settled && gate?.passed && missing.length === 0 ? (stateAfter(event.state) ?? 'end') : null,
    deadlines: deadlines(facts.approvals),
  };
  return { picture, ...statusOf(picture, missing), wanted, decided, outdated };
}

/** Where every task stands, with what the open gaps keep shut. */
export function standingsOf(facts: RunFacts, hash: ContentHasher): TaskStanding[] {
  const blockedFrom = earliest(openGaps(facts).map((gap) => gap.blocks));
  return taskStandings(facts, hash, blockedFrom);
}

/**
 * The phase that is being drafted is the one of the first ready task: drafts run ahead of the run's state. Its lead
 * works in the run; in a collaborative phase what the other agents can do meanwhile is work for their queues. Beginner
 * drafts take milliseconds, less than a message.
 */
function readyTasks(ready: readonly TaskStanding[], event: EventRow, queues: boolean): ReadyTask[] {
  const phase = ready[0] && phaseOf(ready[0].state);
  const isShared = queues && phase?.collaborative === true;
  return ready.map(({ task }) => {
    const { name, agent } = task;
    const contributes = isShared && agent !== phase.lead && levelOf(task, event) !== 'Beginner';
    return { task: name, agent, ...(contributes && { contributes: true as const }) };
  });
}

function unique(wanted: readonly Wanted[]): Wanted[] {
  return [...new Map(wanted.map((question) => [question.signature, question])).values()];
}

function simulation({ event, records }: RunFacts, missing: readonly Waiting[]): Picture['simulate'] {
  if (event.execution !== 'simulated') return null;
  if (event.state === 'Logistics' && missing.length > 0 && missing.every(({ kind }) => kind === 'record'))
    return 'hold';
  return event.state === 'Execute' && !isConcluded(records) ? 'execution' : null;
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
