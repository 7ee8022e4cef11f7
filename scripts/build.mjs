/** Compiles the product into dist/ and the web app into static-web/dist/, each if a source has changed since. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './root.mjs';

const dist = join(root, 'dist');
const settings = ['tsconfig.json', 'package-lock.json'];

const appFolders = ['functions', 'orchestrators', 'shared', 'infra/local'];

/** What is built: from which folders and files, and a stamp that tells when. */
const parts = [
  {
    stamp: join(dist, '.built'),
    sources: appFolders,
    files: [...settings, 'tsconfig.build.json', 'mcp.json'],
    build: buildApp,
  },
  {
    stamp: join(dist, '.built-page'),
    sources: ['static-web/src', 'static-web/public'],
    files: [...settings, 'static-web/index.html', 'static-web/vite.config.ts'],
    build: buildPage,
  },
];

function entries(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => ({
    path: join(entry.parentPath, entry.name),
    isFolder: entry.isDirectory(),
  }));
}

/** Folders count too: deleting a file changes only its folder's time. */
function newestSource({ sources, files }) {
  const folders = sources.map((folder) => join(root, folder)).filter(existsSync);
  const paths = folders.flatMap((folder) => [folder, ...entries(folder).map(({ path }) => path)]);
  const times = [...paths, ...files.map((file) => join(root, file))].map(
    (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0,
  );
  return Math.max(...times);
}

/** Compiled files whose source is gone would still be imported. */
function removeOrphans() {
  const compiled = appFolders.map((folder) => join(dist, folder)).filter(existsSync);
  for (const { path, isFolder } of compiled.flatMap(entries)) {
    const source = join(root, path.slice(dist.length)).replace(/\.js(\.map)?$/, '.ts');
    if (!isFolder && /\.js(\.map)?$/.test(path) && !existsSync(source)) rmSync(path);
  }
}

/** For production, whoever builds: a test runner's own NODE_ENV would leave the development code in the page. */
function run(script, args) {
  const path = join(root, 'node_modules', script);
  const { status, stdout, stderr } = spawnSync(process.execPath, [path, ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  return status === 0 ? '' : `${stdout}${stderr}`;
}

/** Types are left out: `npm run check` compares them, and whoever starts the product need not wait for that. */
function buildApp() {
  const complaint = run('typescript/bin/tsc', [
    '-p',
    'tsconfig.build.json',
    '--noCheck',
    '--pretty',
    'false',
  ]);
  if (existsSync(dist)) removeOrphans();
  return complaint;
}

function buildPage() {
  return run('vite/bin/vite.js', ['build', 'static-web', '--logLevel', 'warn']);
}

function buildPart({ stamp, build: work }) {
  const startedAt = new Date();
  const complaint = work();
  if (complaint) return complaint;
  mkdirSync(dist, { recursive: true });
  writeFileSync(stamp, '');
  utimesSync(stamp, startedAt, startedAt);
  return '';
}

const isFresh = (part) =>
  newestSource(part) < (statSync(part.stamp, { throwIfNoEntry: false })?.mtimeMs ?? -1);

/** Returns the complaints of what cannot be built, or an empty string. */
export const build = () => parts.map(buildPart).join('');

export const buildIfStale = () => parts.map((part) => (isFresh(part) ? '' : buildPart(part))).join('');

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const complaint = buildIfStale();
  if (complaint) {
    process.stderr.write(`${complaint}The sources do not compile.\n`);
    process.exitCode = 1;
  }
}
