import { describe, expect, it } from 'vitest';
import { writePostmortem } from '../../../../../shared/agents/event-planner/tasks/write-postmortem.ts';
import type { PostmortemBody } from '../../../../../shared/artifacts/postmortem.ts';
import { postmortemGate } from '../../../../../shared/gates/postmortem-gate.ts';
import { tasksAhead } from '../../../../support/full-plan.ts';
import { planFor, type PlanAsk } from '../../../../support/plan-for.ts';

const tasks = [...tasksAhead(), writePostmortem];
const bodies = (ask: PlanAsk = {}) => planFor('krakow', { ...ask, tasks });
const draft = (ask: PlanAsk = {}): PostmortemBody => bodies(ask)['Postmortem'];
const metric = (body: PostmortemBody, name: string) => body.metrics.find((entry) => entry.name === name);

function reports() {
  const { TaskRegister, CostModel } = bodies();
  const done = TaskRegister.tasks
    .filter(({ stage }: { stage: string }) => stage !== 'after')
    .map(({ id, end }: { id: string; end: string }) => ({
      kind: 'task-progress',
      body: { taskId: id, status: 'completed', finishedOn: end },
    }));
  const costs = CostModel.categories.map(
    ({ category, totalMinor }: { category: string; totalMinor: number }) => ({
      kind: 'actual-cost',
      body: { category, amountMinor: totalMinor, currency: 'PLN' },
    }),
  );
  return [
    ...done,
    ...costs,
    { kind: 'attendance', body: { registered: 29, checkedIn: 21, online: 0 } },
    { kind: 'survey', body: { responses: 12, satisfied: 11, promoters: 8, detractors: 1 } },
    {
      kind: 'incident',
      body: {
        title: 'Internet down',
        riskId: 'R08',
        openedAt: '2027-03-11T18:00:00Z',
        closedAt: '2027-03-11T18:22:00Z',
      },
    },
    { kind: 'conclusion', body: { outcome: 'held' } },
  ];
}

describe('write-postmortem', () => {
  it('calls nothing measured that nobody reported', () => {
    const body = draft();
    expect(body.outcome).toBe('not-recorded');
    expect(
      body.metrics
        .filter(({ name }) => name !== 'risk_coverage')
        .every(({ status }) => status === 'not-measured'),
    ).toBe(true);
  });

  it('holds what was paid against the budget as decisions moved it', () => {
    const quote = {
      contractId: 'catering',
      vendorName: 'Róg',
      amountMinor: 78_600,
      currency: 'PLN',
      chosen: true,
    };
    const field = 'conflict:money.catering';
    const answer = { questionId: 'q', field, value: 'contingency-78600-2000' };
    const planned = (ask: PlanAsk) => {
      const { budgetByCategory, metrics } = draft(ask);
      const of = (name: string) =>
        budgetByCategory.find(({ category }) => category === name)?.plannedMinor ?? 0;
      const target = metrics.find(({ name }) => name === 'cost_per_attendee')?.target?.atMost ?? 0;
      return [of('catering'), of('contingency'), target];
    };
    const [catering = 0, contingency = 0, perHead = 0] = planned({});
    const moved = [
      { kind: 'quote', body: quote },
      { kind: 'answer', body: answer },
    ];
    expect(planned({ records: moved })).toEqual([catering + 5_000, contingency - 2_000, perHead + 150]);
  });

  it('measures what was reported against its targets', () => {
    const body = draft({ records: reports() });
    expect(body.outcome).toBe('held');
    expect(metric(body, 'on_time_task_rate')).toMatchObject({ value: 100, status: 'met' });
    expect(metric(body, 'timeline_slippage')).toMatchObject({ value: 0, status: 'met' });
    expect(metric(body, 'attendance_rate')).toMatchObject({ value: 72.4, status: 'information' });
    expect(metric(body, 'satisfaction')).toMatchObject({ value: 91.7, status: 'met' });
    expect(metric(body, 'net_promoter_score')).toMatchObject({ value: 58 });
    expect(metric(body, 'budget_variance')?.status).toBe('met');
  });

  it('turns a slow incident into lessons with owner and date after the event', () => {
    const body = draft({ records: reports() });
    expect(metric(body, 'incident_resolution_time')).toMatchObject({ value: 22, status: 'missed' });
    expect(body.lessons.some(({ action }) => action.includes('longest'))).toBe(true);
    expect(body.didNotGoWell.join()).toMatch(/took 22 minutes to resolve, longer than 15\./);
    expect(body.lessons.every(({ dueOn, owner }) => dueOn === '2027-03-29' && owner !== '')).toBe(true);
    expect(
      postmortemGate.check({ Postmortem: body }, { level: 'Beginner', asOf: '2027-02-01', execution: 'live' })
        .findings,
    ).toEqual([]);
  });

  it('does not show partly reported costs as a saving', () => {
    const partial = reports().filter(({ body }) => !('category' in body) || body.category === 'catering');
    expect(metric(draft({ records: partial }), 'budget_variance')).toMatchObject({
      value: null,
      status: 'not-measured',
    });
  });

  it('records a cancellation', () => {
    expect(
      draft({ records: [{ kind: 'conclusion', body: { outcome: 'cancelled', note: 'Storm' } }] }),
    ).toMatchObject({
      outcome: 'cancelled',
      outcomeNote: 'Storm',
    });
  });

  it('changes with each of its parameters', () => {
    const base = { lessonDueDays: 14, lessons: 5, riskReview: false, taskReview: 0 };
    expect(writePostmortem.levels.Beginner).toEqual(base);
    const set = (change: object) =>
      draft({ records: reports(), params: { 'write-postmortem': { ...base, ...change } } });
    expect(set({ lessonDueDays: 7 }).lessons[0]?.dueOn).toBe('2027-03-22');
    expect(set({ lessons: 1 }).lessons).toHaveLength(1);
    expect(set({ riskReview: true }).riskReview).toEqual([
      expect.objectContaining({ riskId: 'R08', happened: 1, longestMinutes: 22 }),
    ]);
    expect(set({}).riskReview).toBeUndefined();
    expect(set({ taskReview: 3 }).taskReview).toHaveLength(3);
    expect(set({}).taskReview).toBeUndefined();
  });
});
