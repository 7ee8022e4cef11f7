import { randomUUID } from 'node:crypto';
import type { Binding, FunctionRunner, Invocation, InvocationResult, TypedData } from '../function-runner.ts';
import type { Log, LogLevel } from '../log.ts';
import { newTrace } from './exchange.ts';
import type { CoreFunction, CoreInvocation, FunctionsCore, HookName } from './functions-core.ts';
import { HostRefusal } from './host-problems.ts';
import { type TimeLimit, withinTime } from './time-limit.ts';

export interface RunnerOptions {
  core: FunctionsCore;
  log: Log;
  /** Data of an input binding that the caller did not give, e.g. a durable client; undefined if there is none. */
  inputData?: (binding: Binding) => TypedData | undefined;
  /** For each invocation; none if it is absent. */
  timeLimit?: TimeLimit | undefined;
}

export function createFunctionRunner(options: RunnerOptions): FunctionRunner {
  const { core } = options;
  return {
    find: (name) => core.functions.get(name),
    ofTrigger: (type) =>
      [...core.functions.values()].filter(({ trigger }) => trigger.type.toLowerCase() === type.toLowerCase()),
    async invoke({ name }, invocation) {
      const fn = core.functions.get(name);
      if (!fn) throw new Error(`No function named ${name} is registered.`);
      return await logged(fn, invocation, options);
    },
  };
}

/** Who is invoked and by what: the ids under which the lines of one invocation are found in the log. */
interface Identified extends Invocation {
  id: string;
  traceContext: { traceParent: string; traceState: string };
}

async function logged(
  fn: CoreFunction,
  given: Invocation,
  options: RunnerOptions,
): Promise<InvocationResult> {
  const invocation = { ...given, id: randomUUID(), traceContext: given.traceContext ?? newTrace() };
  const startedAt = performance.now();
  let outcome = 'failed';
  try {
    const result = await inTime(fn, run(fn, invocation, options), options);
    outcome = 'succeeded';
    return result;
  } finally {
    const durationMs = Math.round(performance.now() - startedAt);
    const fields = { ...correlation(fn, invocation), outcome, durationMs };
    options.log('information', `Function ${fn.name} ended`, fields);
  }
}

function correlation(fn: CoreFunction, { id, traceContext, triggerMetadata }: Identified) {
  const instanceId = triggerMetadata?.['instanceId']?.string;
  const traceId = traceContext.traceParent.split('-')[1];
  return { function: fn.name, invocationId: id, traceId, ...(instanceId ? { instanceId } : {}) };
}

/**
 * A function that is over its time goes on, as nothing can stop it, but its result counts for nothing. Turns
 * of orchestrations never wait for anything and are left alone.
 */
function inTime<T>(fn: CoreFunction, work: Promise<T>, { timeLimit }: RunnerOptions): Promise<T> {
  if (!timeLimit || fn.trigger.type.toLowerCase() === 'orchestrationtrigger') return work;
  const sentence = `Function ${fn.name} ran longer than functionTimeout in host.json allows.`;
  return withinTime(work, timeLimit, () => new HostRefusal('function.timed-out', sentence));
}

/** The order of the worker: arguments, pre-hooks, handler, post-hooks (which may clear an error), answer. */
async function run(
  fn: CoreFunction,
  invocation: Identified,
  options: RunnerOptions,
): Promise<InvocationResult> {
  const { core } = options;
  const model = core.programmingModel();
  if (!model) throw new Error('No function has been registered through @azure/functions yet.');
  const hookData = {};
  const shared = { hookData, appHookData: core.appHookData };
  const coreInvocation = coreInvocationOf(fn, invocation, options, hookData);
  const invocationModel = await model.getInvocationModel(coreInvocation);
  const { context, inputs } = await invocationModel.getArguments();
  if (invocation.payload) inputs.unshift(invocation.payload);
  invocationContexts.set(coreInvocation, context);

  const before = { ...shared, invocationContext: context, functionCallback: fn.callback, inputs };
  coreInvocation.state = 'preInvocationHooks';
  await runHooks(core, 'preInvocation', before);

  const after = {
    ...shared,
    invocationContext: context,
    inputs: before.inputs,
    result: null as unknown, // hooks may put anything here
    error: null as unknown, // a handler may throw anything
  };
  coreInvocation.state = 'invocation';
  try {
    after.result = await invocationModel.invokeFunction(context, before.inputs, before.functionCallback);
  } catch (error) {
    // A handler may throw null, which must still count as a failure.
    after.error = error ?? new Error(`Function ${fn.name} threw ${String(error)}.`);
  }
  coreInvocation.state = 'postInvocationHooks';
  await runHooks(core, 'postInvocation', after);
  delete coreInvocation.state;
  if (after.error !== null && after.error !== undefined) throw after.error;

  if (invocation.payload) return { raw: after.result, outputs: [] };
  const { returnValue, outputData } = await invocationModel.getResponse(context, after.result);
  return { raw: after.result, ...(returnValue ? { returnValue } : {}), outputs: outputData ?? [] };
}

const invocationContexts = new WeakMap<CoreInvocation, unknown>();

function coreInvocationOf(
  fn: CoreFunction,
  invocation: Identified,
  options: RunnerOptions,
  hookData: object,
): CoreInvocation {
  const { id: invocationId, triggerMetadata, traceContext } = invocation;
  const coreInvocation: CoreInvocation = {
    invocationId,
    metadata: fn.metadata,
    request: {
      invocationId,
      functionId: fn.metadata.functionId ?? fn.name,
      inputData: withBoundInputs(fn, invocation, options),
      ...(triggerMetadata ? { triggerMetadata } : {}),
      traceContext,
    },
    log(level, category, message) {
      const invocationContext = invocationContexts.get(coreInvocation);
      const line = {
        hookData,
        appHookData: options.core.appHookData,
        level,
        message,
        category,
        invocationContext,
      };
      // Log hooks are synchronous and may change level and text.
      for (const hook of options.core.hooks('log')) hook(line);
      writeLine(options.log, line.level, line.message, { category, ...correlation(fn, invocation) });
    },
  };
  return coreInvocation;
}

function writeLine(log: Log, level: LogLevel, message: string, fields: Record<string, unknown>): void {
  if (level !== 'none') log(level, message, fields);
}

function withBoundInputs(fn: CoreFunction, { inputs }: Invocation, { inputData }: RunnerOptions) {
  const given = new Set(inputs.map(({ name }) => name));
  const bound = Object.entries(fn.bindings).flatMap(([name, binding]) => {
    if (binding === fn.trigger || binding.direction !== 'in' || given.has(name)) return [];
    const data = inputData?.(binding);
    return data ? [{ name, data }] : [];
  });
  return [...inputs, ...bound];
}

export async function runHooks(core: FunctionsCore, name: HookName, context: object): Promise<void> {
  for (const hook of core.hooks(name)) await hook(context);
}
