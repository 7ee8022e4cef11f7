import type { Clock } from '../clock.ts';
import type { PassFaultPoint } from '../fault-points.ts';
import type { FunctionRunner } from '../function-runner.ts';
import { failureDetailsOf } from './failure-details.ts';
import { eventType } from './history-event.ts';
import type { HistoryEvent } from './history-event.ts';
import { findFunction, missingFunction, resultText, triggerName } from './orchestrator-run.ts';
import type { ActivityRow } from './store.ts';

/** Activities running at the same time; the rest wait in order. */
const mostAtOnce = 64;

interface ActivityNeeds {
  functions: FunctionRunner;
  clock: Clock;
  passFaultPoint: PassFaultPoint;
  finished: (activity: ActivityRow, event: HistoryEvent) => void;
}

/**
 * Runs activities whose scheduling is committed. The result is not written here: the turn that reads it
 * replaces the activity's row in its own commit, so a step costs one fsync, and a crash in between runs the
 * activity again.
 */
export class ActivityDispatch {
  readonly #waiting: ActivityRow[] = [];
  #running = 0;
  #stopped = false;
  #closed = false;
  #idle = () => {};
  readonly #needs: ActivityNeeds;

  constructor(needs: ActivityNeeds) {
    this.#needs = needs;
  }

  add(activities: readonly ActivityRow[]): void {
    this.#waiting.push(...activities);
    this.#pump();
  }

  /**
   * No other begins. Resolves when those running have ended or the time (milliseconds, by the real clock) is
   * over; what comes later is lost, and its activity runs again after the next start.
   */
  async stop(patienceMs: number): Promise<void> {
    this.#stopped = true;
    if (this.#running > 0) {
      await new Promise<void>((resolve) => {
        const over = setTimeout(resolve, patienceMs);
        this.#idle = () => {
          clearTimeout(over);
          resolve();
        };
      });
    }
    this.#closed = true;
  }

  #pump(): void {
    while (!this.#stopped && this.#running < mostAtOnce) {
      const activity = this.#waiting.shift();
      if (!activity) return;
      this.#running++;
      void this.#run(activity).then((event) => {
        this.#running--;
        if (this.#closed) return;
        this.#needs.passFaultPoint('activity.after-run-before-commit');
        this.#needs.finished(activity, event);
        this.#pump();
        if (this.#running === 0) this.#idle();
      });
    }
  }

  async #run(activity: ActivityRow): Promise<HistoryEvent> {
    const { functions, clock } = this.#needs;
    const event = { EventId: -1, TaskScheduledId: activity.task };
    try {
      const fn = findFunction(functions, activity.name, 'activityTrigger');
      if (!fn) throw new Error(missingFunction(activity.name, 'activity'));
      const { returnValue } = await functions.invoke(fn, {
        inputs: [{ name: triggerName(fn), data: activity.input === null ? {} : { json: activity.input } }],
        triggerMetadata: { instanceId: { string: activity.id } },
      });
      const Timestamp = new Date(clock.now()).toISOString();
      return { ...event, EventType: eventType.taskCompleted, Timestamp, Result: resultText(returnValue) };
    } catch (thrown) {
      const details = failureDetailsOf(thrown);
      return {
        ...event,
        EventType: eventType.taskFailed,
        Timestamp: new Date(clock.now()).toISOString(),
        Reason: `Activity function '${activity.name}' failed: ${details.ErrorMessage}`,
        Details: details.StackTrace ?? details.ErrorMessage,
        FailureDetails: details,
      };
    }
  }
}
