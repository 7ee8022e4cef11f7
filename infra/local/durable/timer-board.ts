import type { Clock } from '../clock.ts';
import { eventType } from './history-event.ts';
import type { HistoryEvent } from './history-event.ts';
import type { TimerRow } from './store.ts';

/** The timers of all instances, armed on the clock; the file keeps them until the turn that reads them. */
export class TimerBoard {
  readonly #armed = new Map<string, Map<number, () => void>>();
  readonly #clock: Clock;
  readonly #fired: (timer: TimerRow, event: HistoryEvent) => void;

  constructor(clock: Clock, fired: (timer: TimerRow, event: HistoryEvent) => void) {
    this.#clock = clock;
    this.#fired = fired;
  }

  arm(timer: TimerRow): void {
    const ofInstance = this.#armed.get(timer.id) ?? new Map<number, () => void>();
    this.#armed.set(timer.id, ofInstance);
    const cancel = this.#clock.at(timer.fire_at, () => {
      this.#forget(timer.id, timer.task);
      this.#fired(timer, {
        EventType: eventType.timerFired,
        EventId: -1,
        Timestamp: new Date(Math.max(this.#clock.now(), timer.fire_at)).toISOString(),
        TimerId: timer.task,
        FireAt: new Date(timer.fire_at).toISOString(),
      });
    });
    ofInstance.set(timer.task, cancel);
  }

  cancel(id: string, task: number): void {
    this.#armed.get(id)?.get(task)?.();
    this.#forget(id, task);
  }

  cancelAllOf(id: string): void {
    for (const cancel of this.#armed.get(id)?.values() ?? []) cancel();
    this.#armed.delete(id);
  }

  stop(): void {
    for (const id of this.#armed.keys()) this.cancelAllOf(id);
  }

  #forget(id: string, task: number): void {
    const ofInstance = this.#armed.get(id);
    ofInstance?.delete(task);
    if (ofInstance?.size === 0) this.#armed.delete(id);
  }
}
