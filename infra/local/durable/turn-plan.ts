import { describeLeaf, flattenActions } from './actions.ts';
import type { Action, FlatActions, LeafAction } from './actions.ts';
import { eventType } from './history-event.ts';
import type { EventType, FailureDetails, HistoryEvent } from './history-event.ts';
import type { LeafBook } from './leaf-book.ts';
import type { LiveInstance } from './live-instance.ts';
import type { OrchestratorState, TurnOutcome } from './orchestrator-run.ts';
import { instanceIdProblem } from './refusal.ts';
import { retryPolicyFrom } from './retry-policy.ts';
import { childInstanceId } from './turn-opening.ts';
import type { TurnOpening } from './turn-opening.ts';

/** How a turn ends, decided from data alone and written in one transaction. */
export type TurnPlan = { customStatus: string | null } & (
  | { ends: 'waiting'; events: HistoryEvent[]; cancelled: number[] }
  | { ends: 'next-generation'; input: string | null }
  | { ends: 'Completed' | 'Terminated'; output: string }
  | { ends: 'Failed'; output: string; details: FailureDetails }
);

/** Whether a function of this name and role is registered. */
export type KnowsFunction = (name: string, role: 'activity' | 'orchestrator') => boolean;

export function planTurn(
  instance: LiveInstance,
  opening: TurnOpening,
  outcome: TurnOutcome,
  knows: KnowsFunction,
): TurnPlan {
  const { state } = outcome;
  const customStatus =
    state.customStatus === undefined ? instance.row.custom_status : JSON.stringify(state.customStatus);
  const failed = (problem: string, details?: FailureDetails) =>
    failurePlan(instance.row.name, problem, customStatus, details);
  if (outcome.threw) return failed(state.error || 'an error without a message', state.failureDetails);

  const flat = flattenActions(state.actions.flat());
  const problem = flat.refusal ?? divergence(instance.book, flat, state);
  if (problem) return failed(problem);
  if (flat.continueAsNew)
    return { ends: 'next-generation', input: inputText(flat.continueAsNew, false), customStatus };
  if (state.isDone) return { ends: 'Completed', output: JSON.stringify(state.output ?? null), customStatus };

  const scheduled = flat.leaves
    .slice(instance.book.leaves.length)
    .map((leaf, index) => scheduleEvent(instance, opening, leaf, index));
  const impossible = scheduled
    .map((event) => schedulingProblem(event, knows))
    .find((found) => found !== undefined);
  if (impossible) return failed(impossible);
  return {
    ends: 'waiting',
    events: [...opening.events, ...opening.retries, ...scheduled, completedTurn(opening)],
    cancelled: cancelledTimers(instance.book, flat, scheduled),
    customStatus,
  };
}

export function failurePlan(
  name: string,
  problem: string,
  customStatus: string | null,
  details?: FailureDetails,
): TurnPlan {
  const text = `Orchestrator function '${name}' failed: ${problem}`;
  const made = { ErrorType: 'OrchestrationFailed', ErrorMessage: text, IsNonRetriable: false };
  return { ends: 'Failed', output: JSON.stringify(text), details: details ?? made, customStatus };
}

/** The package checks nothing of the kind; a replay that took another way would hand results to the wrong tasks. */
function divergence(book: LeafBook, flat: FlatActions, state: OrchestratorState): string | undefined {
  for (const [index, known] of book.leaves.entries()) {
    const now = flat.leaves[index];
    if (now && now.kind === known.kind && now.name === known.name) continue;
    const instead = now ? describeLeaf(now) : state.isDone ? 'the end of the orchestrator' : 'nothing';
    return (
      `The orchestrator is not deterministic: task ${index} was ${describeLeaf(known)}, ` +
      `and the replay has ${instead} in its place.`
    );
  }
  return undefined;
}

const scheduling: Record<LeafAction['kind'], EventType> = {
  activity: eventType.taskScheduled,
  'activity with retry': eventType.taskScheduled,
  'sub-orchestration': eventType.subOrchestrationCreated,
  'sub-orchestration with retry': eventType.subOrchestrationCreated,
  timer: eventType.timerCreated,
};

function scheduleEvent(
  instance: LiveInstance,
  opening: TurnOpening,
  { kind, name, action }: LeafAction,
  index: number,
): HistoryEvent {
  const id = opening.nextId + index;
  const retry = action.retryOptions ? { retry: retryPolicyFrom(action.retryOptions) } : {};
  const event: HistoryEvent = {
    EventType: scheduling[kind],
    EventId: id,
    Timestamp: new Date(opening.at).toISOString(),
    Local: { leaf: instance.book.leaves.length + index, kind, attempt: 1, ...retry },
  };
  if (kind === 'timer') return { ...event, FireAt: new Date(action.fireAt ?? opening.at).toISOString() };
  const isChild = event.EventType === eventType.subOrchestrationCreated;
  event.Name = name;
  event.Input = inputText(action, isChild);
  if (isChild) {
    event.InstanceId = action.instanceId || childInstanceId(instance.row.execution, id);
    event.Version = action.version ?? '';
  }
  return event;
}

/** The package has already turned string inputs into JSON text, except for sub-orchestrations. */
function inputText({ input }: Action, raw: boolean): string | null {
  if (input === undefined) return null;
  return typeof input === 'string' && !raw ? input : JSON.stringify(input);
}

function schedulingProblem(
  { EventType, Name = '', InstanceId }: HistoryEvent,
  knows: KnowsFunction,
): string | undefined {
  if (EventType === eventType.timerCreated) return undefined;
  const role = EventType === eventType.taskScheduled ? 'activity' : 'orchestrator';
  if (!knows(Name, role))
    return `The function '${Name}' doesn't exist, is disabled, or is not an ${role} function.`;
  return InstanceId === undefined ? undefined : instanceIdProblem(InstanceId);
}

/** Cancelling is a flag on the listed action; it may be set in the very turn that lists the timer first. */
function cancelledTimers(book: LeafBook, flat: FlatActions, scheduled: HistoryEvent[]): number[] {
  return flat.leaves.flatMap(({ action }, index) => {
    if (!action.isCanceled) return [];
    const known = book.leaves[index];
    if (known) return book.isOpen(known.currentId) ? [known.currentId] : [];
    const created = scheduled[index - book.leaves.length];
    return created ? [created.EventId] : [];
  });
}

function completedTurn({ at }: TurnOpening): HistoryEvent {
  return { EventType: eventType.orchestratorCompleted, EventId: -1, Timestamp: new Date(at).toISOString() };
}
