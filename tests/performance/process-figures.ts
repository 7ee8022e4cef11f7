import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** MiB held by this process: its proportional share where the system tells it (Linux), else what is resident. */
export function memoryMib(): { mib: number; kind: 'PSS' | 'RSS' } {
  const file = '/proc/self/smaps_rollup';
  const pss = existsSync(file) ? /^Pss:\s+(\d+)/m.exec(readFileSync(file, 'utf8'))?.[1] : undefined;
  if (pss !== undefined) return { mib: Number(pss) / 1024, kind: 'PSS' };
  return { mib: process.memoryUsage().rss / 2 ** 20, kind: 'RSS' };
}

export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

export function folderKb(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size / 1024, 0);
}

/** The value below which the share `part` (0 to 1) of all values lies; undefined without values. */
export function quantile(values: readonly number[], part: number): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
}
