/** The levels of the Functions worker; 'critical' and 'error' also reach a person at the terminal. */
export type LogLevel = 'trace' | 'debug' | 'information' | 'warning' | 'error' | 'critical' | 'none';

/** One line of the local log. `fields` must be serialisable; an Error is written with its stack. */
export type Log = (level: LogLevel, message: string, fields?: Record<string, unknown>) => void;

export const noLog: Log = () => {};

const ranks: readonly LogLevel[] = ['trace', 'debug', 'information', 'warning', 'error', 'critical'];

/** Drops the lines below a level. */
export function logFrom(least: LogLevel, log: Log): Log {
  return (level, message, fields) => {
    if (ranks.indexOf(level) >= ranks.indexOf(least)) log(level, message, fields);
  };
}
