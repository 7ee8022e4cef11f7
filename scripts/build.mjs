/** Compiles the product into dist/, if a source has changed since it was last compiled. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './root.mjs';

const dist = join(root, 'dist');
const stamp = join(dist, '.built');
const sources = ['functions', 'orchestrators', 'shared', 'infra/local'];
const settings = ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json'];

function entries(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => ({
    path: join(entry.parentPath, entry.name),
    isFolder: entry.isDirectory(),
  }));
}

/** Folders count too: deleting a file changes only its folder's time. */
function newestSource() {
  const folders = sources.map((folder) => join(root, folder)).filter(existsSync);
  const paths = folders.flatMap((folder) => [folder, ...entries(folder).map(({ path }) => path)]);
  const times = [...paths, ...settings.map((file) => join(root, file))].map(
    (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0,
  );
  return Math.max(...times);
}

/** Compiled files whose source is gone would still be imported. */
function removeOrphans() {
  const compiled = sources.map((folder) => join(dist, folder)).filter(existsSync);
  for (const { path, isFolder } of compiled.flatMap(entries)) {
    const source = join(root, path.slice(dist.length)).replace(/\.js(\.map)?$/, '.ts');
    if (!isFolder && /\.js(\.map)?$/.test(path) && !existsSync(source)) rmSync(path);
  }
}

/** Returns the compiler's complaint, or an empty string. Files are written even when types do not agree. */
export function build() {
  const startedAt = new Date();
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const result = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json', '--pretty', 'false'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (existsSync(dist)) removeOrphans();
  if (result.status !== 0) return `${result.stdout}${result.stderr}`;
  writeFileSync(stamp, '');
  utimesSync(stamp, startedAt, startedAt);
  return '';
}

export function buildIfStale() {
  const builtAt = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? -1;
  return newestSource() < builtAt ? '' : build();
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const complaint = buildIfStale();
  if (complaint) {
    process.stderr.write(`${complaint}The sources do not compile.\n`);
    process.exitCode = 1;
  }
}
