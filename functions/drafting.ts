import { availableParallelism } from 'node:os';
import { workerDrafting } from '../shared/adapters/drafting/worker-drafting.ts';
import type { Drafting } from '../shared/kernel/drafting.ts';
import { draftTask } from '../shared/workflow/draft-task.ts';

/** Compiled beside this module; where the sources run as they are, so does it. */
const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
const limitMs = 60_000;

/** Beginner drafts take milliseconds and stay in this thread; simulations and optimisation do not. */
export function drafting(): Drafting {
  const heavy = workerDrafting({
    module: new URL(`./drafting-worker.${extension}`, import.meta.url),
    workers: Math.max(1, availableParallelism() - 1),
    limitMs,
  });
  return {
    draft: async (task, inputs, context) =>
      context.level === 'Beginner' ? draftTask(task, inputs, context) : heavy.draft(task, inputs, context),
  };
}
