import { closeSync, fstatSync, openSync, renameSync, writeSync } from 'node:fs';
import type { Log, LogLevel } from './log.ts';

/** Bytes after which, at the next start, the log is set aside as `<file>.1`. */
const rotateAt = 10 * 1024 * 1024;
const written: readonly LogLevel[] = ['information', 'warning', 'error', 'critical'];

/**
 * One JSON object per line, written at once, so that nothing is lost when the process is killed. Warnings and
 * errors also go to `terminal`, in words.
 */
export function openServerLog(file: string, terminal: (line: string) => void): { log: Log; close(): void } {
  let descriptor = openSync(file, 'a', 0o600);
  if (fstatSync(descriptor).size > rotateAt) {
    closeSync(descriptor);
    renameSync(file, `${file}.1`);
    descriptor = openSync(file, 'a', 0o600);
  }
  const log: Log = (level, message, fields = {}) => {
    if (!written.includes(level)) return;
    const line = { time: new Date().toISOString(), level, message, ...fields };
    writeSync(descriptor, `${JSON.stringify(line, withErrors)}\n`);
    if (level !== 'information') terminal(`${level}: ${message}${reasonOf(fields['error'])}`);
  };
  return { log, close: () => closeSync(descriptor) };
}

/** An Error has no enumerable properties: JSON alone would write `{}`. */
function withErrors(_key: string, value: unknown): unknown {
  if (value instanceof Error)
    return { ...value, name: value.name, message: value.message, stack: value.stack, cause: value.cause };
  return typeof value === 'bigint' ? String(value) : value;
}

function reasonOf(error: unknown): string {
  if (error === undefined) return '';
  return `: ${error instanceof Error ? error.message : String(error)}`;
}
