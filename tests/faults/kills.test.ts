import { beforeAll, describe, expect, it } from 'vitest';
import { randomStream } from '../../shared/planning/seeded-random.ts';
import type { Death } from '../support/killed-server.ts';
import { buildServer } from '../support/server-process.ts';
import { expectNothingLost, rehearseWithDeaths, type Survived } from '../support/survived.ts';

let undisturbed: Survived;
beforeAll(async () => {
  buildServer();
  undisturbed = await rehearseWithDeaths([]);
}, 120_000);

const at = (point: string, ...counts: number[]): Death[] =>
  counts.map((count) => ({ point: `${point}:${count}` }));

const deaths: [name: string, Death[]][] = [
  ['between a turn and its commit', at('turn.before-commit', 1, 7)],
  ['just after a turn was committed', at('turn.after-commit', 2, 8)],
  ['between an activity and its commit', at('activity.after-run-before-commit', 1, 9)],
  ['between a request and its answer', at('http.after-handler-before-answer', 1, 7)],
  ['between a ring of the bell and its commit', at('event.before-commit', 1, 2)],
];

describe('a rehearsal on a server that is left alone', () => {
  it('is what the others are compared with', () => {
    expectNothingLost(undisturbed, undisturbed);
    expect(undisturbed.plan.artifacts.size).toBe(17);
    expect(undisturbed.ledger).toMatchObject({ answers: ['q-budget-1'], notes: { length: 4 } });
  });
});

describe('a rehearsal on a server that is killed', () => {
  it.each(deaths)('%s loses and doubles nothing', async (_name, plan) => {
    const survived = await rehearseWithDeaths(plan);
    expect(survived.deaths).toBe(plan.length);
    expectNothingLost(survived, undisturbed);
  });

  it('at three random moments loses and doubles nothing', async () => {
    const random = randomStream(7, 'moments');
    const plan = [1, 2, 3].map(() => ({ afterMs: random.integer(30, 500) }));
    const survived = await rehearseWithDeaths(plan);
    expect(survived.deaths).toBeGreaterThan(0);
    expectNothingLost(survived, undisturbed);
  });
});
