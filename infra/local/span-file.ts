import { appendFileSync, closeSync, openSync } from 'node:fs';

/** The spans of one machine, a JSON line each, from the start of the process on. Readable by their owner alone. */
export function openSpanFile(file: string): { takeSpan: (line: string) => void; close(): void } {
  const descriptor = openSync(file, 'w', 0o600);
  return {
    takeSpan: (line) => appendFileSync(descriptor, `${line}\n`),
    close: () => closeSync(descriptor),
  };
}
