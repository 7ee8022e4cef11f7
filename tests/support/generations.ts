import { flattenActions, type Action } from '../../infra/local/durable/actions.ts';
import { eventType, type HistoryEvent } from '../../infra/local/durable/history-event.ts';
import { triggerName } from '../../infra/local/durable/orchestrator-run.ts';
import type { FunctionRunner } from '../../infra/local/function-runner.ts';

/** The last turn of one generation: everything that the orchestrator had read, and what it had asked for by then. */
export interface Generation {
  payload: { input: unknown; history: HistoryEvent[] } & Record<string, unknown>;
  answer: { isDone: boolean; actions: Action[][]; output?: unknown };
}

/** Keeps the last turn of every generation that runs while the work is done, in the order of their beginning. */
export async function recordGenerations(
  functions: FunctionRunner,
  work: () => Promise<unknown>,
): Promise<Generation[]> {
  const generations = new Map<string, Generation>();
  const { invoke } = functions;
  functions.invoke = async (fn, invocation) => {
    const result = await invoke(fn, invocation);
    if (fn.trigger.type === 'orchestrationTrigger') {
      // A copy of this moment: the engine goes on with the same objects.
      const payload = structuredClone(invocation.payload) as Generation['payload']; // the engine's own
      const execution = payload.history.find(({ ExecutionId }) => ExecutionId)?.ExecutionId ?? '';
      generations.set(execution, { payload, answer: plain(result.raw) });
    }
    return result;
  };
  try {
    await work();
  } finally {
    functions.invoke = invoke;
  }
  return [...generations.values()];
}

/** What today's orchestrator asks for after reading the same history. */
export async function replay(
  functions: FunctionRunner,
  { payload }: Generation,
): Promise<Generation['answer']> {
  const fn = functions.find('event-lifecycle');
  if (!fn) throw new Error('the orchestrator is not registered');
  const inputs = [{ name: triggerName(fn), data: { json: JSON.stringify(payload) } }];
  return plain((await functions.invoke(fn, { inputs })).raw);
}

/** Functions and timers in the order in which the orchestrator asked for them. */
export function asked({ actions }: Generation['answer']): string[] {
  return flattenActions(actions.flat()).leaves.map(({ kind, name }) => name || kind);
}

/** The same, as the history says that they were scheduled; retries by the package are left out. */
export function scheduled({ payload }: Generation): string[] {
  return payload.history.flatMap(({ EventType, Name, Local }) => {
    if (Local?.retryTimer || (Local?.attempt ?? 1) > 1) return [];
    if (EventType === eventType.taskScheduled) return [Name ?? ''];
    return EventType === eventType.timerCreated ? ['timer'] : [];
  });
}

/** As JSON, in which dates are texts. */
function plain(raw: unknown): Generation['answer'] {
  const { isDone, actions, output } = JSON.parse(JSON.stringify(raw)) as Generation['answer']; // the package's shape
  return { isDone, actions, ...(output !== undefined && { output }) };
}
