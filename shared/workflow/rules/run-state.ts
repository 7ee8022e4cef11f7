import type { Letter } from '../../kernel/run-store.ts';
import type { LifecycleState } from '../../kernel/levels.ts';
import type { RunClock } from '../../kernel/run-clock.ts';

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
  /** Work at the queues of other agents, whose results come as letters. */
  sent: readonly Sent[];
}

/** One task that was sent to its agent's queue. */
export interface Sent {
  task: string;
  agent: string;
  /** Names the work over all its attempts, so that it is done once. */
  operation: string;
  /** Names the message: from 1. */
  attempt: number;
  /** Wall-clock milliseconds after which its answer is not waited for any longer. */
  due: number;
}

/** What can be done now, drawn by `survey-run`. Empty lists mean that the run waits. */
export interface Picture {
  /** Tasks whose inputs exist and changed, in lifecycle order. */
  ready: readonly ReadyTask[];
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

export interface ReadyTask {
  task: string;
  agent: string;
  /** Its agent contributes to the phase that another one leads: the task is work for its queue. */
  contributes?: true;
}

/** A task on its way to the queue of its agent. */
export type Work = Omit<Sent, 'due'>;

export type Effect =
  | { do: 'survey'; operation: string }
  | {
      do: 'run-task';
      operation: string;
      task: string;
      agent: string;
      /** The agent's queue did not answer. */ unanswered?: true;
    }
  | { do: 'send-work'; operation: string; work: readonly Work[] }
  | { do: 'ask'; operation: string }
  | { do: 'request-approval'; operation: string; approval: string }
  | { do: 'chase-approval'; operation: string; approval: string; due: number }
  | { do: 'simulate'; operation: string; what: 'hold' | 'execution' }
  | { do: 'enter-state'; operation: string; to: LifecycleState }
  | { do: 'report-failure'; operation: string; step: string; detail: string };

export type Step =
  Effect | { do: 'wait'; until: number | null } | { do: 'close'; outcome: 'completed' | 'cancelled' };

export type Outcome =
  | {
      fault: false;
      letters: readonly Letter[];
      picture: Picture | null;
      /** Of the turn that the step belongs to: which part of it goes on, and whether it is over and told of. */
      turn?: { part: number; over: boolean };
    }
  | { fault: true; detail: string };

/** After this many failures in a row a person is told; the step is still tried again, at the longest interval. */
export const FAILURES_BEFORE_REPORT = 3;

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
    sent: [],
  };
}

/** Whether people have been told that a step keeps failing, and it has not succeeded since. */
export function isReported(state: RunState): boolean {
  return state.failures >= FAILURES_BEFORE_REPORT;
}
