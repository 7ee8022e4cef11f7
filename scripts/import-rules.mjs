/**
 * Who may import whom, once. The folders of the tree are layers; a layer that is not listed is forbidden.
 * `layer/file` allows that one module (or the folder of that name) of a layer.
 */
export const directions = {
  'shared/kernel': [],
  'shared/knowledge': ['shared/kernel'],
  'shared/artifacts': ['shared/kernel', 'shared/knowledge'],
  'shared/planning': ['shared/kernel', 'shared/knowledge', 'shared/artifacts'],
  'shared/gates': ['shared/kernel', 'shared/knowledge', 'shared/artifacts', 'shared/planning'],
  'shared/tools': ['shared/kernel', 'shared/knowledge', 'shared/artifacts', 'shared/planning'],
  'shared/agents': [
    'shared/kernel',
    'shared/knowledge',
    'shared/artifacts',
    'shared/planning',
    'shared/tools',
  ],
  'shared/workflow': [
    'shared/kernel',
    'shared/knowledge',
    'shared/artifacts',
    'shared/planning',
    'shared/gates',
    'shared/tools',
    'shared/agents',
    'shared/contracts',
    'shared/exports',
    'shared/simulation',
  ],
  'shared/contracts': ['shared/kernel', 'shared/artifacts', 'shared/workflow/lifecycle'],
  'shared/adapters': ['shared/kernel', 'shared/artifacts'],
  'shared/exports': [
    'shared/kernel',
    'shared/knowledge',
    'shared/artifacts',
    'shared/planning',
    'shared/contracts',
  ],
  'shared/simulation': [
    'shared/kernel',
    'shared/knowledge',
    'shared/artifacts',
    'shared/planning',
    'shared/contracts',
  ],
  orchestrators: ['shared/kernel', 'shared/contracts', 'shared/workflow/lifecycle', 'shared/workflow/rules'],
  functions: [
    'shared/kernel',
    'shared/artifacts',
    'shared/contracts',
    'shared/workflow',
    'shared/exports',
    'shared/simulation',
    'orchestrators',
  ],
  'functions/composition.ts': [
    'shared/kernel',
    'shared/knowledge',
    'shared/artifacts',
    'shared/planning',
    'shared/gates',
    'shared/tools',
    'shared/agents',
    'shared/contracts',
    'shared/workflow',
    'shared/adapters',
    'functions',
  ],
  'functions/connected-sources.ts': ['shared/kernel', 'shared/adapters'],
  'functions/open-telemetry.ts': ['shared/kernel', 'shared/adapters', 'functions'],
  'static-web': [
    'shared/contracts',
    'shared/kernel/day-words',
    'shared/kernel/metric-words',
    'shared/kernel/open-words',
    'shared/kernel/raise-option',
  ],
  'infra/local': ['shared/kernel', 'shared/contracts'],
};

/** Layers of which only types may be imported, by importing layer. */
export const typesOnly = { 'static-web': ['shared/artifacts'] };

/** Folders that nothing in the product imports. */
export const neverImported = ['infra', 'tests', 'scripts'];

/** Packages that are at home in some folders only; other packages may be imported everywhere. */
export const packageHomes = {
  'better-sqlite3': ['infra/local'],
  rhea: ['infra/local'],
  kysely: ['shared/adapters/sql', 'infra/local/sql'],
  '@azure/cosmos': ['shared/adapters/documents', 'infra/local/documents', 'functions/composition.ts'],
  openai: ['shared/adapters/model'],
  '@opentelemetry': ['shared/adapters/telemetry'],
  '@azure/monitor-opentelemetry-exporter': ['shared/adapters/telemetry'],
  'date-holidays': ['shared/planning', 'shared/knowledge'],
  'chrono-node': ['shared/planning', 'shared/knowledge'],
  'city-timezones': ['shared/planning', 'shared/knowledge'],
};

/** Code that must give the same output for the same input, on every replay: no clock, no randomness, no I/O. */
export const pure = [
  'orchestrators',
  'shared/planning',
  'shared/workflow/rules.ts',
  'shared/workflow/rules',
  'shared/workflow/lifecycle.ts',
];

const isWithin = (path, folder) => path === folder || path.startsWith(`${folder}/`);
const layers = Object.keys(directions).filter((path) => !path.endsWith('.ts'));
const escaped = (text) => text.replaceAll(/[.\-/]/g, String.raw`\$&`);

/** The most specific entry of the table that holds for a path. */
function allowedFor(path) {
  const [closest] = Object.keys(directions)
    .filter((entry) => isWithin(path, entry))
    .sort((a, b) => b.length - a.length);
  return { allowed: directions[closest], types: typesOnly[closest] ?? [] };
}

/** `shared/tools` is reached as `../tools/` from a sibling and as `../../shared/tools/` from elsewhere. */
function climbingTo(folders) {
  const alternatives = folders.map((folder) => escaped(folder.replace(/^shared\//, '')));
  return String.raw`^(\.\.\/)+(shared\/)?(${alternatives.join('|')})(\/|$)`;
}

function layerPatterns(path) {
  const { allowed, types } = allowedFor(path);
  const own = layers.find((layer) => isWithin(path, layer));
  const partly = layers.filter((layer) => allowed.some((entry) => entry.startsWith(`${layer}/`)));
  const forbidden = layers.filter(
    (layer) =>
      layer !== own && ![...allowed, ...partly, ...types].includes(layer) && !isWithin(layer, 'infra'),
  );
  const message = `${path} may import only: ${[...allowed, ...types.map((layer) => `types of ${layer}`)].join(', ') || 'its own files'}.`;
  return [
    { regex: climbingTo([...forbidden, ...neverImported]), message },
    ...partly.map((layer) => ({
      group: [`**/${baseOf(layer)}/**`, ...exceptions(allowed, layer)],
      message,
    })),
    ...types.map((layer) => ({ regex: climbingTo([layer]), allowTypeImports: true, message })),
  ];
}

const baseOf = (layer) => layer.replace(/^shared\//, '');

function exceptions(allowed, layer) {
  return allowed
    .filter((entry) => entry.startsWith(`${layer}/`))
    .flatMap((entry) => [`!**/${baseOf(entry)}.ts`, `!**/${baseOf(entry)}`, `!**/${baseOf(entry)}/**`]);
}

function packagePatterns(path) {
  return Object.entries(packageHomes)
    .filter(([, homes]) => !homes.some((home) => isWithin(path, home)))
    .map(([name, homes]) => ({
      regex: `^${escaped(name)}(\\/|$)`,
      message: `${name} is imported in ${homes.join(', ')} only.`,
    }));
}

const builtins = 'fs|crypto|http|https|http2|net|tls|dns|os|child_process|worker_threads|timers|process';
const outsideWorld = {
  regex: `^(node:.*|(${builtins})(\\/.*)?)$`,
  message: 'No clock, randomness or I/O here.',
};

export const isPure = (path) => pure.some((entry) => isWithin(path, entry));

/** Every file or folder whose rule differs from its parent's; a later entry replaces an earlier one. */
export function zones() {
  const all = [...Object.keys(directions), ...Object.values(packageHomes).flat(), ...pure];
  return [...new Set(all)].sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1));
}

export const filesOf = (zone) => (zone.endsWith('.ts') ? [zone] : [`${zone}/**`]);

export function restrictedImports(zone) {
  const patterns = [
    ...layerPatterns(zone),
    ...packagePatterns(zone),
    ...(isPure(zone) ? [outsideWorld] : []),
  ];
  return { patterns };
}
