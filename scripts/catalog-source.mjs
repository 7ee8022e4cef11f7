/**
 * The one list of declared agents, tasks and gates, read from the tree. A declaration's name follows from its file:
 * tasks/shortlist-venues.ts exports shortlistVenues, venue-researcher/agent.ts exports venueResearcher.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

const shared = join(root, 'shared');
const camel = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

function declarationsIn(folder) {
  if (!existsSync(join(shared, folder))) return [];
  const files = readdirSync(join(shared, folder)).filter((file) => file.endsWith('.ts'));
  return files.sort().map((file) => ({ name: camel(file.slice(0, -3)), path: `../${folder}/${file}` }));
}

export function catalogSource() {
  const folders = readdirSync(join(shared, 'agents')).filter((name) =>
    existsSync(join(shared, 'agents', name, 'agent.ts')),
  );
  const lists = {
    agents: folders.sort().map((name) => ({ name: camel(name), path: `../agents/${name}/agent.ts` })),
    tasks: folders.flatMap((name) => declarationsIn(`agents/${name}/tasks`)),
    gates: declarationsIn('gates'),
  };
  const imports = Object.values(lists)
    .flat()
    .map(({ name, path }) => `import { ${name} } from '${path}';`);
  const exports = Object.entries(lists).map(
    ([list, items]) => `export const ${list} = [${items.map(({ name }) => name).join(', ')}];`,
  );
  return `// Generated from the tree; do not edit: npm run fmt\n${imports.join('\n')}\n\n${exports.join('\n\n')}\n`;
}
