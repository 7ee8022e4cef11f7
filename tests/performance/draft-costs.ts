import { drafters } from '../../functions/composition.ts';
import type { DraftContext } from '../../shared/kernel/define-task.ts';
import type { InstructionLevel } from '../../shared/kernel/levels.ts';
import { fullPlan, tasksAhead } from '../support/full-plan.ts';
import type { FixtureName } from '../support/plan-for.ts';
import { cpuMs, quantile } from './process-figures.ts';

/** Milliseconds of CPU to draft and check, by task; `total` is the whole plan. */
export type DraftCosts = Record<string, number>;

/** The middle of several warm plans, each task by itself. The first plan loads calendars and compiles, and does not count. */
export function draftCosts(fixture: FixtureName, level: InstructionLevel, plans = 5): DraftCosts {
  fullPlan(fixture, { level });
  const measured: DraftCosts[] = Array.from({ length: plans }, () => {
    const costs: DraftCosts = { total: 0 };
    fullPlan(fixture, {
      level,
      around(task, work) {
        const since = cpuMs();
        const result = work();
        const cost = cpuMs() - since;
        costs[task] = (costs[task] ?? 0) + cost;
        costs.total = (costs.total ?? 0) + cost;
        return result;
      },
    });
    return costs;
  });
  const names = Object.keys(measured[0] ?? {});
  const middle = (name: string) =>
    quantile(
      measured.map((costs) => costs[name] ?? 0),
      0.5,
    ) ?? 0;
  return Object.fromEntries(names.map((name) => [name, middle(name)]));
}

/**
 * The longest time for which this thread answers nothing, in ms, while a heavy plan is drafted as the app drafts it.
 * The machine's own pauses count, so the same time without a plan is measured beside it.
 */
export async function longestPause(fixture: FixtureName): Promise<{ drafting: number; idle: number }> {
  const pool = drafters();
  const jobs: [task: string, inputs: Record<string, unknown>, context: DraftContext][] = [];
  // What each task is handed, as the runner would; its drafts are then made by the threads.
  fullPlan(fixture, { level: 'Advanced', handed: (...job) => void jobs.push(job) });
  const draftAll = async () => {
    for (const job of jobs) await pool.draft(...job);
  };
  await draftAll();
  const since = performance.now();
  const drafting = await pauseDuring(draftAll());
  const lasted = performance.now() - since;
  const idle = await pauseDuring(new Promise((resolve) => setTimeout(resolve, lasted)));
  await pool.close();
  return { drafting, idle };
}

async function pauseDuring(work: Promise<unknown>): Promise<number> {
  let last = performance.now();
  let longest = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last - 5);
    last = now;
  }, 5);
  await work;
  clearInterval(timer);
  return Math.max(longest, performance.now() - last - 5);
}

/** Tasks in lifecycle order, for a table. */
export const draftedTasks = tasksAhead().map(({ name }) => name);
