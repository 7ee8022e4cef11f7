import { readFileSync } from 'node:fs';

/** What another process has used so far, on Linux; undefined elsewhere, and once it has ended. */
export function usedBy(pid: number): { cpuMs: number; rssMib: number } | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    const kb = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    // In ticks of 10 ms: the kernel's USER_HZ.
    return { cpuMs: (Number(fields[11]) + Number(fields[12])) * 10, rssMib: Number(kb) / 1_024 };
  } catch {
    return undefined;
  }
}

export interface Watched {
  cpuMs: number | undefined;
  /** At the beginning, at the end and the most in between. */
  rssMib: { first: number; last: number; most: number } | undefined;
}

/** What the process uses while the work goes on; its memory is looked at twice a second. */
export async function watching<T>(
  pid: number,
  work: () => Promise<T>,
): Promise<{ result: T; used: Watched }> {
  const before = usedBy(pid);
  const seen = before ? [before.rssMib] : [];
  const timer = setInterval(() => seen.push(usedBy(pid)?.rssMib ?? 0), 500);
  try {
    const result = await work();
    const after = usedBy(pid);
    if (!before || !after) return { result, used: { cpuMs: undefined, rssMib: undefined } };
    const rssMib = { first: before.rssMib, last: after.rssMib, most: Math.max(...seen, after.rssMib) };
    return { result, used: { cpuMs: after.cpuMs - before.cpuMs, rssMib } };
  } finally {
    clearInterval(timer);
  }
}

/** Until the process does next to nothing for a second: less than a tenth of a core. */
export async function untilAtRest(pid: number, limitMs: number): Promise<void> {
  const end = Date.now() + limitMs;
  for (let last = usedBy(pid)?.cpuMs ?? 0, quiet = 0; quiet < 2 && Date.now() < end;) {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const now = usedBy(pid)?.cpuMs ?? last;
    quiet = now - last < 100 ? quiet + 1 : 0;
    last = now;
  }
}
