/**
 * Every check and every test, one line of progress each. The last line is `N passed, N failed`: each check counts
 * as one, each test as one. Usage: run-tests.mjs <test | long | check>.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { staleGenerated } from './generated-files.mjs';
import { root } from './root.mjs';
import { countTests } from './test-count.mjs';

const report = join(root, 'test-results/vitest.json');

function run(script, args, stdio = 'pipe') {
  const path = join(root, 'node_modules', script);
  const options = { cwd: root, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024, stdio };
  return spawnSync(process.execPath, [path, ...args], options);
}

/** A check passes when its tool exits with 0; otherwise everything the tool said is shown. */
const tool =
  (script, ...args) =>
  () => {
    const { status, stdout, stderr, error } = run(script, args);
    return status === 0 ? '' : `${stdout}${stderr}${error?.message ?? ''}` || `exit code ${status}`;
  };

const checks = {
  types: tool('typescript/bin/tsc', '-p', 'tsconfig.json', '--pretty', 'false'),
  lint: tool('oxlint/bin/oxlint', '--type-aware', '--deny-warnings'),
  format: tool('prettier/bin/prettier.cjs', '--check', '--cache', '.'),
  unused: tool('knip/bin/knip.js', '--no-progress', '--no-config-hints'),
  generated: async () => {
    const stale = await staleGenerated();
    return stale.map((path) => `${path} differs from its source; run: npm run fmt`).join('\n');
  },
};

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

async function runChecks(named) {
  const count = { passed: 0, failed: 0 };
  for (const [name, check] of Object.entries(named)) {
    const since = performance.now();
    const complaint = await check();
    console.log(`${complaint ? 'FAILED' : 'ok    '}  ${name} (${seconds(since)})`);
    if (complaint) console.log(complaint.trimEnd());
    count[complaint ? 'failed' : 'passed'] += 1;
  }
  return count;
}

function runTests(project) {
  rmSync(report, { force: true });
  console.log(`        tests (${project})`);
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  const { status } = run('vitest/vitest.mjs', ['run', '--project', project, ...reporters], 'inherit');
  return countTests(existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined, status);
}

const what = process.argv[2] ?? 'test';
// Tests of the whole process run what was compiled, so it is compiled anew even when it looks fresh.
const named = what === 'long' ? { build } : what === 'check' ? checks : { build, ...checks };
const checked = await runChecks(named);
const tested = what === 'check' ? { passed: 0, failed: 0 } : runTests(what === 'long' ? 'long' : 'main');

const passed = checked.passed + tested.passed;
const failed = checked.failed + tested.failed;
if (failed > 0 || passed === 0) process.exitCode = 1;
console.log(`${passed} passed, ${failed} failed`);
