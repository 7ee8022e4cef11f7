import type { OrchestrationContext, Task } from 'durable-functions';
import { RetryOptions } from 'durable-functions';
import type { Letter } from '../shared/kernel/run-store.ts';
import { LATEST_RULES, rulesFor, underLatestRules } from '../shared/workflow/rules.ts';
import { isReported, type Effect, type Outcome, type RunState } from '../shared/workflow/rules/run-state.ts';

/** The input of one generation: which rules it runs under, and where the run stands. */
export interface Generation {
  rules: number;
  state: RunState;
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

  for (let steps = 0; steps < STEPS_PER_GENERATION; steps++) {
    if (!caughtUp) {
      const letters = yield* readInbox(context, state);
      if (!letters) {
        yield* waitForBell(context, now(context) + OUTAGE_RETRY_MS);
        break;
      }
      state = rules.fold(state, letters);
      caughtUp = letters.length === 0;
      continue;
    }
    const step = rules.next(state, now(context));
    if (step.do === 'wait') {
      yield* waitForBell(context, step.until ?? Infinity);
      break;
    }
    if (step.do === 'close') {
      const closed = yield* closeRun(context, state, step.outcome);
      if (closed) return step.outcome;
      if (closed === undefined) {
        yield* waitForBell(context, now(context) + OUTAGE_RETRY_MS);
        break;
      }
      caughtUp = false;
      continue;
    }
    state = rules.intend(state, step);
    const outcome = yield* perform(context, state, step);
    state = rules.settle(state, step, outcome, now(context));
    if (!outcome.fault) state = rules.fold(state, outcome.letters);
    caughtUp = !outcome.fault && outcome.letters.length === 0;
  }
  context.df.continueAsNew({ rules: LATEST_RULES, state: underLatestRules(state) } satisfies Generation);
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
): Turn<boolean | undefined> {
  const input = { run: state.run, outcome, after: state.cursor };
  try {
    return yield context.df.callActivityWithRetry('close-run', retryPolicy(), input);
  } catch {
    return undefined;
  }
}

function* perform(context: OrchestrationContext, state: RunState, step: Effect): Turn<Outcome> {
  const activity = step.do === 'run-task' ? step.agent : step.do;
  const input = { run: state.run, after: state.cursor, step, reported: isReported(state) };
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
