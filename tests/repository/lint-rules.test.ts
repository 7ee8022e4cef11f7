import { beforeAll, describe, expect, it } from 'vitest';
import { lintPlanted } from './planted-code.ts';

const lines = (count: number) => 'export {};\n'.repeat(count);
const functionOf = (count: number) => `export function f() {\n${'  void 0;\n'.repeat(count)}}\n`;

const context = 'declare const context: { df: { Task: { any(x: unknown[]): unknown } } };\n';

/** Each is found: [path, rule, source]. */
const forbidden = [
  ['orchestrators/clock.ts', 'no-restricted-properties', 'export const at = Date.now();'],
  ['shared/planning/chance.ts', 'no-restricted-properties', 'export const x = Math.random();'],
  ['shared/workflow/rules.ts', 'no-restricted-properties', 'export const at = Date.now();'],
  ['orchestrators/today.ts', 'no-current-time', 'export const today = new Date();'],
  ['shared/planning/today.ts', 'no-current-time', 'export const today = () => new Date();'],
  ['shared/planning/fetched.ts', 'no-restricted-globals', "export const page = () => fetch('x');"],
  ['orchestrators/timer.ts', 'no-restricted-globals', 'export const wait = () => setTimeout(() => {}, 1);'],
  ['orchestrators/setting.ts', 'no-restricted-globals', 'export const home = process.env.HOME;'],
  ['shared/planning/id.ts', 'no-restricted-globals', 'export const id = () => crypto.randomUUID();'],
  ['shared/planning/around.ts', 'no-restricted-globals', 'export const x = globalThis.fetch;'],
  [
    'functions/wait.ts',
    'orchestrator-calls',
    "export const w = (c: Waits) => c.df.waitForExternalEvent('x');",
  ],
  [
    'shared/workflow/join.ts',
    'orchestrator-calls',
    `${context}export const joined = context.df.Task.any([]);`,
  ],
  ['shared/kernel/any.ts', 'reason-on-line', 'export const x = (value: any) => String(value);'],
  ['shared/kernel/as.ts', 'reason-on-line', 'export const x = (value: unknown) => value as string;'],
  ['shared/kernel/bang.ts', 'reason-on-line', 'export const x = (value?: string) => value!.length;'],
  ['tests/as.ts', 'reason-on-line', 'export const x = (value: unknown) => value as string;'],
  ['shared/kernel/default.ts', 'no-default-export', 'export default 1;'],
  ['shared/kernel/import-type.ts', 'no-import-type', "export type T = import('./as.ts').T;"],
  ['shared/kernel/type.ts', 'consistent-type-imports', "import { T } from './as.ts';\nexport type U = T;"],
  ['shared/kernel/promise.ts', 'no-floating-promises', 'export function f() {\n  Promise.resolve(1);\n}'],
  ['shared/kernel/long.ts', 'max-lines', lines(301)],
  ['tests/long.ts', 'max-lines', lines(401)],
  ['shared/kernel/long-function.ts', 'max-lines-per-function', functionOf(50)],
] as const;

/** Each is allowed: [path, rule, source]. */
const allowed = [
  ['orchestrators/join.ts', 'orchestrator-calls', `${context}export const joined = context.df.Task.any([]);`],
  ['shared/planning/date.ts', 'no-current-time', "export const day = new Date('2030-01-01');"],
  ['shared/workflow/clock.ts', 'no-restricted-properties', 'export const at = Date.now();'],
  ['shared/kernel/as-const.ts', 'reason-on-line', 'export const x = [1] as const;'],
  [
    'shared/kernel/reason.ts',
    'reason-on-line',
    'export const x = (v: unknown) => v as string; // checked before',
  ],
  [
    'shared/kernel/above.ts',
    'reason-on-line',
    '// parsed before\nexport const x = (v: unknown) => v as string;',
  ],
  ['vitest.config.ts', 'no-default-export', 'export default {};'],
  ['shared/knowledge/table.ts', 'max-lines', lines(301)],
  ['tests/suite.ts', 'max-lines-per-function', functionOf(60)],
  [
    'shared/kernel/commented.ts',
    'max-lines-per-function',
    functionOf(40).replace('void 0', `void 0;\n${'  // why\n'.repeat(20)}`),
  ],
] as const;

let broken: Map<string, Set<string>>;

describe('the lint rules', () => {
  beforeAll(async () => {
    const plants = [...forbidden, ...allowed].map(([path, , text]) => [path, `${text}\n`]);
    broken = await lintPlanted(Object.fromEntries(plants));
  });

  it.each(forbidden)('report in %s: %s', (path, rule) => {
    expect(broken.get(path)).toContain(rule);
  });

  it.each(allowed)('leave %s without: %s', (path, rule) => {
    expect(broken.get(path) ?? new Set()).not.toContain(rule);
  });
});
