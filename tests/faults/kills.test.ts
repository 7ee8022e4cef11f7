import { beforeAll, describe, expect, it, vi } from 'vitest';
import { faultPoints } from '../../infra/local/fault-points.ts';
import { plannedAhead } from '../support/plan-event.ts';
import { buildServer } from '../support/server-process.ts';
import { expectNothingLost, rehearseWithDeaths, type Survived } from '../support/survived.ts';

// Each of them starts the server many times, on machines that may be busy.
vi.setConfig({ testTimeout: 300_000 });

let undisturbed: Survived;
beforeAll(async () => {
  buildServer();
  undisturbed = await rehearseWithDeaths([]);
}, 300_000);

describe('a rehearsal on a server that is left alone', () => {
  it('is what the others are compared with', () => {
    expectNothingLost(undisturbed, undisturbed);
    expect(undisturbed.plan.artifacts.size).toBe(plannedAhead.length + 1);
    expect(undisturbed.ledger).toMatchObject({ answers: ['q-budget-1'], notes: { length: 5 } });
  });
});

describe('a rehearsal on a server that is killed', () => {
  it('before and after every commit loses and doubles nothing', async () => {
    const plan = faultPoints.map((point, n) => ({ point: `${point}:${n % 2 === 0 ? 1 : 7}` }));
    const survived = await rehearseWithDeaths(plan);
    expect(survived.deaths).toBe(plan.length);
    expectNothingLost(survived, undisturbed);
  });
});
