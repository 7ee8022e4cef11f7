import { closeSync, fstatSync, openSync, renameSync, writeSync } from 'node:fs';
import { logLine } from '../../shared/kernel/log-line.ts';
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
    const line = { ...fields, time: new Date().toISOString(), level, message };
    try {
      writeSync(descriptor, `${logLine(lineText(line))}\n`);
    } catch (error) {
      // A full disk: the terminal alone has to do, and what is logged goes on.
      terminal(`warning: the log cannot be written${reasonOf(error)}`);
    }
    if (level !== 'information') terminal(logLine(`${level}: ${message}${reasonOf(fields['error'])}`));
  };
  return { log, close: () => closeSync(descriptor) };
}

/** A log line must never be what fails: fields that do not fit into JSON are left out. */
function lineText(line: { time: string; level: LogLevel; message: string }): string {
  try {
    return JSON.stringify(line, plain);
  } catch {
    const { time, level, message } = line;
    return JSON.stringify({ time, level, message, fields: 'not serialisable' });
  }
}

/**
 * JSON alone would write `{}` for an Error. Of its further properties only the code is kept: errors of HTTP
 * clients carry whole requests, with keys in them.
 */
function plain(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  if (!(value instanceof Error)) return value;
  const { name, message, stack, cause } = value;
  return { name, message, code: 'code' in value ? value.code : undefined, stack, cause };
}

function reasonOf(error: unknown): string {
  if (error === undefined) return '';
  return `: ${error instanceof Error ? error.message : JSON.stringify(error)}`;
}
