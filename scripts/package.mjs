/**
 * The deployment package in dist/package: the Functions app as one folder without node_modules, and the page. The
 * parts of the app lie side by side, because the drafting worker and the solver's WebAssembly are found by their
 * place beside the code that asks for them.
 */
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { hostJsonFor } from './host-json-for.mjs';
import { root } from './root.mjs';

const entries = ['functions/index.ts', 'functions/drafting-worker.ts'];
const solver = 'node_modules/highs/build/highs.wasm';
const page = 'static-web/dist';

/** CommonJS packages in the bundle ask for Node's modules by `require`, which ES modules do not have. */
const banner = `import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);`;

async function bundle(folder) {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: entries,
    outdir: folder,
    entryNames: '[name]',
    chunkNames: 'part-[hash]',
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    minifySyntax: true,
    legalComments: 'none',
    // What the worker of Azure Functions provides at run time.
    external: ['@azure/functions-core'],
    banner: { js: banner },
    metafile: true,
    logLevel: 'error',
  });
  return Object.keys(metafile.inputs);
}

/** Licences ask that their notice travels with the code. */
function notices(inputs) {
  const names = inputs
    .map((path) => /^.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path))
    .map((found) => found?.[0])
    .filter(Boolean);
  return [...new Set(names)]
    .sort((a, b) => a.localeCompare(b, 'en'))
    .map((folder) => noticeOf(folder))
    .join('\n');
}

function noticeOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  const file = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'License.txt', 'license', 'LICENCE'].find(
    (candidate) => existsSync(join(root, folder, candidate)),
  );
  const text = file ? readFileSync(join(root, folder, file), 'utf8').trim() : `Licence: ${license}`;
  return `${name} ${version}\n\n${text}\n`;
}

/** Writes `folder`/api and `folder`/web and returns their paths. */
export async function writePackage(folder) {
  const [api, web] = [join(folder, 'api'), join(folder, 'web')];
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(api, { recursive: true });
  const inputs = await bundle(join(api, 'app'));
  copyFileSync(join(root, solver), join(api, 'app', 'highs.wasm'));
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const manifest = { name, version, private: true, type: 'module', main: 'app/index.js' };
  const hostJson = hostJsonFor(JSON.parse(readFileSync(join(root, 'host.json'), 'utf8')));
  for (const [file, content] of Object.entries({ 'package.json': manifest, 'host.json': hostJson }))
    writeFileSync(join(api, file), `${JSON.stringify(content, null, 2)}\n`);
  writeFileSync(join(api, 'NOTICES.txt'), notices(inputs));
  if (!existsSync(join(root, page, 'index.html')))
    throw new Error('There is no web app to package: build it first (npm run build).');
  cpSync(join(root, page), web, { recursive: true });
  return { api, web };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { api, web } = await writePackage(join(root, 'dist/package'));
  console.log(`Functions app: ${api}\nPage: ${web}`);
}
