import { readName } from '../kernel/define-task.ts';
import { instructionLevels } from '../kernel/levels.ts';
import { catalog } from './catalog.ts';
import { lifecycle } from './lifecycle.ts';

/** What is declared, for people and programs: states, agents with their tasks, artifacts, gates, tools. */
export function describeCatalog() {
  const tasks = [...catalog.tasks.values()];
  return {
    states: lifecycle.map(({ state, lead, tasks: names, gate, approval }) => ({
      state,
      lead,
      tasks: names,
      gate,
      approval,
    })),
    agents: [...catalog.agents.values()].map(({ name, title, purpose, capabilities, metrics }) => ({
      name,
      title,
      purpose,
      capabilities,
      metrics,
      tasks: tasks
        .filter((task) => task.agent === name)
        .map((task) => ({
          name: task.name,
          title: task.title,
          reads: task.reads.map(readName),
          writes: task.writes.type,
          tools: task.tools.map((tool) => tool.name),
          levels: instructionLevels,
        })),
    })),
    artifacts: [...catalog.artifacts.values()].map(
      ({ type, title, version, migrations, store, invariants }) => ({
        type,
        title,
        version,
        migrations: migrations.map(({ to, note }) => ({ to, note })),
        store,
        invariants,
      }),
    ),
    gates: [...catalog.gates.values()].map(({ name, title, rules }) => ({ name, title, rules })),
    tools: [...catalog.tools.values()].map(({ name, title, effect }) => ({ name, title, effect })),
  };
}
