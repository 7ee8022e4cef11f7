/**
 * The one entry of every npm script. Plain JavaScript without dependencies, so that a fresh clone works on
 * Node 20 with nothing installed: it installs what the lock names, then goes on with the Node that npm brought.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const oldestNode = [22, 13];

const commands = {
  start: { builds: true, run: ['dist/infra/local/main.js'] },
  plan: { builds: true, run: ['dist/infra/local/cli/plan.js'] },
  build: { run: ['scripts/build.mjs'] },
  package: { builds: true, run: ['scripts/package.mjs'] },
  database: { builds: true, run: ['scripts/database.mjs'] },
  test: { run: ['scripts/run-tests.mjs', 'test'] },
  'test:long': { run: ['scripts/run-tests.mjs', 'long'] },
  check: { run: ['scripts/run-tests.mjs', 'check'] },
  bench: { builds: true, run: ['tests/performance/bench.ts'] },
  fmt: { run: ['scripts/format.mjs'] },
};

/** Standard output belongs to the command (`plan --json` is read by programs), so this file speaks on standard error. */
const say = (text) => process.stderr.write(`${text}\n`);

function readJson(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * npm leaves a record of what it installed. Comparing it with the lock also recognises an install made by hand,
 * and does not depend on file times, which a checkout changes. Only packages for other platforms may be missing.
 */
function isInstalled() {
  const wanted = readJson('package-lock.json')?.packages;
  const present = readJson('node_modules/.package-lock.json')?.packages;
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = present[path];
    return found ? found.version === entry.version : Boolean(entry.optional ?? entry.devOptional);
  });
}

/**
 * `--ignore-scripts`: npm would compile better-sqlite3 because it finds a binding.gyp, although the package brings
 * its binaries. `--no-save`: an install by this file never changes the committed lock.
 */
function install() {
  say('Installing the packages named in package-lock.json (about a minute, once) ...');
  const npm = process.env.npm_execpath
    ? [process.execPath, process.env.npm_execpath]
    : [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
  const [program, ...first] = npm;
  const result = spawnSync(
    program,
    [...first, 'install', '--no-audit', '--no-fund', '--no-save', '--ignore-scripts'],
    {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      shell: process.platform === 'win32' && first.length === 0,
    },
  );
  if (result.status === 0) return;
  say(`${result.stdout ?? ''}${result.stderr ?? ''}${result.error?.message ?? ''}`);
  say('npm install failed; its output is above.');
  process.exit(result.status || 1);
}

function isNewEnough(version) {
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number);
  return major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
}

/** The Node that npm installed (Linux on x64), else the one that runs this file if it is new enough. */
function findNode() {
  const brought = join(root, 'node_modules', '.bin', 'node');
  if (existsSync(brought) && spawnSync(brought, ['--version']).status === 0) return brought;
  if (isNewEnough(process.version)) return process.execPath;
  say(
    `EODS needs Node ${oldestNode.join('.')} or newer. This is Node ${process.versions.node}, and npm has no Node ` +
      `to install for ${process.platform} on ${process.arch}: please install a newer Node, then run the command again.`,
  );
  process.exit(1);
}

function build(node) {
  const result = spawnSync(node, ['scripts/build.mjs'], {
    cwd: root,
    stdio: ['ignore', process.stderr.fd, 'inherit'],
  });
  if (result.status !== 0) process.exit(result.status || 1);
}

/** Runs the command in this process's place: same terminal, same signals, same exit code. */
function become(node, args) {
  const path = [join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter);
  const child = spawn(node, args, { cwd: root, stdio: 'inherit', env: { ...process.env, PATH: path } });
  // A terminal sends its Ctrl-C to the child as well; passing it on would make the child see it twice.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('error', (error) => {
    say(error.message);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

const [name = '', ...args] = process.argv.slice(2);
if (!Object.hasOwn(commands, name)) {
  say(`Usage: node bootstrap.mjs <${Object.keys(commands).join(' | ')}>`);
  process.exit(2);
}
const command = commands[name];
if (!isInstalled()) install();
const node = findNode();
if (command.builds) build(node);
become(node, [...command.run, ...args]);
