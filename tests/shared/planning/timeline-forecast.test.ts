import { describe, expect, it } from 'vitest';
import type { TaskRegisterBody } from '../../../shared/artifacts/task-register.ts';
import type { TimelineBody } from '../../../shared/artifacts/timeline.ts';
import { type ProgressReport, timelineForecast } from '../../../shared/planning/timeline-forecast.ts';
import { workingCalendar } from '../../../shared/planning/working-days.ts';
import { samplePlan } from '../../support/spoiled.ts';

/** A (Mon 1 to Fri 5 February) before B (Mon 8 to Fri 12): ten working days, both critical. */
const plan = samplePlan();
const step = (id: string, start: string, end: string, after: readonly string[]) => ({
  ...plan['TaskRegister'].tasks[0],
  id,
  start,
  end,
  durationDays: 5,
  stage: 'before',
  dependsOn: after.map((dep) => ({ id: dep, type: 'FS', lag: 0 })),
});
const register: TaskRegisterBody = {
  ...plan['TaskRegister'],
  planningStart: '2027-02-01',
  tasks: [step('t-A1', '2027-02-01', '2027-02-05', []), step('t-A2', '2027-02-08', '2027-02-12', ['t-A1'])],
};
const timeline: TimelineBody = { ...plan['Timeline'], criticalPath: ['t-A1', 't-A2'] };
const forecast = (progress: readonly ProgressReport[], today: string) =>
  timelineForecast({ register, timeline, progress, calendar: workingCalendar('PL'), today });
const done = (taskId: string, finishedOn: string): ProgressReport => ({
  taskId,
  status: 'completed',
  finishedOn,
});

describe('the forecast of a timeline', () => {
  it('has no data while nobody reported anything', () => {
    expect(forecast([], '2027-02-20')).toEqual({ status: 'no data' });
  });

  it('ends as planned after a task that was on time', () => {
    expect(forecast([done('t-A1', '2027-02-05')], '2027-02-08')).toMatchObject({
      forecastFinish: '2027-02-12',
      slipDays: 0,
      slippagePerMille: 0,
      onTimePerMille: 1000,
      mitigations: [],
    });
  });

  it('moves the finish by the two days that a task was late, 20 % of ten, and names ways to catch up', () => {
    const late = forecast([done('t-A1', '2027-02-09')], '2027-02-10');
    expect(late).toMatchObject({
      plannedFinish: '2027-02-12',
      forecastFinish: '2027-02-16',
      slipDays: 2,
      slippagePerMille: 200,
      onTimePerMille: 0,
    });
    expect(late.status === 'forecast' && late.mitigations.length).toBeGreaterThan(3);
  });

  it('names none at exactly 10 %', () => {
    expect(forecast([done('t-A1', '2027-02-08')], '2027-02-09')).toMatchObject({
      slippagePerMille: 100,
      mitigations: [],
    });
  });

  it('lets a task that is still running end today at the earliest', () => {
    const running: ProgressReport = { taskId: 't-A1', status: 'in-progress' };
    expect(forecast([running], '2027-02-10')).toMatchObject({ forecastFinish: '2027-02-17', slipDays: 3 });
  });

  it('leaves a cancelled task out', () => {
    const cancelled: ProgressReport = { taskId: 't-A1', status: 'cancelled' };
    expect(forecast([cancelled], '2027-02-08')).toMatchObject({ slipDays: 0, onTimePerMille: null });
  });

  it('counts the last report of a task', () => {
    const reports: ProgressReport[] = [{ taskId: 't-A1', status: 'blocked' }, done('t-A1', '2027-02-05')];
    expect(forecast(reports, '2027-02-08')).toMatchObject({ slipDays: 0 });
  });

  it('counts no slip that was caught up, and nothing for being early', () => {
    const caughtUp = [done('t-A1', '2027-02-09'), done('t-A2', '2027-02-12')];
    expect(forecast(caughtUp, '2027-02-15')).toMatchObject({ slipDays: 0 });
    expect(forecast([done('t-A1', '2027-02-03')], '2027-02-04')).toMatchObject({ slipDays: 0 });
  });

  it('takes a task that nobody reported as done for undone by the event, however late it is asked', () => {
    const reports = [done('t-A1', '2027-02-05')];
    const atEvent = forecast(reports, timeline.eventStart);
    expect(atEvent).toMatchObject({ forecastFinish: timeline.eventStart, onTimePerMille: 500 });
    expect(forecast(reports, '2028-01-31')).toEqual(atEvent);
  });
});
