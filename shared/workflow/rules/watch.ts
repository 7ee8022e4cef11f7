import type { LifecycleState } from '../../kernel/levels.ts';
import { lifecycle } from '../lifecycle.ts';
import type { Effect, Outcome, RunState } from './run-state.ts';

/**
 * What is measured of a run, and decides nothing. It is kept beside the state and handed from generation to generation,
 * since only activities may tell of it. All times are wall-clock milliseconds of the orchestration, which replay alike.
 */
export interface Timing {
  /** The turn under way: from when the run had something to do until it waits. */
  turn: Turn | null;
  /** A turn that ended where no activity could tell of it. */
  untold: (Turn & { until: number }) | null;
  /** Work of a phase that was sent to other agents. */
  fanOut: FanOut | null;
  /** The same, when the phase has no more to send, until an activity has told of it. */
  joined: FanOut | null;
}

export interface Turn {
  since: number;
  /** Last letter that had been read when this part of it began; a letter of another request begins another part. */
  part: number;
}

export interface FanOut {
  since: number;
  /** Of the first task that was sent. */
  phase: LifecycleState;
  outcome: 'complete' | 'deadline' | 'fallback';
  /** When all that was sent was in; null while something is out. */
  until: number | null;
}

/** What an activity is to tell of, and its own turn. */
export type Told = Pick<Timing, 'untold' | 'joined' | 'fanOut'> & { turn: Turn };

export const untimed: Timing = { turn: null, untold: null, fanOut: null, joined: null };

/**
 * Follows the loop. A generation that began before anything was measured is replayed with the inputs that it had, so
 * nothing is watched in it; the next one begins to.
 */
export class Watch {
  #timing: Timing;
  /** Since when the run is looked after without a wait. */
  #woke: number;
  readonly #isOn: boolean;
  readonly #now: () => number;

  constructor(timing: Timing | undefined, now: () => number) {
    this.#timing = timing ?? untimed;
    this.#isOn = timing !== undefined;
    this.#now = now;
    this.#woke = now();
  }

  get timing(): Timing {
    return this.#timing;
  }

  /** Something to do was found; what is told with it. */
  begins(state: RunState): { timing?: Told } {
    if (!this.#isOn) return {};
    const turn = this.#timing.turn ?? { since: this.#woke, part: state.cursor };
    this.#timing = { ...this.#timing, turn };
    const { untold, joined, fanOut } = this.#timing;
    return { timing: { turn, untold, joined, fanOut } };
  }

  /** Work goes out, or is done here since nobody did it. A phase may send more than once, as its work allows. */
  sends(step: Effect): void {
    if (!this.#isOn) return;
    const [first] = step.do === 'send-work' ? step.work : [];
    const phase = first && phaseOfTask(first.task);
    const { fanOut } = this.#timing;
    const isAnother =
      phase !== undefined && fanOut !== null && fanOut.until !== null && fanOut.phase !== phase;
    if (isAnother) this.#timing = { ...this.#timing, fanOut: null, joined: fanOut };
    const open =
      this.#timing.fanOut ?? (phase && { since: this.#now(), phase, outcome: 'complete' as const });
    if (!open) return;
    const until = phase === undefined ? (this.#timing.fanOut?.until ?? null) : null;
    this.#timing = { ...this.#timing, fanOut: { ...open, until, outcome: worse(open.outcome, step) } };
  }

  /** What was read of the inbox, or what a step left. */
  sees(state: RunState): void {
    const { fanOut } = this.#timing;
    // Nothing is out yet while the sending itself is to be tried again.
    if (!fanOut || fanOut.until !== null || state.sent.length > 0 || state.pending?.do === 'send-work')
      return;
    this.#timing = { ...this.#timing, fanOut: { ...fanOut, until: this.#now() } };
  }

  /** A step is done, and has told what it was given to tell. */
  told(outcome: Outcome): void {
    if (!this.#isOn || outcome.fault) return;
    const { turn, fanOut } = this.#timing;
    const { part = turn?.part ?? 0, over = false } = outcome.turn ?? {};
    if (over) this.#woke = this.#now();
    if (over && fanOut?.until) this.#timing = { ...this.#timing, fanOut: null };
    this.#timing = {
      ...this.#timing,
      untold: null,
      joined: null,
      turn: turn && !over ? { ...turn, part } : null,
    };
  }

  /** The run waits: its turn is over. */
  rests(): void {
    const { turn } = this.#timing;
    if (turn) this.#timing = { ...this.#timing, turn: null, untold: { ...turn, until: this.#now() } };
  }
}

function worse(outcome: FanOut['outcome'], step: Effect): FanOut['outcome'] {
  if (outcome === 'fallback' || (step.do === 'run-task' && step.unanswered)) return 'fallback';
  const isLate = step.do === 'send-work' && step.work.some(({ attempt }) => attempt > 1);
  return isLate ? 'deadline' : outcome;
}

const phaseOfTask = (task: string): LifecycleState | undefined =>
  lifecycle.find(({ tasks }) => tasks.some((name) => name === task))?.state;
