// Writes shared/workflow/catalog.generated.ts: the one list of declared agents, tasks and gates, read from the tree.
// `--check` only compares. A declaration's name follows from its file: tasks/shortlist-venues.ts exports shortlistVenues.
import { readdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', 'shared');
const target = join(root, 'workflow', 'catalog.generated.ts');

const camel = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
const sources = (folder) =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder))
        .filter((file) => file.endsWith('.ts'))
        .sort()
    : [];

const folders = readdirSync(join(root, 'agents'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();
const agents = folders
  .filter((folder) => existsSync(join(root, 'agents', folder, 'agent.ts')))
  .map((folder) => ({ name: camel(folder), path: `../agents/${folder}/agent.ts` }));
const tasks = folders.flatMap((folder) =>
  sources(`agents/${folder}/tasks`).map((file) => ({
    name: camel(file.slice(0, -3)),
    path: `../agents/${folder}/tasks/${file}`,
  })),
);
const gates = sources('gates').map((file) => ({ name: camel(file.slice(0, -3)), path: `../gates/${file}` }));

const lists = { agents, tasks, gates };
const imports = Object.values(lists)
  .flat()
  .map(({ name, path }) => `import { ${name} } from '${path}';`);
const exports = Object.entries(lists).map(
  ([list, items]) => `export const ${list} = [\n${items.map(({ name }) => `  ${name},\n`).join('')}];`,
);
const text = `// Generated from the tree by scripts/generate-catalog.mjs; do not edit.\n${imports.join('\n')}\n\n${exports.join('\n\n')}\n`;

if (process.argv.includes('--check')) {
  if (!existsSync(target) || readFileSync(target, 'utf8') !== text) {
    console.error('shared/workflow/catalog.generated.ts is not current: npm run fmt');
    process.exit(1);
  }
} else writeFileSync(target, text);
