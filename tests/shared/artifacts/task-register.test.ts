import { describe, expect, it } from 'vitest';
import { taskRegister } from '../../../shared/artifacts/task-register.ts';
import { brokenInvariants, samplePlan } from '../../support/spoiled.ts';

describe('task-register', () => {
  it('accepts what the planner drafts', () => {
    const plan = samplePlan();
    expect(taskRegister.schema.safeParse(plan[taskRegister.type]).success).toBe(true);
    expect(taskRegister.verify(plan[taskRegister.type], plan)).toEqual([]);
  });

  it('refuses a task without a date', () => {
    const body = samplePlan()[taskRegister.type];
    delete body.tasks[0].start;
    expect(taskRegister.schema.safeParse(body).success).toBe(false);
  });

  it('every task has an id of its own', () => {
    expect(
      brokenInvariants(taskRegister, (body) => {
        body.tasks[1].id = body.tasks[0].id;
      }),
    ).toContain('every task has an id of its own');
  });

  it('no task ends before it starts', () => {
    expect(
      brokenInvariants(taskRegister, (body) => {
        body.tasks[3].end = '2027-02-01';
      }),
    ).toContain('no task ends before it starts');
  });

  it('every dependency exists', () => {
    expect(
      brokenInvariants(taskRegister, (body) => {
        body.tasks[3].dependsOn = [{ id: 't-M99', type: 'FS', lag: 0 }];
      }),
    ).toContain('every dependency exists');
  });

  it('no task waits for itself through others', () => {
    expect(
      brokenInvariants(taskRegister, (body) => {
        body.tasks[0].dependsOn = [{ id: 't-M13', type: 'FS', lag: 0 }];
      }),
    ).toContain('no task waits for itself through others');
  });

  it('no task starts before the planning date', () => {
    expect(
      brokenInvariants(taskRegister, (body) => {
        body.tasks[0].start = '2027-01-30';
      }),
    ).toContain('no task starts before the planning date');
  });

  it('a task after the event starts after it', () => {
    expect(
      brokenInvariants(taskRegister, (body) => {
        body.tasks.at(-1).start = '2027-03-11';
      }),
    ).toContain('a task after the event starts after it');
  });

  it('the event task lies on the event dates', () => {
    expect(
      brokenInvariants(taskRegister, (body) => {
        body.tasks.find((task: { stage: string }) => task.stage === 'event').end = '2027-03-12';
      }),
    ).toContain('the event task lies on the event dates');
  });
});
