import { describe, expect, it } from 'vitest';
import { compressionLadder } from '../../../shared/knowledge/compression-ladder.ts';
import { type ConceptTask, conceptTasks } from '../../../shared/knowledge/work-breakdown-concepts.ts';
import { growthTasks } from '../../../shared/knowledge/work-breakdown-growth.ts';
import { handOverLinks, levelTasks } from '../../../shared/knowledge/work-breakdown-levels.ts';
import { sizeVariants } from '../../../shared/knowledge/work-breakdown-sizes.ts';
import type { TemplateTask } from '../../../shared/knowledge/work-breakdown-task.ts';
import {
  leftOutAtBeginner,
  milestoneRules,
  workBreakdowns,
} from '../../../shared/knowledge/work-breakdown.ts';
import { analyseNetwork } from '../../../shared/planning/critical-path.ts';

const names = ['meetup', 'workshop', 'conference', 'gala', 'gathering'] as const;
const rows: readonly ConceptTask[] = [...conceptTasks, ...growthTasks, ...levelTasks];
const allIds = new Set([
  ...names.flatMap((name) => workBreakdowns[name].tasks.map(({ id }): string => id)),
  ...rows.map(({ id }) => id),
]);

describe.each(names)('the %s template', (name) => {
  const tasks: readonly TemplateTask[] = workBreakdowns[name].tasks;

  it('has no cycle and no unknown predecessor', () => {
    expect(
      analyseNetwork(tasks.map(({ id, days, deps }) => ({ id, deps, duration: days[1] }))).cycle,
    ).toBeNull();
  });

  it('has one event, ordered durations and latest finishes inside its horizon', () => {
    expect(tasks.filter(({ stage }) => stage === 'event')).toHaveLength(1);
    for (const { days, latestFinishWeeks, stage } of tasks) {
      expect(days[0] <= days[1] && days[1] <= days[2] && days[0] >= 1).toBe(true);
      expect(latestFinishWeeks).toBeLessThanOrEqual(workBreakdowns[name].horizonWeeks);
      expect(latestFinishWeeks < 0).toBe(stage === 'after');
    }
  });

  it('has a task for each of its anchors', () => {
    for (const id of Object.values(workBreakdowns[name].anchors))
      expect(tasks.some((task) => task.id === id)).toBe(true);
  });
});

describe('the sizes of the templates', () => {
  it('are 14, 20, 53 with 16 to add, 28 and 11 tasks', () => {
    expect(names.map((name) => workBreakdowns[name].tasks.length)).toEqual([14, 20, 69, 28, 11]);
  });
});

describe('tables that name template tasks', () => {
  it('name tasks that exist', () => {
    const named = [
      ...leftOutAtBeginner,
      ...sizeVariants.flatMap(({ leftOut, titles }) => [...leftOut, ...Object.keys(titles)]),
      ...handOverLinks.flat(),
      ...milestoneRules.flatMap(({ tasks }): readonly string[] => tasks),
      ...compressionLadder.flatMap(({ drop, shorten, unlink }): string[] => [
        ...drop,
        ...Object.keys(shorten),
        ...unlink.flat(),
      ]),
      ...rows.flatMap(({ coveredBy, after }): string[] => [
        ...coveredBy,
        ...after.filter((id) => /^[A-Z]\d/.test(id)),
      ]),
    ];
    expect(named.filter((id) => !allIds.has(id))).toEqual([]);
  });

  it('give every task a title and an owner', () => {
    for (const name of names)
      for (const { title, owner } of workBreakdowns[name].tasks)
        expect(title.length * owner.length).toBeGreaterThan(0);
  });
});
