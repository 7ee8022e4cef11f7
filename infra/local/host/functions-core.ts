import Module from 'node:module';
import type { Binding, InvocationResult, RegisteredFunction, TypedData } from '../function-runner.ts';
import { type Log, type LogLevel, noLog } from '../log.ts';

/**
 * The module `@azure/functions-core`, which in Azure the Node.js worker provides to `@azure/functions`.
 * The types are the part of its contract that `@azure/functions` 4 uses.
 */
export type FunctionCallback = (...inputs: unknown[]) => unknown;
type LogCategory = 'user' | 'system' | 'customMetric';

interface FunctionMetadata {
  name: string;
  functionId?: string;
  bindings: Record<string, Binding>;
  retryOptions?: unknown;
}

export interface CoreFunction extends RegisteredFunction {
  callback: FunctionCallback;
  metadata: FunctionMetadata;
}

export interface CoreInvocation {
  invocationId: string;
  metadata: FunctionMetadata;
  request: {
    invocationId: string;
    functionId: string;
    inputData: { name: string; data: TypedData }[];
    triggerMetadata?: Record<string, TypedData>;
    traceContext?: { traceParent: string; traceState: string };
  };
  state?: 'preInvocationHooks' | 'invocation' | 'postInvocationHooks';
  log(level: LogLevel, category: LogCategory, message: string): void;
}

export interface InvocationModel {
  getArguments(): Promise<{ context: unknown; inputs: unknown[] }>;
  invokeFunction(context: unknown, inputs: unknown[], callback: FunctionCallback): Promise<unknown>;
  getResponse(
    context: unknown,
    result: unknown,
  ): Promise<{ returnValue?: TypedData | null; outputData?: InvocationResult['outputs'] }>;
}

export interface ProgrammingModel {
  getInvocationModel(invocation: CoreInvocation): InvocationModel | Promise<InvocationModel>;
  getCapabilities(worker: Record<string, string>): Promise<Record<string, string>>;
}

const hookNames = ['preInvocation', 'postInvocation', 'appStart', 'appTerminate', 'log'] as const;
export type HookName = (typeof hookNames)[number];
type HookCallback = (context: object) => unknown;

export interface FunctionsCore {
  functions: Map<string, CoreFunction>;
  /** Shared by all hooks of the process, as in the worker. */
  appHookData: Record<string, unknown>;
  hooks(name: HookName): readonly HookCallback[];
  programmingModel(): ProgrammingModel | undefined;
  /** Outside of start-up the worker refuses registrations: they would never be deployed. */
  setRegistrationOpen(open: boolean): void;
  /** Where lines go that belong to no invocation. */
  setLog(log: Log): void;
}

const processWide = Symbol.for('eods.local.functions-core');

/**
 * Must be called before anything requires `@azure/functions`: the package asks for its core once and then
 * keeps the answer. The registry is one per process, because that package is.
 */
export function installFunctionsCore(): FunctionsCore {
  const holder = globalThis as { [processWide]?: FunctionsCore }; // a global has no type of its own
  return (holder[processWide] ??= install());
}

function install(): FunctionsCore {
  const { core, api } = createFunctionsCore();
  // `_load` is what both require() and the ES module loader use for CommonJS; it is not in @types/node.
  const loader = Module as unknown as { _load(id: string, ...rest: unknown[]): unknown };
  const load = loader._load;
  loader._load = function (id, ...rest) {
    return id === '@azure/functions-core' ? api : load.call(this, id, ...rest);
  };
  return core;
}

function createFunctionsCore(): { core: FunctionsCore; api: object } {
  const functions = new Map<string, CoreFunction>();
  const hooks = new Map<HookName, HookCallback[]>(hookNames.map((name) => [name, []]));
  let model: ProgrammingModel | undefined;
  let registrationOpen = true;
  let log = noLog;

  const api = {
    // What a current worker and host report; some libraries compare them.
    version: '3.12.0',
    hostVersion: '4.1037.0',
    Disposable,
    log: (level: LogLevel, category: string, message: string) => log(level, message, { category }),
    setProgrammingModel: (next: ProgrammingModel) => (model = next),
    getProgrammingModel: () => model,
    registerFunction(metadata: FunctionMetadata, callback: FunctionCallback) {
      if (!registrationOpen) {
        throw new Error(`Function ${metadata.name} is registered after start-up; that is not possible.`);
      }
      const id = metadata.functionId ?? metadata.name;
      if (functions.has(id)) throw new Error(`A function with the name ${id} is already registered.`);
      functions.set(id, coreFunction(metadata, callback));
      return new Disposable(() => functions.delete(id));
    },
    registerHook(name: HookName, callback: HookCallback) {
      const known = hooks.get(name);
      if (!known) throw unknownHook(name);
      known.push(callback);
      return new Disposable(() => known.splice(known.indexOf(callback), 1));
    },
  };
  const core: FunctionsCore = {
    functions,
    appHookData: {},
    hooks: (name) => hooks.get(name) ?? [],
    programmingModel: () => model,
    setRegistrationOpen: (open) => (registrationOpen = open),
    setLog: (next) => (log = next),
  };
  return { core, api };
}

function coreFunction(metadata: FunctionMetadata, callback: FunctionCallback): CoreFunction {
  const { name, bindings } = metadata;
  const trigger = Object.values(bindings).find(({ type }) => /trigger$/i.test(type));
  if (!trigger) throw new Error(`Function ${name} has no trigger.`);
  return { name, trigger, bindings, callback, metadata };
}

/** The marker is what `@azure/functions` looks for to explain that a host is too old for a hook. */
function unknownHook(name: string): RangeError {
  return Object.assign(new RangeError(`Unrecognized hook "${name}"`), { isAzureFunctionsSystemError: true });
}

class Disposable {
  readonly #release: () => unknown;

  constructor(release: () => unknown) {
    this.#release = release;
  }

  static from(...parts: { dispose(): unknown }[]): Disposable {
    return new Disposable(() => parts.forEach((part) => part.dispose()));
  }

  dispose(): void {
    this.#release();
  }
}
