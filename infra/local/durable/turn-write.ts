import { eventText, eventType } from './history-event.ts';
import type { HistoryEvent, LeafMark } from './history-event.ts';
import type { LiveInstance, Message, MessageSource } from './live-instance.ts';
import { newExecution } from './start-instance.ts';
import type { ActivityRow, InstanceRow, Store, TimerRow } from './store.ts';
import { startChild, subFailure, tellParent } from './sub-orchestrations.ts';
import type { ToParent } from './sub-orchestrations.ts';
import type { TurnOpening } from './turn-opening.ts';
import type { TurnPlan } from './turn-plan.ts';

/** What the commit of a turn sets off; nothing of it may begin before. */
export interface TurnEffects {
  row: InstanceRow;
  /** New rows of history. */
  appended: HistoryEvent[];
  activities: ActivityRow[];
  timers: TimerRow[];
  children: InstanceRow[];
  /** Answers known at once: to attempts given up, to sub-orchestrations that cannot start. */
  answers: Message[];
  toParent?: ToParent | undefined;
}

/** Inside the transaction. Reads `instance`, does not change it. */
export function writeTurn(
  store: Store,
  instance: LiveInstance,
  opening: TurnOpening,
  plan: TurnPlan,
): TurnEffects {
  const { row } = instance;
  const effects: TurnEffects = { row, appended: [], activities: [], timers: [], children: [], answers: [] };
  const change = { ...row, custom_status: plan.customStatus, updated_at: new Date(opening.at).toISOString() };
  if (plan.ends === 'waiting') {
    effects.row = { ...change, status: 'Running' };
    opening.batch.forEach(({ source }) => dropSource(store, row.id, source));
    append(store, instance, effects, plan.events);
    for (const event of plan.events)
      if (event.Local) writeScheduled(store, instance, event, event.Local, plan.cancelled, effects);
    plan.cancelled.forEach((task) => store.dropTimer(row.id, task));
  } else if (plan.ends === 'next-generation') {
    effects.row = { ...change, status: 'Running', execution: newExecution(), input: plan.input };
    opening.arrived.forEach(({ source }) => dropSource(store, row.id, source));
    store.dropInboxOfGenerations(row.id);
    store.clearWork(row.id);
    store.clearHistory(row.id);
  } else {
    effects.row = { ...change, status: plan.ends, output: plan.output };
    append(store, instance, effects, [...opening.events, endEvent(opening, plan.ends, plan.output)]);
    store.clearWork(row.id);
    store.clearInbox(row.id);
    effects.toParent = tellParent(
      store,
      effects.row,
      opening.at,
      plan.ends === 'Failed' ? plan.details : undefined,
    );
  }
  store.changeInstance(effects.row);
  return effects;
}

function dropSource(store: Store, id: string, source: MessageSource): void {
  if ('inbox' in source) store.dropInbox(source.inbox);
  else if ('activity' in source) store.dropActivity(source.activity);
  else store.dropTimer(id, source.timer);
}

function append(
  store: Store,
  { row, history }: LiveInstance,
  effects: TurnEffects,
  events: HistoryEvent[],
): void {
  effects.appended = events;
  events.forEach((event, index) => store.addHistory(row.id, history.length + index, eventText(event)));
}

function writeScheduled(
  store: Store,
  instance: LiveInstance,
  event: HistoryEvent,
  mark: LeafMark,
  cancelled: readonly number[],
  effects: TurnEffects,
): void {
  const { id, execution } = instance.row;
  if (event.EventType === eventType.timerCreated) {
    if (cancelled.includes(event.EventId)) return;
    const timer = {
      id,
      task: event.EventId,
      execution,
      fire_at: Date.parse(event.FireAt ?? event.Timestamp),
    };
    store.addTimer(timer);
    effects.timers.push(timer);
    return;
  }
  const answer = (failure: HistoryEvent) => {
    const answered = { ...failure, TaskScheduledId: event.EventId, Timestamp: event.Timestamp };
    const key = store.addInbox(id, execution, answered);
    effects.answers.push({ event: answered, source: { inbox: key } });
  };
  const lastFailure = instance.book.leaves[mark.leaf]?.lastFailure;
  if (mark.gaveUp && lastFailure) return answer(lastFailure);
  if (event.EventType === eventType.taskScheduled) {
    const activity = {
      id,
      execution,
      task: event.EventId,
      name: event.Name ?? '',
      input: event.Input ?? null,
    };
    effects.activities.push({ ...activity, key: store.addActivity(activity) });
    return;
  }
  const child = startChild(store, instance, event);
  if (child) effects.children.push(child);
  else answer(subFailure(event, `An orchestration with the id '${event.InstanceId}' is already running.`));
}

function endEvent(
  { at }: TurnOpening,
  status: 'Completed' | 'Failed' | 'Terminated',
  output: string,
): HistoryEvent {
  const type = status === 'Terminated' ? eventType.executionTerminated : eventType.executionCompleted;
  const base = { EventType: type, EventId: -1, Timestamp: new Date(at).toISOString() };
  return { ...base, OrchestrationStatus: status, Result: output };
}
