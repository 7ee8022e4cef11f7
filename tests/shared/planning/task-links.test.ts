import { describe, expect, it } from 'vitest';
import type { TemplateTask } from '../../../shared/knowledge/work-breakdown-task.ts';
import { linkedTasks } from '../../../shared/planning/task-links.ts';

const task = (id: string, deps: TemplateTask['deps']): TemplateTask => ({
  id,
  title: id,
  owner: 'event-planner',
  phase: 'Plan',
  stage: 'before',
  days: [1, 1, 1],
  latestFinishWeeks: 1,
  deps,
});
const after = (id: string, lag = 0) => ({ id, type: 'FS', lag }) as const;
const linksOf = (tasks: readonly TemplateTask[]) => tasks.map(({ deps }) => deps.map(({ id }) => id));

describe('linked tasks', () => {
  const chain = [task('A', []), task('B', [after('A')]), task('C', [after('A'), after('B')])];

  it('have no link that follows from others where only the needed ones count', () => {
    expect(linksOf(linkedTasks(chain, 'needed'))).toEqual([[], ['A'], ['B']]);
  });

  it('keep a link with a lag, which the order alone does not follow', () => {
    const lagged = [...chain.slice(0, 2), task('C', [after('A', 5), after('B')])];
    expect(linksOf(linkedTasks(lagged, 'needed'))).toEqual([[], ['A'], ['A', 'B']]);
  });

  it('gain the hand-overs of the tasks that are there', () => {
    const some = [task('C06', []), task('C33', []), task('C24', [])];
    expect(linksOf(linkedTasks(some, 'all'))).toEqual([[], ['C06'], []]);
  });
});
