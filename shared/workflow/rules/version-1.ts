import type { Letter } from '../../kernel/run-store.ts';
import { runTime, wallTime, type RunClock } from '../../kernel/run-clock.ts';
import {
  FAILURES_BEFORE_REPORT,
  type Effect,
  type Outcome,
  type Picture,
  type RunState,
  type Step,
} from './run-state.ts';

// Version 1, kept as it was for the generations that began under it: the run does all work itself.

const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 600_000;
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

function stepName(step: Effect): string {
  return step.do === 'run-task' ? step.task : step.do;
}

export function nextOperation({ epoch, operations }: RunState): string {
  return `op-${epoch}-${operations + 1}`;
}

export function nearest(picture: Picture, clock: RunClock): number | null {
  const due = picture.deadlines.map(({ at }) => wallTime(clock, at));
  return due.length > 0 ? Math.min(...due) : null;
}
