import type { Clock } from '../clock.ts';
import type { FunctionRunner, RegisteredFunction } from '../function-runner.ts';
import type { Log } from '../log.ts';
import { type TimerSchedule, timerSchedule } from './timer-schedule.ts';
import type { TimerStatus, TimerStatusStore } from './timer-status-file.ts';

export interface TimerFrontOptions {
  functions: FunctionRunner;
  clock: Clock;
  statuses: TimerStatusStore;
  log: Log;
}

export interface TimerFront {
  /** Starts no further run and resolves when the running ones have ended. */
  stop(): Promise<void>;
}

/** Runs timer functions at their times; a bad schedule is refused before any timer starts. */
export function startTimers(options: TimerFrontOptions): TimerFront {
  const now = options.clock.now();
  const timers = options.functions.ofTrigger('timerTrigger').map((fn) => {
    const schedule = timerSchedule(String(fn.trigger['schedule']), now);
    return createTimer(fn, schedule, options);
  });
  for (const timer of timers) timer.start();
  return {
    async stop() {
      await Promise.all(timers.map((timer) => timer.stop()));
    },
  };
}

/** How long after a failed try a run is recorded again. */
const recordAgainMs = 10_000;

/** What .NET shows for a date that was never set; Azure sends it before the first run. */
const never = '0001-01-01T00:00:00+00:00';

function createTimer(fn: RegisteredFunction, schedule: TimerSchedule, options: TimerFrontOptions) {
  const { clock, statuses } = options;
  const monitored = fn.trigger['useMonitor'] !== false && schedule.atLeastAMinuteApart;
  let status: TimerStatus | undefined = monitored ? statuses.read(fn.name) : undefined;
  let cancel = () => {};
  let running: Promise<void> = Promise.resolve();
  let stopped = false;

  const remember = (last: string | null) => {
    const now = clock.now();
    status = { last, next: isoTime(schedule.next(now)), lastUpdated: isoTime(now) };
    if (monitored) statuses.write(fn.name, status);
  };

  // The next run is armed only when this one has ended: runs of one timer never overlap, and what fell due
  // meanwhile is left out, as in Azure.
  const arm = (at: number) => {
    cancel = clock.at(at, () => runAndRearm(false));
  };

  /** A run that cannot be recorded (a full disk) is followed by no other; recording it is tried until it works. */
  const recordAndRearm = (startedAt: string): void => {
    if (stopped) return;
    try {
      remember(startedAt);
      arm(schedule.next(clock.now()));
    } catch (error) {
      const again = clock.now() + recordAgainMs;
      options.log('error', `Timer ${fn.name} waits: its last run cannot be recorded`, { error });
      cancel = clock.at(again, () => recordAndRearm(startedAt));
    }
  };

  const runAndRearm = (isPastDue: boolean): void => {
    running = (async () => {
      const startedAt = isoTime(clock.now());
      await invokeTimer(fn, status, isPastDue, options);
      recordAndRearm(startedAt);
    })();
  };

  return {
    start() {
      const now = clock.now();
      // Counted by today's schedule, which may not be the one of the last run.
      const due = status && schedule.next(Date.parse(status.lastUpdated));
      const isPastDue = due !== undefined && due <= now;
      if (!status) remember(null);
      if (isPastDue || fn.trigger['runOnStartup'] === true) runAndRearm(isPastDue);
      else arm(schedule.next(now));
    },
    async stop() {
      stopped = true;
      cancel();
      await Promise.allSettled([running]);
    },
  };
}

async function invokeTimer(
  fn: RegisteredFunction,
  status: TimerStatus | undefined,
  IsPastDue: boolean,
  { functions, log }: TimerFrontOptions,
): Promise<void> {
  const data = {
    Schedule: { AdjustForDST: true },
    ScheduleStatus: {
      Last: status?.last ?? never,
      LastUpdated: status?.lastUpdated ?? never,
      Next: status?.next ?? never,
    },
    IsPastDue,
  };
  try {
    const inputs = [{ name: String(fn.trigger['name']), data: { json: JSON.stringify(data) } }];
    await functions.invoke(fn, { inputs });
  } catch (error) {
    log('error', `Timer ${fn.name} failed`, { function: fn.name, error });
  }
}

function isoTime(at: number): string {
  return new Date(at).toISOString();
}
