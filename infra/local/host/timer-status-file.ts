import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** Points in time as ISO text. `last` is null until the first run. */
export interface TimerStatus {
  last: string | null;
  next: string;
  lastUpdated: string;
}

export interface TimerStatusStore {
  read(timer: string): TimerStatus | undefined;
  write(timer: string, status: TimerStatus): void;
}

/** One small JSON file, replaced as a whole, so that a crash leaves the old or the new one. */
export function timerStatusFile(file: string): TimerStatusStore {
  const statuses = new Map<string, TimerStatus>(Object.entries(readStatuses(file)));
  return {
    read: (timer) => statuses.get(timer),
    write(timer, status) {
      statuses.set(timer, status);
      writeFileSync(`${file}.new`, JSON.stringify(Object.fromEntries(statuses), null, 2));
      renameSync(`${file}.new`, file);
    },
  };
}

function readStatuses(file: string): Record<string, TimerStatus> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, TimerStatus>; // written only by this module
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}; // fs errors carry a code
    throw new Error(`The file ${file} cannot be read; remove it to forget when timers last ran.`, {
      cause: error,
    });
  }
}
