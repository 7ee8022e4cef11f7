import type { ContentHasher } from '../kernel/content-hash.ts';
import type { TaskDefinition } from '../kernel/define-task.ts';
import { stateIndex, type LifecycleState } from '../kernel/levels.ts';
import { catalog } from './catalog.ts';
import { lifecycle } from './lifecycle.ts';
import { inputHash, type RunFacts } from './run-facts.ts';

/** Tasks of the phase that have nothing left to do: drafted from exactly what their inputs now are. */
export interface TaskStanding {
  task: TaskDefinition;
  state: LifecycleState;
  /** 'ready' may run now; 'blocked' waits for an answer; 'waiting' for an input or for its state. */
  standing: 'fresh' | 'ready' | 'blocked' | 'waiting';
}

/**
 * Where every task stands, in lifecycle order. `blockedFrom` is the first state that an open question keeps shut:
 * nothing downstream of it is drafted.
 */
export function taskStandings(
  facts: RunFacts,
  hash: ContentHasher,
  blockedFrom: LifecycleState | undefined,
): TaskStanding[] {
  const fresh = new Set<string>();
  const standings: TaskStanding[] = [];
  for (const phase of lifecycle) {
    for (const name of phase.tasks) {
      const task = catalog.tasks.get(name);
      if (!task) throw new Error(`no task ${name}`);
      const standing = standingOf(task, phase.state, phase.ahead, facts, hash, blockedFrom, fresh);
      if (standing === 'fresh') fresh.add(task.writes.type);
      standings.push({ task, state: phase.state, standing });
    }
  }
  return standings;
}

function standingOf(
  task: TaskDefinition,
  state: LifecycleState,
  ahead: boolean,
  facts: RunFacts,
  hash: ContentHasher,
  blockedFrom: LifecycleState | undefined,
  fresh: ReadonlySet<string>,
): TaskStanding['standing'] {
  if (!ahead && stateIndex(facts.event.state) < stateIndex(state)) return 'waiting';
  const upstream = task.reads.every((read) => read.kind === 'view' || fresh.has(read.type));
  const own = inputHash(task, facts, hash);
  if (upstream && own !== null && facts.tasks.get(task.name)?.inputHash === own) return 'fresh';
  if (blockedFrom && stateIndex(state) >= stateIndex(blockedFrom)) return 'blocked';
  return upstream && own !== null ? 'ready' : 'waiting';
}

/** Whether everything up to and including the state has been drafted from what its inputs now are. */
export function phaseDone(state: LifecycleState, standings: readonly TaskStanding[]): boolean {
  return standings.every(
    (entry) => stateIndex(entry.state) > stateIndex(state) || entry.standing === 'fresh',
  );
}
