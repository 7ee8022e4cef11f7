import { eventType } from './history-event.ts';
import type { HistoryEvent } from './history-event.ts';

/** An event as the orchestrator reads it, apart from the engine's own: the package makes `Timestamp` a Date in place. */
export interface ReplayEvent extends Omit<HistoryEvent, 'Timestamp'> {
  Timestamp: string | Date;
  IsPlayed: boolean;
}

export function replayEvent(event: HistoryEvent, isPlayed: boolean): ReplayEvent {
  return { ...event, IsPlayed: isPlayed, Local: undefined };
}

/**
 * The events as one turn gets them. Turns share the objects, as parsing them anew each time costs more than
 * anything else in a turn; but an app may change what it is handed, so it gets the time of a turn and the
 * details of a failure as copies.
 */
export function handedOver(events: readonly ReplayEvent[]): ReplayEvent[] {
  return events.map((event) => {
    if (event.EventType === eventType.orchestratorStarted) return { ...event };
    if (!event.FailureDetails) return event;
    return { ...event, FailureDetails: JSON.parse(JSON.stringify(event.FailureDetails)) };
  });
}
