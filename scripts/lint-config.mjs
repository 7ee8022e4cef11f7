/** The linter's configuration: general rules, and one override per folder made from the table of imports. */
import { filesOf, isPure, restrictedImports, zones } from './import-rules.mjs';

const product = ['functions/**', 'orchestrators/**', 'shared/**', 'static-web/**', 'infra/local/**'];
const noOutside = 'No clock, randomness or I/O here: take it as an input.';

const general = {
  'typescript/consistent-type-imports': 'error',
  'typescript/no-floating-promises': 'error',
  'typescript/no-misused-promises': 'error',
  'import/no-default-export': 'error',
  'eods/reason-on-line': 'error',
  'eods/no-import-type': 'error',
  'max-lines': ['error', { max: 300 }],
  // Briefs are cleaned of control characters on purpose; wrapping a module's loader takes its method by name.
  'no-control-regex': 'off',
  'typescript/unbound-method': 'off',
};

/** What a replayed or planned step must not reach; `new Date()` and friends are seen by the project's own rule. */
const purity = {
  'no-restricted-globals': [
    'error',
    ...['fetch', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'process', 'crypto'].map(
      (name) => ({ name, message: noOutside }),
    ),
    ...['performance', 'globalThis', 'require', 'XMLHttpRequest', 'WebSocket'].map((name) => ({
      name,
      message: noOutside,
    })),
  ],
  'no-restricted-properties': [
    'error',
    ...['Date.now', 'Math.random', 'DateTime.now', 'Temporal.Now'].map((name) => {
      const [object, property] = name.split('.');
      return { object, property, message: noOutside };
    }),
  ],
  'eods/no-current-time': 'error',
};

export function oxlintConfig() {
  return {
    $schema: './node_modules/oxlint/configuration_schema.json',
    plugins: ['eslint', 'typescript', 'unicorn', 'oxc', 'import'],
    jsPlugins: ['./scripts/lint-plugin.mjs'],
    categories: { correctness: 'error' },
    env: { node: true, es2024: true },
    ignorePatterns: ['dist', 'node_modules', '.data', 'coverage', 'test-results', 'playwright-report'],
    rules: general,
    overrides: [
      {
        files: product,
        rules: {
          'max-lines-per-function': [
            'error',
            { max: 50, skipBlankLines: true, skipComments: true, IIFEs: true },
          ],
          'eods/orchestrator-calls': 'error',
        },
      },
      ...zones().map((zone) => ({
        files: filesOf(zone),
        rules: {
          'no-restricted-imports': ['error', restrictedImports(zone)],
          ...(isPure(zone) ? purity : {}),
        },
      })),
      { files: ['orchestrators/**'], rules: { 'eods/orchestrator-calls': 'off' } },
      { files: ['tests/**'], rules: { 'max-lines': ['error', { max: 400 }] } },
      {
        files: ['shared/knowledge/**', 'tests/**/fixtures/**', 'tests/**/golden/**', '**/*.generated.ts'],
        rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' },
      },
      {
        files: ['*.config.ts', '**/*.config.ts', 'scripts/lint-plugin.mjs'],
        rules: { 'import/no-default-export': 'off' },
      },
    ],
  };
}
