import type { AgentDefinition } from '../kernel/define-agent.ts';
import type { ArtifactDefinition } from '../kernel/define-artifact.ts';
import type { GateDefinition } from '../kernel/define-gate.ts';
import { readName, type TaskDefinition } from '../kernel/define-task.ts';
import type { ToolDefinition } from '../kernel/define-tool.ts';
import { agents, gates, tasks } from './catalog.generated.ts';
import { lifecycle } from './lifecycle.ts';

/** Everything declared, found by name. Names used anywhere are checked here, once, at start. */
export interface Catalog {
  agents: ReadonlyMap<string, AgentDefinition>;
  /** In lifecycle order, which is also an order of their reads. */
  tasks: ReadonlyMap<string, TaskDefinition>;
  artifacts: ReadonlyMap<string, ArtifactDefinition>;
  gates: ReadonlyMap<string, GateDefinition>;
  tools: ReadonlyMap<string, ToolDefinition>;
  /** The one task that writes an artifact type. */
  writerOf: ReadonlyMap<string, TaskDefinition>;
}

export const catalog: Catalog = buildCatalog();

function buildCatalog(): Catalog {
  const declared = new Map<string, TaskDefinition>(tasks.map((task) => [task.name, task]));
  const named = lifecycle.flatMap((phase) => phase.tasks);
  const ordered = new Map(named.map((name) => [name, find(declared, name, 'task')]));
  const unused = [...declared.keys()].filter((name) => !ordered.has(name));
  if (unused.length > 0) throw new Error(`tasks that no lifecycle phase names: ${unused.join(', ')}`);
  const agentsByName = new Map<string, AgentDefinition>(agents.map((agent) => [agent.name, agent]));
  const gatesByName = new Map<string, GateDefinition>(gates.map((gate) => [gate.name, gate]));
  for (const phase of lifecycle) {
    find(agentsByName, phase.lead, 'agent');
    find(gatesByName, phase.gate, 'gate');
  }
  const writerOf = new Map<string, TaskDefinition>();
  for (const task of ordered.values()) {
    find(agentsByName, task.agent, 'agent');
    if (writerOf.has(task.writes.type)) throw new Error(`two tasks write ${task.writes.type}`);
    const unwritten = task.reads.find((read) => read.kind === 'artifact' && !writerOf.has(read.type));
    if (unwritten) throw new Error(`${task.name} reads ${readName(unwritten)}, which no earlier task writes`);
    writerOf.set(task.writes.type, task);
  }
  const artifacts = new Map([...ordered.values()].map((task) => [task.writes.type, task.writes]));
  const tools = new Map([...ordered.values()].flatMap((task) => task.tools).map((tool) => [tool.name, tool]));
  return { agents: agentsByName, tasks: ordered, artifacts, gates: gatesByName, tools, writerOf };
}

function find<T>(map: ReadonlyMap<string, T>, name: string, what: string): T {
  const found = map.get(name);
  if (!found) throw new Error(`the lifecycle names ${what} ${name}, which is not declared`);
  return found;
}
