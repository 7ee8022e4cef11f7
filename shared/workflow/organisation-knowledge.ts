import { z } from 'zod';
import type { KnowledgeSummary, KnowledgeView } from '../contracts/answers/knowledge.ts';
import { requirePermission } from '../contracts/permissions.ts';
import { type KnowledgeTable, withOverride } from '../kernel/define-knowledge.ts';
import { Fault } from '../kernel/errors.ts';
import type { OverrideVersion } from '../kernel/organisation-store.ts';
import type { Scope } from '../kernel/scope.ts';
import { knowledgeTables } from '../knowledge/knowledge-tables.ts';
import { catalog } from './catalog.ts';
import { tellRuns } from './tell-runs.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

export async function listKnowledge(
  { organisation }: WorkflowPorts,
  scope: Scope,
): Promise<KnowledgeSummary[]> {
  requirePermission(scope, 'organisation.read');
  const overrides = await organisation.overrides(scope);
  return knowledgeTables.map((table) => summaryOf(table, overrides.get(table.name) ?? null));
}

export async function readKnowledge(
  { organisation }: WorkflowPorts,
  scope: Scope,
  name: string,
): Promise<KnowledgeView> {
  requirePermission(scope, 'organisation.read');
  const table = tableNamed(name);
  const history = await organisation.overrideVersions(scope, name);
  const [newest] = history;
  const override = newest && newest.value !== null ? newest : null;
  const value = override ? withOverride(table, override) : table.value;
  return { ...summaryOf(table, override), value, history };
}

/**
 * Puts the organisation's figures in place of the product's, on top of what was read; refused when the table would no
 * longer fit its schema.
 */
export async function overrideKnowledge(
  ports: WorkflowPorts,
  scope: Scope,
  { name, history }: KnowledgeView,
  { value, source }: { value: unknown; source: string },
): Promise<KnowledgeView> {
  requirePermission(scope, 'knowledge.change');
  withOverride(tableNamed(name), { table: name, value, source });
  await save(ports, scope, { table: name, value, source }, history);
  return readKnowledge(ports, scope, name);
}

/** Back to the product's figures. */
export async function resetKnowledge(
  ports: WorkflowPorts,
  scope: Scope,
  { name, override, history }: KnowledgeView,
): Promise<KnowledgeView> {
  requirePermission(scope, 'knowledge.change');
  const back = { table: name, value: null, source: 'back to the figures of the product' };
  if (override) await save(ports, scope, back, history);
  return readKnowledge(ports, scope, name);
}

async function save(
  ports: WorkflowPorts,
  scope: Scope,
  override: Pick<OverrideVersion, 'table' | 'value' | 'source'>,
  [newest]: readonly OverrideVersion[],
): Promise<void> {
  const at = new Date(ports.now()).toISOString();
  const row = { ...override, at, by: scope.principal.id };
  const saved = await ports.organisation.saveOverride(scope, row, newest?.version ?? 0);
  await tellRuns(ports, scope, `knowledge:${saved.table}:${saved.version}`);
}

function summaryOf(table: KnowledgeTable, override: OverrideVersion | null): KnowledgeSummary {
  const { name, title, about, schema, value } = table;
  const readBy = [...catalog.tasks.values()].filter(({ knowledge }) =>
    knowledge.some((own) => own.name === name),
  );
  return {
    name,
    title,
    about,
    readBy: readBy.map((task) => task.name),
    schema: z.toJSONSchema(schema, { io: 'input' }),
    default: value,
    override,
  };
}

function tableNamed(name: string): KnowledgeTable {
  const table = knowledgeTables.find((known) => known.name === name);
  if (table) return table;
  const names = knowledgeTables.map((known) => known.name).join(', ');
  throw new Fault('knowledge.not-found', `There is no table ${name}; there are: ${names}.`);
}
