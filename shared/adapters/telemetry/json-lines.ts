import { logLine } from '../../kernel/log-line.ts';
import type { Telemetry } from '../../kernel/telemetry.ts';

/** One JSON object a line, for the platform's log collection. */
export function jsonLines(write: (line: string) => void, now: () => number): Telemetry['log'] {
  return (level, message, fields = {}) =>
    // The line's own words come last: no field can pose as one of them.
    write(logLine(JSON.stringify({ ...fields, time: new Date(now()).toISOString(), level, message })));
}
