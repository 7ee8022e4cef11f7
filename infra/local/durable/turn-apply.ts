import type { ActivityDispatch } from './activity-dispatch.ts';
import { eventType } from './history-event.ts';
import type { LiveInstance } from './live-instance.ts';
import type { LiveInstances } from './live-instances.ts';
import { replayEvent } from './replay-event.ts';
import type { TimerBoard } from './timer-board.ts';
import type { TurnOpening } from './turn-opening.ts';
import type { TurnPlan } from './turn-plan.ts';
import type { TurnEffects } from './turn-write.ts';

interface ApplyNeeds {
  instances: LiveInstances;
  activities: ActivityDispatch;
  timers: TimerBoard;
}

interface CommittedTurn {
  opening: TurnOpening;
  plan: TurnPlan;
  effects: TurnEffects;
}

/** Brings memory up to the commit, then sets off what the turn asked for. */
export function applyTurn(needs: ApplyNeeds, instance: LiveInstance, turn: CommittedTurn): void {
  const { instances, activities, timers } = needs;
  const { opening, plan, effects } = turn;
  // A suspension may have been committed while the turn ran.
  instance.row = { ...effects.row, suspended: instance.row.suspended };
  instance.lastTurnAt = opening.at;
  if (plan.ends === 'waiting') {
    goOn(timers, instance, turn, plan.cancelled);
  } else {
    timers.cancelAllOf(instance.row.id);
    if (plan.ends === 'next-generation') instances.renew(instance, carriedOver(instance, opening));
    else instances.remove(instance);
  }
  effects.timers.forEach((timer) => timers.arm(timer));
  effects.children.forEach((child) => instances.add(child));
  activities.add(effects.activities);
  const { toParent } = effects;
  if (toParent) instances.deliver(toParent.id, toParent.execution, toParent.message);
}

function goOn(
  timers: TimerBoard,
  instance: LiveInstance,
  { opening, effects }: CommittedTurn,
  cancelled: readonly number[],
): void {
  instance.inbox.splice(0, opening.batch.length);
  instance.inbox.push(...effects.answers);
  for (const event of effects.appended) {
    instance.history.push(replayEvent(event, true));
    instance.book.absorb(event);
  }
  for (const task of cancelled) {
    instance.book.close(task);
    timers.cancel(instance.row.id, task);
  }
}

/**
 * As on Azure for JavaScript, events that had arrived when the last turn began are gone, read or not. Those
 * that came while it ran were not part of it: the next generation gets them.
 */
function carriedOver({ inbox }: LiveInstance, { arrived }: TurnOpening): LiveInstance['inbox'] {
  const forAnyGeneration: number[] = [eventType.eventRaised, eventType.executionTerminated];
  return inbox.filter(
    (message) => !arrived.includes(message) && forAnyGeneration.includes(message.event.EventType),
  );
}
