/** Files that are made from a table in the code and committed, because tools and editors read them. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { apiSource } from './api-source.mjs';
import { azureCatalog } from './azure-catalog.mjs';
import { catalogSource } from './catalog-source.mjs';
import { oxlintConfig } from './lint-config.mjs';
import { root } from './root.mjs';

const generated = {
  '.oxlintrc.json': () => `${JSON.stringify(oxlintConfig(), null, 2)}\n`,
  'infra/azure/catalog.json': azureCatalog,
  'shared/workflow/catalog.generated.ts': catalogSource,
  'docs/openapi.json': apiSource,
};

async function contentOf(path) {
  const filepath = join(root, path);
  return format(await generated[path](), { ...(await resolveConfig(filepath)), filepath });
}

/** Written when this file is run by itself: after a declaration was added, without laying out the whole tree. */
export async function writeGenerated() {
  for (const path of Object.keys(generated)) writeFileSync(join(root, path), await contentOf(path));
}

/** Names of the generated files that differ from what their table says today. */
export async function staleGenerated() {
  const stale = [];
  for (const path of Object.keys(generated)) {
    const file = join(root, path);
    if (!existsSync(file) || readFileSync(file, 'utf8') !== (await contentOf(path))) stale.push(path);
  }
  return stale;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await writeGenerated();
