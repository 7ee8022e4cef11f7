import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BudgetDecisionBody } from '../../shared/artifacts/budget-decision.ts';
import type { ContingencyPlanBody } from '../../shared/artifacts/contingency-plan.ts';
import type { LogisticsPlanBody } from '../../shared/artifacts/logistics-plan.ts';
import type { PostmortemBody } from '../../shared/artifacts/postmortem.ts';
import { catalog } from '../../shared/workflow/catalog.ts';
import { ok, type EventView } from '../support/api.ts';
import { openApp, type App } from '../support/open-app.ts';
import { brief, readAll } from '../support/plan-event.ts';
import { settleRun } from '../support/settle-run.ts';

type Plan = Awaited<ReturnType<typeof readAll>>;

interface Incident {
  title: string;
  riskId: string;
  scenarioId: string;
  openedAt: string;
  closedAt: string;
  note: string;
}

let app: App;
let plan: Plan;

beforeAll(async () => {
  app = await openApp();
  const { id: original } = ok(await app.api.post<EventView>('events', brief('toronto')));
  const start = { instructionLevel: 'Advanced', execution: 'simulated' };
  const { id } = ok(await app.api.post<EventView>(`events/${original}/actions/start`, start));
  await settleRun(app, id);
  plan = await readAll(app, id);
}, 400_000);
afterAll(() => app.remove());

const bodyOf = <T>(type: string) => plan.artifacts.get(type)?.body as T; // validated when it was stored
const incidents = () =>
  plan.records.filter(({ kind }) => kind === 'incident').map(({ body }) => body as unknown as Incident); // validated when it was stored

describe('a large hybrid event in several buildings at Advanced', () => {
  it('is drafted by every task at that level', () => {
    const levels = [...plan.artifacts.values()].map(({ envelope }) => envelope.instructionLevel);
    expect(plan.artifacts.size).toBe(catalog.tasks.size);
    expect(new Set(levels)).toEqual(new Set(['Advanced']));
  });

  it('is planned, approved, rehearsed and reviewed', () => {
    expect(plan.event).toMatchObject({ state: 'Postmortem', status: 'completed', waitingFor: [] });
  });

  it('has logistics with owners, and a roster of people', () => {
    const { workflows, staff } = bodyOf<LogisticsPlanBody>('LogisticsPlan');
    expect(workflows.length).toBeGreaterThanOrEqual(5);
    expect(workflows.filter(({ owner, deputy }) => owner === deputy)).toEqual([]);
    expect(staff.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(50);
    expect(plan.artifacts.get('ResourceRoster')?.body).toBeTypeOf('object');
  });

  it('has a trigger for every scenario', () => {
    const { scenarios } = bodyOf<ContingencyPlanBody>('ContingencyPlan');
    expect(scenarios.length).toBeGreaterThanOrEqual(5);
    expect(
      scenarios.filter(({ trigger, firstAction }) => trigger.trim() === '' || firstAction.withinMinutes > 15),
    ).toEqual([]);
  });

  it('meets the failure of a supplier by its scenario, step by step', () => {
    const [failure] = incidents().filter(({ title }) => /supplier/i.test(title));
    const { scenarios } = bodyOf<ContingencyPlanBody>('ContingencyPlan');
    const scenario = scenarios.find(({ id }) => id === failure?.scenarioId);
    expect(scenario?.riskId).toBe(failure?.riskId);
    expect(failure?.note).toContain(scenario?.firstAction.action);
    for (const step of scenario?.response ?? ['no scenario']) expect(failure?.note).toContain(step);
  });

  it('measures the resolution in time of the event and says whether 15 minutes were met', () => {
    const all = incidents();
    expect(all.length).toBeGreaterThanOrEqual(2);
    for (const { openedAt, closedAt, note } of all) {
      const minutes = (Date.parse(closedAt) - Date.parse(openedAt)) / 60_000;
      expect(note).toContain(`${minutes} minutes`);
      expect(note).toContain(minutes > 15 ? 'missed the target' : 'within 15 minutes');
    }
    const { metrics } = bodyOf<PostmortemBody>('Postmortem');
    const measured = metrics.find(({ name }) => /incident_resolution/.test(name));
    expect(measured?.value).toBeGreaterThan(0);
    expect(measured?.simulated).toBe(true);
  });

  it('hedges the money', () => {
    const decision = JSON.stringify(bodyOf<BudgetDecisionBody>('BudgetDecision'));
    expect(decision).toMatch(/hedg/i);
    expect(decision).toMatch(/refund|lock|cancellation/i);
  });
});
