import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importScript, root } from './tree.ts';

interface TestCount {
  countTests(report: unknown, exitCode: number): { passed: number; failed: number };
  countBrowserTests(report: unknown, exitCode: number): { passed: number; failed: number };
}
// A plain JavaScript module: its shape is stated above.
const { countBrowserTests, countTests } = (await importScript('test-count.mjs')) as TestCount;

const { isUsable } = (await importScript('folder-in-memory.mjs')) as { isUsable(mounts: string): boolean }; // as exported

const file = (...statuses: string[]) => ({
  status: statuses.length > 0 && !statuses.includes('failed') ? 'passed' : 'failed',
  assertionResults: statuses.map((status) => ({ status })),
});

describe('the count of tests', () => {
  it('adds up what passed and failed, and leaves out what was skipped', () => {
    const testResults = [file('passed', 'failed', 'skipped'), file('passed')];
    expect(countTests({ testResults }, 1)).toEqual({ passed: 2, failed: 1 });
  });

  it('counts a file that cannot be loaded as one failure', () => {
    expect(countTests({ testResults: [file('passed'), file()] }, 1)).toEqual({ passed: 1, failed: 1 });
  });

  it('counts a bad end without a failed test as one failure', () => {
    expect(countTests({ testResults: [file('passed')] }, 1)).toEqual({ passed: 1, failed: 1 });
  });

  it('fails when nothing ran', () => {
    expect(countTests({ testResults: [] }, 0)).toEqual({ passed: 0, failed: 1 });
    expect(countTests(undefined, 1)).toEqual({ passed: 0, failed: 1 });
  });
});

describe('the count of browser tests', () => {
  it('takes a test that passed only when it was run again as failed', () => {
    const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 1 };
    expect(countBrowserTests({ stats }, 1)).toEqual({ passed: 3, failed: 2 });
  });

  it('fails when nothing ran or the end was bad', () => {
    expect(countBrowserTests(undefined, 1)).toEqual({ passed: 0, failed: 1 });
    expect(countBrowserTests({ stats: { expected: 2 } }, 1)).toEqual({ passed: 2, failed: 1 });
  });
});

describe('the folder in memory that tests write to', () => {
  const at = (type: string, options: string) =>
    `/dev/vda / ext4 rw 0 0\nshm /dev/shm ${type} ${options} 0 0\ntmpfs /run tmpfs rw,noexec 0 0\n`;

  it('is used where the system keeps it in memory', () => {
    expect(isUsable(at('tmpfs', 'rw,nosuid,nodev,size=8g'))).toBe(true);
  });

  it.each([
    ['there is none', 'tmpfs /run tmpfs rw 0 0\n'],
    ['it is a disk', at('ext4', 'rw')],
    ['no module of it may be loaded', at('tmpfs', 'rw,nosuid,noexec')],
    ['nothing can be written to it', at('tmpfs', 'ro')],
  ])('is left alone where %s', (_, mounts) => {
    expect(isUsable(mounts)).toBe(false);
  });
});

describe('the bootstrap, given a command that it does not know', () => {
  it('names the commands on standard error and leaves standard output clean', () => {
    const result = spawnSync(process.execPath, [join(root, 'bootstrap.mjs'), 'fly'], { encoding: 'utf8' });
    expect(result).toMatchObject({ status: 2, stdout: '' });
    expect(result.stderr).toContain('start | plan | build | package | database | test');
  });
});
