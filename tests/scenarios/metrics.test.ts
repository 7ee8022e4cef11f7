import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ok } from '../support/api.ts';
import { openApp, type App } from '../support/open-app.ts';
import { brief, planned } from '../support/plan-event.ts';

interface Metrics {
  simulated: boolean;
  run: { name: string; status: string }[];
  agents: { agent: string; metrics: { name: string; value: number | null; status: string }[] }[];
}

let app: App;
let metrics: Metrics;
beforeAll(async () => {
  app = await openApp();
  const { id } = await planned(app, brief('krakow'));
  metrics = ok(await app.api.get<Metrics>(`events/${id}/metrics`));
});
afterAll(() => app.remove());

describe('the metrics of a planned event', () => {
  it('are those that the agents declare', () => {
    expect(metrics.agents.map(({ agent, metrics: own }) => [agent, own.length])).toEqual([
      ['budget-analyst', 3],
      ['event-planner', 3],
      ['logistics-coordinator', 3],
      ['venue-researcher', 3],
    ]);
    expect(metrics.run.map(({ name }) => name).toSorted()).toEqual([
      'budget_variance',
      'incident_resolution_time',
      'on_time_task_rate',
      'timeline_slippage',
    ]);
  });

  it('show what the plan tells, and no data where nobody has reported', () => {
    const all = metrics.agents.flatMap(({ metrics: own }) => own);
    const status = (name: string) => all.find((metric) => metric.name === name)?.status;
    expect(status('risk_coverage')).toBe('met');
    expect(status('stakeholder_satisfaction')).toBe('no-data');
    expect(status('on_time_task_rate')).toBe('no-data');
    expect(status('budget_variance')).toBe('open');
    expect(all).toContainEqual(
      expect.objectContaining({ name: 'confirmed_holds', value: 0, status: 'open' }),
    );
    expect(metrics.simulated).toBe(false);
  });
});
