import { format } from 'node:util';
import type { Log } from './log.ts';

/** What the app prints is a log line, as it is in Azure; the terminal stays readable. */
export function consoleToLog(log: Log): void {
  const levels = {
    log: 'information',
    info: 'information',
    debug: 'debug',
    warn: 'warning',
    error: 'error',
  } as const;
  for (const [method, level] of Object.entries(levels)) {
    Object.assign(console, {
      [method]: (...args: unknown[]) => log(level, format(...args), { category: 'console' }),
    });
  }
}
