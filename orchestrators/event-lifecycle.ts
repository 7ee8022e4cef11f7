import type { OrchestrationContext, Task } from 'durable-functions';
import { RetryOptions } from 'durable-functions';
import type { Letter } from '../shared/kernel/run-store.ts';
import { LATEST_RULES, rulesFor, underLatestRules } from '../shared/workflow/rules.ts';
import { Watch, type Timing, type Told } from '../shared/workflow/rules/watch.ts';
import { isReported, type Effect, type Outcome, type RunState } from '../shared/workflow/rules/run-state.ts';

/** The input of one generation: which rules it runs under, and where the run stands. */
export interface Generation {
  rules: number;
  state: RunState;
  /** Absent in what began before it was measured. */
  timing?: Timing;
}

// What a yielded task comes back with is only known to the activity; each is checked by its one caller below.
// oxlint-disable-next-line typescript/no-explicit-any
type Turn<T> = Generator<Task, T, any>;

const STEPS_PER_GENERATION = 25;
const HEARTBEAT_MS = 3_600_000;
/** While the inbox cannot be read: the run outlives any outage of the stores. */
const OUTAGE_RETRY_MS = 30_000;
const FIRST_RETRY_MS = 1_000;
const ATTEMPTS = 3;

/**
 * The lifecycle of one event: read the inbox until it is empty, take one step, and when nothing is left to do,
 * wait for the bell. Every wait ends the generation, so history stays short and no event is ever waited for twice.
 */
export function* eventLifecycle(context: OrchestrationContext): Turn<string | undefined> {
  const generation = context.df.getInput() as Generation; // written by the starter or by the line at the end
  const rules = rulesFor(generation.rules);
  let { state } = generation;
  let caughtUp = false;
  const watch = new Watch(generation.timing, () => now(context));

  for (let steps = 0; steps < STEPS_PER_GENERATION; steps++) {
    if (!caughtUp) {
      const letters = yield* readInbox(context, state);
      if (!letters) {
        watch.rests();
        yield* waitForBell(context, now(context) + OUTAGE_RETRY_MS);
        break;
      }
      state = rules.fold(state, letters);
      watch.sees(state);
      caughtUp = letters.length === 0;
      continue;
    }
    const step = rules.next(state, now(context));
    if (step.do === 'wait') {
      watch.rests();
      yield* waitForBell(context, step.until ?? Infinity);
      break;
    }
    if (step.do === 'close') {
      const closed = yield* closeRun(context, state, step.outcome, watch);
      if (closed) return step.outcome;
      if (closed === undefined) {
        watch.rests();
        yield* waitForBell(context, now(context) + OUTAGE_RETRY_MS);
        break;
      }
      caughtUp = false;
      continue;
    }
    state = rules.intend(state, step);
    watch.sends(step);
    const outcome = yield* perform(context, state, step, watch.begins(state));
    watch.told(outcome);
    state = rules.settle(state, step, outcome, now(context));
    if (!outcome.fault) state = rules.fold(state, outcome.letters);
    watch.sees(state);
    caughtUp = !outcome.fault && outcome.letters.length === 0;
  }
  const { timing } = watch;
  const following = { rules: LATEST_RULES, state: underLatestRules(state), timing };
  context.df.continueAsNew(following satisfies Generation);
  return undefined;
}

function* waitForBell(context: OrchestrationContext, until: number): Turn<void> {
  const bell = context.df.waitForExternalEvent('inbox');
  const timer = context.df.createTimer(new Date(Math.min(until, now(context) + HEARTBEAT_MS)));
  const first = yield context.df.Task.any([bell, timer]);
  if (first === bell) timer.cancel();
}

function* readInbox(context: OrchestrationContext, state: RunState): Turn<Letter[] | undefined> {
  const input = { run: state.run, after: state.cursor };
  try {
    return yield context.df.callActivityWithRetry('read-inbox', retryPolicy(), input);
  } catch {
    return undefined;
  }
}

function* closeRun(
  context: OrchestrationContext,
  state: RunState,
  outcome: string,
  watch: Watch,
): Turn<boolean | undefined> {
  const input = { run: state.run, outcome, after: state.cursor, ...watch.begins(state) };
  try {
    return yield context.df.callActivityWithRetry('close-run', retryPolicy(), input);
  } catch {
    return undefined;
  }
}

function* perform(
  context: OrchestrationContext,
  state: RunState,
  step: Effect,
  told: { timing?: Told },
): Turn<Outcome> {
  const activity = step.do === 'run-task' ? step.agent : step.do;
  const input = { run: state.run, after: state.cursor, step, reported: isReported(state), ...told };
  try {
    return yield context.df.callActivityWithRetry(activity, retryPolicy(), input);
  } catch (error) {
    return { fault: true, detail: error instanceof Error ? error.message : 'the activity failed' };
  }
}

function retryPolicy(): RetryOptions {
  return new RetryOptions(FIRST_RETRY_MS, ATTEMPTS);
}

function now(context: OrchestrationContext): number {
  return context.df.currentUtcDateTime.getTime();
}
