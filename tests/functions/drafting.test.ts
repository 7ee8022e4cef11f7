import { describe, expect, it } from 'vitest';
import { drafters } from '../../functions/composition.ts';
import { instructionLevels } from '../../shared/kernel/levels.ts';
import { catalog } from '../../shared/workflow/catalog.ts';
import { draftTask, lightDraftsHere } from '../../shared/workflow/draft-task.ts';
import { fullPlan } from '../support/full-plan.ts';

const task = 'assess-risks';
const { EventBrief, StakeholderMap, TaskRegister, Timeline } = fullPlan('krakow');
const inputs = { EventBrief, StakeholderMap, TaskRegister, Timeline };
const params = catalog.tasks.get(task)?.levels.Beginner;
const { draft } = lightDraftsHere(drafters());

describe('a draft', () => {
  it.each(instructionLevels)('at %s has the same bytes in whichever thread it is made', async (level) => {
    const context = { level, params, asOf: '2027-02-01', seed: 1, gathered: [], knowledge: {} };
    const drafted = await draft(task, inputs, context);
    expect(JSON.stringify(drafted)).toBe(JSON.stringify(draftTask(task, inputs, context)));
  });

  it('of a task that nobody declares is a defect that names it', async () => {
    const context = {
      level: 'Advanced',
      params,
      asOf: '2027-02-01',
      seed: 1,
      gathered: [],
      knowledge: {},
    } as const;
    await expect(draft('dance', {}, context)).rejects.toThrow('no task dance');
  });
});
