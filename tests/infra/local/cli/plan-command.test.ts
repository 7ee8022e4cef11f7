import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'eods-plan-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Ended {
  /** Null: it had to be killed. */
  code: number | null;
  output: string;
}

/** Into a pipe, as people hand its output on: a pipe takes 64 KiB at a time. */
function plan(...args: string[]): Promise<Ended> {
  const command = [process.execPath, join(root, 'infra/local/cli/plan.ts'), ...args];
  const piped = ['-c', '"$@" | cat; exit "${PIPESTATUS[0]}"', 'bash', ...command];
  const env = { ...process.env, EODS_DATA_DIR: join(folder, 'data'), EODS_PORT: '0' };
  return new Promise((resolve) => {
    const child = execFile(
      'bash',
      piped,
      { cwd: root, env, timeout: 60_000, maxBuffer: 50_000_000 },
      (_end, output) => resolve({ code: child.exitCode, output }),
    );
  });
}

describe('the plan command above Beginner, where agents work through queues', () => {
  it('ends once the plan waits for a person, and says that it does', { timeout: 70_000 }, async () => {
    const brief = join(root, 'tests/fixtures/briefs/krakow.json');
    const { code, output } = await plan(brief, '--level', 'Intermediate', '--json');
    expect(code).toBe(2);
    expect(output.length).toBeGreaterThan(100_000);
    expect(JSON.parse(output)).toMatchObject({ state: 'Research', status: 'waiting' });
  });
});
