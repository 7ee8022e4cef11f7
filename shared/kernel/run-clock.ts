/** A run's own time: `now = asOf + (wall - startedAt) * speed`. A rehearsal may run faster than the wall clock. */
export interface RunClock {
  /** Planning date, YYYY-MM-DD: the run's time begins at its midnight, UTC. */
  asOf: string;
  /** Wall-clock milliseconds at which the run started. */
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
