import { beforeAll, describe, expect, it } from 'vitest';
import { lintPlanted } from './planted-code.ts';

/** [file, what it imports]: one or more per rule. */
const forbidden = [
  ['shared/kernel/a.ts', '../knowledge/b.ts'],
  ['shared/knowledge/a.ts', '../artifacts/b.ts'],
  ['shared/artifacts/a.ts', '../planning/b.ts'],
  ['shared/planning/a.ts', '../gates/b.ts'],
  ['shared/planning/brief/a.ts', '../../tools/b.ts'],
  ['shared/gates/a.ts', '../tools/b.ts'],
  ['shared/gates/a.ts', '../agents/planner/agent.ts'],
  ['shared/tools/a.ts', '../agents/planner/agent.ts'],
  ['shared/tools/a.ts', '../adapters/sql/b.ts'],
  ['shared/agents/planner/tasks/a.ts', '../../../gates/b.ts'],
  ['shared/agents/planner/tasks/a.ts', '../../../workflow/b.ts'],
  ['shared/workflow/a.ts', '../adapters/sql/b.ts'],
  ['shared/workflow/a.ts', '../../functions/b.ts'],
  ['shared/contracts/a.ts', '../planning/b.ts'],
  ['shared/contracts/a.ts', '../workflow/run-task.ts'],
  ['shared/adapters/sql/a.ts', '../../workflow/b.ts'],
  ['shared/adapters/sql/a.ts', '../../planning/b.ts'],
  ['shared/exports/a.ts', '../workflow/b.ts'],
  ['shared/simulation/a.ts', '../adapters/bus/b.ts'],
  ['orchestrators/a.ts', '../shared/planning/b.ts'],
  ['orchestrators/a.ts', '../shared/workflow/run-task.ts'],
  ['orchestrators/a.ts', '../functions/b.ts'],
  ['functions/http/a.ts', '../../shared/adapters/sql/b.ts'],
  ['functions/http/a.ts', '../../shared/agents/planner/agent.ts'],
  ['functions/composition.ts', '../infra/local/main.ts'],
  ['functions/connected-sources.ts', '../shared/workflow/b.ts'],
  ['static-web/src/a.ts', '../../shared/workflow/b.ts'],
  ['static-web/src/a.ts', '../../shared/kernel/b.ts'],
  ['infra/local/a.ts', '../../shared/workflow/b.ts'],
  ['infra/local/host/a.ts', '../../../functions/b.ts'],
  ['shared/kernel/a.ts', '../../infra/local/clock.ts'],
  ['shared/kernel/a.ts', '../../tests/support/b.ts'],
  ['shared/workflow/a.ts', 'better-sqlite3'],
  ['shared/adapters/bus/a.ts', 'rhea'],
  ['shared/artifacts/a.ts', 'date-holidays'],
  ['shared/tools/a.ts', 'chrono-node'],
  ['functions/http/a.ts', 'city-timezones'],
  ['shared/workflow/a.ts', 'kysely'],
  ['shared/adapters/documents/a.ts', 'kysely'],
  ['infra/local/host/a.ts', 'kysely'],
  ['shared/adapters/sql/a.ts', '@azure/cosmos'],
  ['functions/http/a.ts', '@azure/cosmos'],
  ['orchestrators/a.ts', 'node:fs'],
  ['shared/planning/a.ts', 'node:crypto'],
  ['shared/planning/a.ts', 'fs/promises'],
  ['shared/workflow/rules.ts', 'node:crypto'],
  ['shared/workflow/rules/a.ts', 'node:fs'],
] as const;

const allowed = [
  ['shared/planning/brief/a.ts', '../../artifacts/b.ts'],
  ['shared/planning/a.ts', 'date-holidays'],
  ['shared/agents/planner/tasks/a.ts', '../../../tools/b.ts'],
  ['shared/workflow/a.ts', '../gates/b.ts'],
  ['shared/contracts/a.ts', '../workflow/lifecycle.ts'],
  ['shared/exports/a.ts', '../contracts/b.ts'],
  ['shared/adapters/sql/a.ts', 'kysely'],
  ['shared/adapters/documents/a.ts', '@azure/cosmos'],
  ['orchestrators/a.ts', '../shared/workflow/rules.ts'],
  ['orchestrators/a.ts', '../shared/workflow/rules/next.ts'],
  ['orchestrators/a.ts', '../shared/workflow/lifecycle.ts'],
  ['functions/http/a.ts', '../../shared/workflow/b.ts'],
  ['functions/composition.ts', '../shared/adapters/sql/b.ts'],
  ['functions/composition.ts', '@azure/cosmos'],
  ['infra/local/host/a.ts', '../documents/b.ts'],
  ['infra/local/sql/a.ts', 'better-sqlite3'],
  ['infra/local/sql/a.ts', 'kysely'],
  ['tests/shared/a.ts', '../../shared/workflow/b.ts'],
] as const;

type Plant = readonly [file: string, specifier: string];

/** Every plant gets a file of its own: `a.ts` becomes `a1.ts`, unless the rule is about that very file name. */
function place([file, specifier]: Plant, form: string, index: number) {
  const isNamed = file === 'functions/composition.ts' || file === 'shared/workflow/rules.ts';
  return { path: isNamed ? file : file.replace('a.ts', `${form}${index}.ts`), specifier };
}

const values = forbidden.map((plant, index) => place(plant, 'value', index));
const types = forbidden.map((plant, index) => place(plant, 'type', index));
const permitted = allowed.map((plant, index) => place(plant, 'allowed', index));

/** Files named by a rule are planted once, so they may hold several imports. */
function written(plants: { path: string; specifier: string }[], kind: 'value' | 'type') {
  const files: Record<string, string> = {};
  for (const [index, { path, specifier }] of plants.entries()) {
    const line = kind === 'type' ? `export type { T${index} } from` : `export { v${index} } from`;
    files[path] = `${files[path] ?? ''}${line} '${specifier}';\n`;
  }
  return files;
}

const rule = 'no-restricted-imports';
let broken: Map<string, Set<string>>;

describe('the import rules, given imports of values', () => {
  beforeAll(async () => {
    broken = await lintPlanted(written(values, 'value'));
  });

  it.each(values)('find the import of $specifier in $path', ({ path }) => {
    expect(broken.get(path)).toContain(rule);
  });
});

describe('the import rules, given imports of types', () => {
  beforeAll(async () => {
    broken = await lintPlanted(written(types, 'type'));
  });

  it.each(types)('find the import of a type from $specifier in $path', ({ path }) => {
    expect(broken.get(path)).toContain(rule);
  });

  it('allow the browser the types of artifacts, and no more', async () => {
    const found = await lintPlanted({
      'static-web/src/type.ts': "export type { T } from '../../shared/artifacts/b.ts';\n",
      'static-web/src/value.ts': "export { v } from '../../shared/artifacts/b.ts';\n",
    });
    expect(found.get('static-web/src/type.ts')).toBeUndefined();
    expect(found.get('static-web/src/value.ts')).toContain(rule);
  });
});

describe('the import rules, given permitted imports', () => {
  beforeAll(async () => {
    broken = await lintPlanted(written(permitted, 'value'));
  });

  it.each(permitted)('allow the import of $specifier in $path', ({ path }) => {
    expect(broken.get(path) ?? new Set()).not.toContain(rule);
  });
});
