import type { FunctionRunner, RegisteredFunction, TypedData } from '../function-runner.ts';
import type { Action } from './actions.ts';
import type { FailureDetails } from './history-event.ts';

/** What an orchestrator answers a turn with. */
export interface OrchestratorState {
  isDone: boolean;
  /** One inner list in the schema versions used here. */
  actions: Action[][];
  output?: unknown;
  customStatus?: unknown;
  error?: string;
  failureDetails?: FailureDetails;
}

export type TurnOutcome =
  { threw: false; state: OrchestratorState } | { threw: true; state: OrchestratorState };

/** Separates the words of the package's error from the state it carries. */
const stateMarker = '\n\n$OutOfProcData$:';

export function findFunction(
  functions: FunctionRunner,
  name: string,
  trigger: string,
): RegisteredFunction | undefined {
  const fn = functions.find(name);
  return fn?.trigger.type === trigger ? fn : undefined;
}

export function missingFunction(name: string, role: 'activity' | 'orchestrator'): string {
  return `The function '${name}' doesn't exist, is disabled, or is not an ${role} function.`;
}

/** The name under which the trigger's data is passed. */
export function triggerName(fn: RegisteredFunction): string {
  const found = Object.entries(fn.bindings).find(([, binding]) => binding.type === fn.trigger.type);
  if (!found) throw new Error(`The function '${fn.name}' has no ${fn.trigger.type} among its bindings.`);
  return found[0];
}

/** Runs one turn. Rejects when the orchestrator gave no answer at all: then the turn itself is broken. */
export async function runOrchestrator(
  functions: FunctionRunner,
  name: string,
  payload: object,
): Promise<TurnOutcome> {
  const fn = findFunction(functions, name, 'orchestrationTrigger');
  if (!fn) throw new Error(missingFunction(name, 'orchestrator'));
  try {
    const { raw } = await functions.invoke(fn, { inputs: [], payload });
    return { threw: false, state: stateFrom(raw) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const marker = message.indexOf(stateMarker);
    if (marker === -1) throw error;
    return { threw: true, state: stateFrom(JSON.parse(message.slice(marker + stateMarker.length))) };
  }
}

function stateFrom(answer: unknown): OrchestratorState {
  const isState = typeof answer === 'object' && answer !== null && 'isDone' in answer && 'actions' in answer;
  if (!isState || !Array.isArray(answer.actions))
    throw new Error('The orchestrator function returned no list of actions.');
  return answer as OrchestratorState; // the package's own shape, checked above as far as it is read
}

/** A handler's return value as the JSON text of a task's result, which must never be empty. */
export function resultText(data: TypedData | undefined): string {
  if (data?.json !== undefined) return data.json || 'null';
  if (data?.bytes !== undefined) return JSON.stringify(Buffer.from(data.bytes).toString('base64'));
  return JSON.stringify(data?.string ?? data?.int ?? data?.double ?? null);
}
