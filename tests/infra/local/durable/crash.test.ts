import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';

const app = join(import.meta.dirname, 'support', 'crash-app.ts');

function run(folder: string, crash = '') {
  const { signal, stdout, stderr } = spawnSync(process.execPath, [app, folder], {
    env: { ...process.env, EODS_LOCAL_CRASH: crash },
    encoding: 'utf8',
    timeout: 30_000,
  });
  return { signal, stdout, stderr };
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

describe('a process killed while it runs an instance', () => {
  it.each(windows)(
    'finishes it after the next start: %s',
    (crash, repeated) => {
      const folder = mkdtempSync(join(tmpdir(), 'eods-durable-crash-'));
      onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
      expect(run(folder, crash)).toMatchObject({ signal: 'SIGKILL', stdout: '' });

      const { stdout, stderr } = run(folder);
      expect(stderr).toBe('');
      const output = ['one', 'two', 'three', 'child', 'event', 'four'];
      expect(JSON.parse(stdout)).toEqual({ status: 'Completed', output });
      const effects = readFileSync(join(folder, 'effects'), 'utf8').trim().split('\n');
      expect(effects.sort()).toEqual([...once, ...repeated].sort());
    },
    60_000,
  );
});
