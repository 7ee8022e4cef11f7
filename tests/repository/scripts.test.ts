import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importScript, root } from './tree.ts';

interface TestCount {
  countTests(report: unknown, exitCode: number): { passed: number; failed: number };
}
interface GeneratedFiles {
  staleGenerated(): Promise<string[]>;
}
// Plain JavaScript modules: their shape is stated above.
const { countTests } = (await importScript('test-count.mjs')) as TestCount;
const { staleGenerated } = (await importScript('generated-files.mjs')) as GeneratedFiles; // see above

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

describe('the generated files', () => {
  it('say what their source says', async () => {
    expect(await staleGenerated()).toEqual([]);
  });
});

describe('the bootstrap, given a command that it does not know', () => {
  it('names the commands on standard error and leaves standard output clean', () => {
    const result = spawnSync(process.execPath, [join(root, 'bootstrap.mjs'), 'fly'], { encoding: 'utf8' });
    expect(result).toMatchObject({ status: 2, stdout: '' });
    expect(result.stderr).toContain('start | plan | build | package | database | test');
  });
});
