import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const app = join(import.meta.dirname, 'support', 'crash-app.ts');

function run(folder: string, crash = ''): Promise<{ signal?: string; stdout: string; stderr: string }> {
  const env = { ...process.env, EODS_LOCAL_CRASH: crash };
  return new Promise((resolve) => {
    execFile(process.execPath, [app, folder], { env, timeout: 40_000 }, (error, stdout, stderr) =>
      resolve({ ...(error?.signal ? { signal: error.signal } : {}), stdout, stderr }),
    );
  });
}

const once = ['child', 'four', 'one', 'three', 'two'];

/** Each point, and what has then happened more than once: work whose result was not committed is done again. */
const windows: [crash: string, repeated: string[]][] = [
  ['turn.before-commit:1', []],
  ['turn.before-commit:2', ['one']],
  ['turn.before-commit:3', ['three', 'two']],
  // The event is acknowledged and the turn that reads it is lost: it must not have to be sent again.
  ['turn.before-commit:7', []],
  ['turn.after-commit:7', []],
  ['turn.after-commit:2', []],
  ['turn.after-commit:4', []],
  ['activity.after-run-before-commit:1', ['one']],
  ['activity.after-run-before-commit:4', ['child']],
  ['activity.after-run-before-commit:5', ['four']],
  ['event.before-commit:1', []],
];

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

describe('a process killed while it runs an instance', () => {
  it.concurrent.each(windows)(
    'finishes it after the next start: %s',
    async (crash, repeated) => {
      const folder = mkdtempSync(join(tmpdir(), 'eods-durable-crash-'));
      folders.push(folder);
      expect(await run(folder, crash)).toMatchObject({ signal: 'SIGKILL', stdout: '' });

      const { stdout, stderr } = await run(folder);
      expect(stderr).toBe('');
      const output = ['one', 'two', 'three', 'child', 'event', 'four'];
      expect(JSON.parse(stdout)).toEqual({ status: 'Completed', output });
      const effects = readFileSync(join(folder, 'effects'), 'utf8').trim().split('\n');
      expect(effects.sort()).toEqual([...once, ...repeated].sort());
    },
    60_000,
  );
});
