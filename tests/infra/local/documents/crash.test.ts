import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { expect, describe, it, onTestFinished } from 'vitest';

import { openDocumentEngine } from '../../../../infra/local/documents/engine.ts';
import { containerOf, idsOf, temporaryFile } from './embedded-container.ts';

const writer = fileURLToPath(new URL('crash-writer.ts', import.meta.url));

/** Kills the writer the moment it has said `count` ids; it is in the middle of the next writes then. */
async function acknowledgedBeforeKill(file: string, run: number, count: number): Promise<string[]> {
  const child = spawn(process.execPath, [writer, file, String(run)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const acknowledged: string[] = [];
  for await (const id of createInterface({ input: child.stdout })) {
    acknowledged.push(id);
    if (acknowledged.length === count) child.kill('SIGKILL');
  }
  if (child.signalCode === null && child.exitCode === null) await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');
  return acknowledged;
}

describe('a process killed in the middle of its writes', () => {
  it('loses no write that was acknowledged', { timeout: 60_000 }, async () => {
    const file = temporaryFile();
    const acknowledged: string[] = [];
    for (const [run, count] of [3, 40, 111].entries()) {
      acknowledged.push(...(await acknowledgedBeforeKill(file, run, count)));
    }
    const engine = openDocumentEngine(file);
    onTestFinished(() => engine.close());
    const kept = new Set(await idsOf(await containerOf(engine), 'SELECT c.id FROM c'));
    expect(acknowledged.length).toBeGreaterThanOrEqual(154);
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
  });
});
