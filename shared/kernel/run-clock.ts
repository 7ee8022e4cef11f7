/** A run's own time: `now = asOf + (wall - startedAt) * speed`. A rehearsal may run faster than the wall clock. */
export interface RunClock {
  /** Planning date, YYYY-MM-DD. */
  asOf: string;
  /** Wall-clock milliseconds at which the run's clock showed midnight, UTC, of that day. */
  startedAt: number;
  speed: number;
}

/** Run time in milliseconds since the epoch for a wall-clock time in the same unit. */
export function runTime(clock: RunClock, wallMs: number): number {
  return Date.parse(`${clock.asOf}T00:00:00Z`) + (wallMs - clock.startedAt) * clock.speed;
}

/** Wall-clock milliseconds at which the run's clock will show `runMs`. */
export function wallTime(clock: RunClock, runMs: number): number {
  return clock.startedAt + (runMs - Date.parse(`${clock.asOf}T00:00:00Z`)) / clock.speed;
}

/**
 * `startedAt` of a run that starts now. One that is planned as of today lives by the clock on the wall; as of another
 * day, or faster than the wall, it begins at that day's midnight.
 */
export function clockStart({ asOf, speed }: Omit<RunClock, 'startedAt'>, wallMs: number): number {
  return speed === 1 && asOf === utcDay(wallMs) ? Date.parse(`${asOf}T00:00:00Z`) : wallMs;
}

/** Calendar day of a wall-clock time, UTC. */
export const utcDay = (wallMs: number): string => new Date(wallMs).toISOString().slice(0, 10);
