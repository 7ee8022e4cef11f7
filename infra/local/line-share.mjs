// Compares the lines of the local stand-ins with the lines of the product they stand under.
// Usage: node infra/local/line-share.mjs [root]; exit code 1 when the stand-ins are over a third.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

const productFolders = ['functions', 'orchestrators', 'shared', 'static-web'];
const localFolder = 'infra/local';
const codeExtensions = new Set(['.ts', '.tsx', '.js', '.jsx', '.mjs', '.css']);
const skippedFolders = new Set(['node_modules', 'dist', 'tests']);

const root = process.argv[2] ?? join(import.meta.dirname, '..', '..');

/** @param {string} folder */
function countLines(folder) {
  if (!existsSync(folder)) return 0;
  let lines = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !skippedFolders.has(entry.name)) lines += countLines(path);
    if (entry.isFile() && codeExtensions.has(extname(entry.name))) lines += countNonBlank(path);
  }
  return lines;
}

/** @param {string} file */
function countNonBlank(file) {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '').length;
}

const figures = productFolders.map((name) => ({ name, lines: countLines(join(root, name)) }));
const product = figures.reduce((sum, { lines }) => sum + lines, 0);
const local = countLines(join(root, localFolder));
const over = local * 3 > product;

for (const { name, lines } of figures) console.log(`${name}: ${lines} lines`);
console.log(`product: ${product} lines, ${localFolder}: ${local} lines, at most ${Math.floor(product / 3)}`);
if (over) console.error(`${localFolder} is over a third of the product's lines`);
process.exitCode = over ? 1 : 0;
