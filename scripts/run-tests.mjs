/**
 * Every check and every test, one line of progress each. The last line is `N passed, N failed`: each check counts
 * as one, each test as one. Usage: run-tests.mjs <test | long | check>.
 */
import { execFile, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { forgetAnswered, unansweredFaults } from './answered-faults.mjs';
import { build } from './build.mjs';
import { folderInMemory } from './folder-in-memory.mjs';
import { staleGenerated } from './generated-files.mjs';
import { root } from './root.mjs';
import { countBrowserTests, countTests } from './test-count.mjs';

const report = join(root, 'test-results/vitest.json');
const browserReport = join(root, 'test-results/browser.json');

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

function run(script, args, stdio = 'pipe', env = process.env) {
  const path = join(root, 'node_modules', script);
  const options = { cwd: root, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024, stdio, env };
  return spawnSync(process.execPath, [path, ...args], options);
}

const program = promisify(execFile);

/** A check passes when its tool exits with 0; otherwise everything the tool said is shown. */
const tool =
  (script, ...args) =>
  () =>
    program(process.execPath, [join(root, 'node_modules', script), ...args], {
      cwd: root,
      maxBuffer: 2 ** 28,
    }).then(
      () => '',
      ({ stdout, stderr, message }) => `${stdout}${stderr}` || message,
    );

/** Every checker works the schemas' types out anew: more of them than two take longer, not shorter. */
const types = (project) => tool('typescript/bin/tsc', '-p', project, '--pretty', 'false', '--checkers', '2');

/** Two rows, gone through side by side. */
const checks = [
  {
    types: types('tsconfig.json'),
    'types of the page': types('static-web/tsconfig.json'),
    lint: tool('oxlint/bin/oxlint', '--type-aware', '--deny-warnings'),
  },
  {
    format: tool('prettier/bin/prettier.cjs', '--check', '--cache', '.'),
    unused: tool('knip/bin/knip.js', '--no-progress', '--no-config-hints'),
    generated: async () => {
      const stale = await staleGenerated();
      return stale.map((path) => `${path} differs from its source; run: npm run fmt`).join('\n');
    },
  },
];

const metErrors = () =>
  unansweredFaults()
    .map((code) => `no test was answered ${code}; is it still thrown?`)
    .join('\n');

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

/** The data folders of tests lie in `folder`, where one is named. */
function runTests(projects, folder) {
  rmSync(report, { force: true });
  console.log(`        tests (${projects.join(', ')})`);
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  const { status } = run(
    'vitest/vitest.mjs',
    ['run', ...projects.map((name) => `--project=${name}`), ...reporters],
    'inherit',
    folder === undefined ? process.env : { ...process.env, TMPDIR: folder },
  );
  return countTests(existsSync(report) ? readJson(report) : undefined, status);
}

/** The product in a real browser, as compiled above. */
function runBrowserTests(project) {
  rmSync(browserReport, { force: true });
  console.log(`        tests (browser, ${project})`);
  process.env.PLAYWRIGHT_JSON_OUTPUT_NAME = browserReport;
  const { status } = run(
    '@playwright/test/cli.js',
    ['test', '--project', project, '--reporter=dot,json'],
    'inherit',
  );
  return countBrowserTests(existsSync(browserReport) ? readJson(browserReport) : undefined, status);
}

const what = process.argv[2] ?? 'test';
// Tests of the whole process run what was compiled, so it is compiled anew even when it looks fresh.
const counts = what === 'check' ? [] : [await runChecks({ build })];
if (what !== 'long') counts.push(...(await Promise.all(checks.map(runChecks))));
forgetAnswered();
const suites = {
  check: [],
  // About the disk as well: on it.
  long: [() => runTests(['long']), () => runBrowserTests('long')],
  test: [() => runTests(['main', 'alone'], folderInMemory()), () => runBrowserTests('main')],
};
for (const suite of suites[what]) counts.push(suite());
if (what === 'test') counts.push(await runChecks({ 'every error met': metErrors }));
const sum = (of) => counts.reduce((total, count) => total + count[of], 0);

const [passed, failed] = [sum('passed'), sum('failed')];
if (failed > 0 || passed === 0) process.exitCode = 1;
console.log(`${passed} passed, ${failed} failed`);
