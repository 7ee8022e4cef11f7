import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalog } from '../../shared/workflow/catalog.ts';
import { openApp, type App } from '../support/open-app.ts';
import { approveAll, brief, planned, readAll, type PlanOptions } from '../support/plan-event.ts';

let app: App;
beforeAll(async () => (app = await openApp()));
afterAll(() => app.remove());

async function completed(options: PlanOptions) {
  const { id } = await planned(app, brief('krakow'), options);
  await approveAll(app, id);
  const { artifacts, records, event } = await readAll(app, id);
  expect(event.status).toBe('completed');
  const simulated = records.filter((record) => record.simulated);
  return {
    bodies: Object.fromEntries([...artifacts].map(([type, { body }]) => [type, body])),
    reported: simulated.map(({ kind, body, at }) => ({ kind, body, at })),
  };
}

describe('two rehearsals of one brief', () => {
  it('give equal artifacts and equal reports with the same planning date and seed', async () => {
    const [first, second] = [
      await completed({ execution: 'simulated', seed: 7 }),
      await completed({ execution: 'simulated', seed: 7 }),
    ];
    expect(Object.keys(first.bodies)).toHaveLength(catalog.artifacts.size);
    expect(second).toEqual(first);
  });

  it('report other things with another seed', async () => {
    const [first, second] = [
      await completed({ execution: 'simulated', seed: 7 }),
      await completed({ execution: 'simulated', seed: 8 }),
    ];
    expect(second.reported).not.toEqual(first.reported);
    expect(second.bodies['EventBrief']).toEqual(first.bodies['EventBrief']);
    expect(second.bodies['Postmortem']).not.toEqual(first.bodies['Postmortem']);
  });
});

describe('two live plans of one brief', () => {
  it('are equal without a seed being named', async () => {
    const plans = [];
    for (let round = 1; round <= 2; round++) {
      const event = await planned(app, brief('berlin'));
      const { artifacts } = await readAll(app, event.id);
      plans.push({ seed: event.seed, bodies: [...artifacts].map(([type, { body }]) => [type, body]) });
    }
    expect(plans[1]).toEqual(plans[0]);
    expect(plans[0]?.bodies.length).toBeGreaterThan(3);
  });
});
