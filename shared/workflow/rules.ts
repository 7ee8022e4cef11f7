import type { Letter } from '../kernel/run-store.ts';
import type { LifecycleState } from '../kernel/levels.ts';
import { runTime, wallTime, type RunClock } from '../kernel/run-clock.ts';

/**
 * The pure side of the lifecycle loop: letters in, steps out. The facts of the catalog arrive as a `Picture`,
 * which an activity draws from the stores; a picture is thrown away whenever something new is known.
 */
export interface RunState {
  run: { organisationId: string; eventId: string };
  clock: RunClock;
  /** Last letter folded in. */
  cursor: number;
  /** Which start of the orchestration this is; makes operation ids unique over a restart. */
  epoch: string;
  /** Operations begun; the next one's id is made from it. */
  operations: number;
  picture: Picture | null;
  /** Begun and not yet known to be done: the same operation again. */
  pending: Effect | null;
  /** Failures in a row of the step named by `failing`. */
  failures: number;
  failing: string | null;
  /** Wall-clock milliseconds before which a failed step is not tried again. */
  retryAt: number | null;
  paused: boolean;
  cancelled: boolean;
}

/** What can be done now, drawn by `survey-run`. Empty lists mean that the run waits. */
export interface Picture {
  /** Tasks whose inputs exist and changed, in lifecycle order. */
  ready: readonly { task: string; agent: string }[];
  /** Questions to ask or to withdraw. */
  ask: boolean;
  /** Approvals to request because their subject is new or changed. */
  request: readonly string[];
  /** What the rehearsal's simulator has to report next. */
  simulate: 'hold' | 'execution' | null;
  /** The state to enter next, 'end' to complete the run, null while something is missing. */
  enter: LifecycleState | 'end' | null;
  /** Deadlines of people, run-clock milliseconds. */
  deadlines: readonly { approval: string; at: number }[];
}

export type Effect =
  | { do: 'survey'; operation: string }
  | { do: 'run-task'; operation: string; task: string; agent: string }
  | { do: 'ask'; operation: string }
  | { do: 'request-approval'; operation: string; approval: string }
  | { do: 'chase-approval'; operation: string; approval: string; due: number }
  | { do: 'simulate'; operation: string; what: 'hold' | 'execution' }
  | { do: 'enter-state'; operation: string; to: LifecycleState }
  | { do: 'report-failure'; operation: string; step: string; detail: string };

export type Step =
  Effect | { do: 'wait'; until: number | null } | { do: 'close'; outcome: 'completed' | 'cancelled' };

export type Outcome =
  { fault: false; letters: readonly Letter[]; picture: Picture | null } | { fault: true; detail: string };

const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 600_000;
/** After this many failures in a row a person is told; the step is still tried again, at the longest interval. */
const FAILURES_BEFORE_REPORT = 3;

export function beginning(run: RunState['run'], clock: RunClock, epoch: string): RunState {
  const calm = { pending: null, failures: 0, failing: null, retryAt: null };
  return {
    run,
    clock,
    cursor: 0,
    epoch,
    operations: 0,
    picture: null,
    ...calm,
    paused: false,
    cancelled: false,
  };
}

export function fold(state: RunState, letters: readonly Letter[]): RunState {
  return letters.reduce((folded, letter) => {
    const { command } = letter.body;
    return {
      ...folded,
      cursor: letter.seq,
      picture: null,
      retryAt: null,
      paused: command === 'pause' || (folded.paused && command !== 'resume'),
      cancelled: folded.cancelled || command === 'cancel',
    };
  }, state);
}

/** One step. `now` is wall-clock milliseconds, as is `until` of a wait. */
export function next(state: RunState, now: number): Step {
  if (state.cancelled) return { do: 'close', outcome: 'cancelled' };
  if (state.retryAt !== null && now < state.retryAt) return { do: 'wait', until: state.retryAt };
  if (state.paused) return { do: 'wait', until: null };
  if (state.pending) return state.pending;
  const operation = nextOperation(state);
  const { picture } = state;
  if (!picture) return { do: 'survey', operation };
  const overdue = picture.deadlines.find(({ at }) => at <= runTime(state.clock, now));
  if (overdue) return { do: 'chase-approval', operation, approval: overdue.approval, due: overdue.at };
  const [task] = picture.ready;
  if (task) return { do: 'run-task', operation, ...task };
  if (picture.ask) return { do: 'ask', operation };
  const [approval] = picture.request;
  if (approval) return { do: 'request-approval', operation, approval };
  if (picture.simulate) return { do: 'simulate', operation, what: picture.simulate };
  if (picture.enter === 'end') return { do: 'close', outcome: 'completed' };
  if (picture.enter) return { do: 'enter-state', operation, to: picture.enter };
  return { do: 'wait', until: nearest(picture, state.clock) };
}

/** Written down before the step is taken: an activity that failed may still have happened. */
export function intend(state: RunState, step: Effect): RunState {
  if (state.pending) return state;
  return { ...state, pending: step, operations: state.operations + 1 };
}

export function settle(state: RunState, step: Effect, outcome: Outcome, now: number): RunState {
  if (!outcome.fault) {
    const done = { ...state, pending: null, picture: outcome.picture, retryAt: null };
    if (step.do === 'report-failure') return { ...done, picture: null, retryAt: now + LONGEST_RETRY_MS };
    return state.failing === stepName(step) ? { ...done, failures: 0, failing: null } : done;
  }
  const failing = step.do === 'report-failure' ? state.failing : stepName(step);
  const failures = failing === state.failing ? state.failures + 1 : 1;
  const reported = failures > FAILURES_BEFORE_REPORT;
  const delay = reported ? LONGEST_RETRY_MS : FIRST_RETRY_MS * 2 ** (failures - 1);
  const failed = { ...state, failures, failing, retryAt: now + delay };
  if (failures !== FAILURES_BEFORE_REPORT || step.do === 'report-failure') return failed;
  // The report takes the failed step's place; the survey after it finds the same work still to be done.
  const operation = nextOperation(state);
  const report: Effect = { do: 'report-failure', operation, step: stepName(step), detail: outcome.detail };
  return { ...failed, pending: report, operations: state.operations + 1, retryAt: null };
}

/** Whether people have been told that a step keeps failing, and it has not succeeded since. */
export function isReported(state: RunState): boolean {
  return state.failures >= FAILURES_BEFORE_REPORT;
}

function stepName(step: Effect): string {
  return step.do === 'run-task' ? step.task : step.do;
}

function nextOperation({ epoch, operations }: RunState): string {
  return `op-${epoch}-${operations + 1}`;
}

function nearest(picture: Picture, clock: RunClock): number | null {
  const due = picture.deadlines.map(({ at }) => wallTime(clock, at));
  return due.length > 0 ? Math.min(...due) : null;
}

export interface Rules {
  fold: typeof fold;
  next: typeof next;
  intend: typeof intend;
  settle: typeof settle;
}

export const LATEST_RULES = 1;

/** A generation is replayed with the rules it began with; the next one begins with the newest. */
export function rulesFor(version: number): Rules {
  if (version !== 1) throw new Error(`this build has no lifecycle rules of version ${version}`);
  return { fold, next, intend, settle };
}
