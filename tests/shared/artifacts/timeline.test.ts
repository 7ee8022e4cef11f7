import { describe, expect, it } from 'vitest';
import { timeline } from '../../../shared/artifacts/timeline.ts';
import { brokenInvariants, samplePlan } from '../../support/spoiled.ts';

describe('timeline', () => {
  it('accepts what the planner drafts', () => {
    const plan = samplePlan();
    expect(timeline.schema.safeParse(plan[timeline.type]).success).toBe(true);
    expect(timeline.verify(plan[timeline.type], plan)).toEqual([]);
  });

  it('refuses weeks below zero', () => {
    const body = samplePlan()[timeline.type];
    body.weeksAvailable = -1;
    expect(timeline.schema.safeParse(body).success).toBe(false);
  });

  it('every milestone lies between planning start and the end of the review', () => {
    expect(
      brokenInvariants(timeline, (body) => {
        body.milestones[0].date = '2027-01-15';
      }),
    ).toContain('every milestone lies between planning start and the end of the review');
  });

  it('the dates are those of the task register', () => {
    expect(
      brokenInvariants(timeline, (body) => {
        body.eventStart = '2027-03-12';
      }),
    ).toContain('the dates are those of the task register');
  });

  it('the critical path consists of tasks of the register', () => {
    expect(
      brokenInvariants(timeline, (body) => {
        body.criticalPath[0] = 't-Z01';
      }),
    ).toContain('the critical path consists of tasks of the register');
  });

  it('every task of the register has its slack', () => {
    expect(
      brokenInvariants(timeline, (body) => {
        body.slack = body.slack.slice(1);
      }),
    ).toContain('every task of the register has its slack');
  });

  it('a task on the critical path has no float', () => {
    expect(
      brokenInvariants(timeline, (body) => {
        body.slack[0].totalFloatDays = 3;
      }),
    ).toContain('a task on the critical path has no float');
  });

  it('a plan is compressed exactly when the weeks fall short of the likely ones', () => {
    expect(
      brokenInvariants(timeline, (body) => {
        body.weeksAvailable = 1;
      }),
    ).toContain('a plan is compressed exactly when the weeks fall short of the likely ones');
  });

  it('a compressed plan names its ways out', () => {
    expect(
      brokenInvariants(timeline, (body) => {
        body.compressed = true;
      }),
    ).toContain('a compressed plan names its ways out');
  });

  it('the likely finish comes no later than the safe one', () => {
    expect(
      brokenInvariants(timeline, (body) => {
        body.simulation = { ...simulated, p50: { days: 12, date: '2027-02-17' } };
      }),
    ).toContain('the likely finish comes no later than the safe one');
  });

  it('what the simulation and the levelling name is in the register', () => {
    expect(
      brokenInvariants(timeline, (body) => {
        body.simulation = { ...simulated, drivers: [{ taskId: 't-Z01', perMille: 900 }] };
      }),
    ).toContain('what the simulation and the levelling name is in the register');
  });
});

const simulated = {
  trials: 10,
  p50: { days: 10, date: '2027-02-15' },
  p80: { days: 11, date: '2027-02-16' },
  onTimePerMille: 900,
  bufferDays: 3,
  safeFrom: '2027-02-17',
  weekLost: { onTimePerMille: 100, bufferDays: -2 },
  drivers: [],
  basis: { source: 'test', formula: 'test', inputs: {} },
};
