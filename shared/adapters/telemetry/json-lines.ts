import type { Telemetry } from '../../kernel/telemetry.ts';

/** One JSON object a line, for the platform's log collection. */
export function jsonLines(write: (line: string) => void, now: () => number): Telemetry {
  return {
    log: (level, message, fields = {}) =>
      write(JSON.stringify({ time: new Date(now()).toISOString(), level, message, ...fields })),
  };
}
