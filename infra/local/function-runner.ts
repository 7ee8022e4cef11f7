/** What the host offers the durable engine (and the timer, HTTP and queue front ends): the app's functions, runnable by name. */
export interface RegisteredFunction {
  name: string;
  /** The trigger binding as registered, e.g. `{ type: 'activityTrigger', name: 'activityTrigger7996c743ef', ... }`. */
  trigger: Binding;
  bindings: Record<string, Binding>;
}

export interface Binding {
  type: string;
  direction: string;
  [property: string]: unknown;
}

/** One field set: see the Functions worker's RpcTypedData. Only the kinds used here. */
export interface TypedData {
  json?: string;
  string?: string;
  bytes?: Uint8Array;
  int?: number;
  double?: number;
  http?: unknown;
}

export interface Invocation {
  /** Data of trigger and input bindings, by binding name. */
  inputs: { name: string; data: TypedData }[];
  /**
   * The trigger's value where it is an object already: handed over as it is, instead of an input. The answer is
   * then `raw` alone. Orchestrators only: their history would be written and parsed again on every turn.
   */
  payload?: object;
  triggerMetadata?: Record<string, TypedData>;
  traceContext?: { traceParent: string; traceState: string };
}

export interface InvocationResult {
  /** What the handler itself returned: the same object, not a copy. */
  raw: unknown;
  returnValue?: TypedData;
  outputs: { name: string; data: TypedData }[];
}

export interface FunctionRunner {
  /** Every registered function whose trigger has this type, e.g. 'orchestrationTrigger'. */
  ofTrigger(type: string): RegisteredFunction[];
  find(name: string): RegisteredFunction | undefined;
  /** Runs pre-hooks, the handler and post-hooks; rejects with what the handler threw. */
  invoke(fn: RegisteredFunction, invocation: Invocation): Promise<InvocationResult>;
}
