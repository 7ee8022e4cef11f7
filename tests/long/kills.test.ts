import { beforeAll, describe, expect, it } from 'vitest';
import { faultPoints } from '../../infra/local/fault-points.ts';
import { randomStream } from '../../shared/planning/seeded-random.ts';
import type { Death } from '../support/killed-server.ts';
import { buildServer } from '../support/server-process.ts';
import { expectNothingLost, rehearseWithDeaths, type Survived } from '../support/survived.ts';

const wanted = Number(process.env['EODS_LONG_KILLS'] ?? 200);
const seed = Number(process.env['EODS_LONG_SEED'] ?? 1);
const deathsPerRun = 8;

const random = randomStream(seed, 'kills');

/** Half of them anywhere in time, half at a named point. */
function anyDeath(): Death {
  if (random.next() < 0.5) return { afterMs: random.integer(0, 900) };
  return { point: `${random.pick(faultPoints)}:${random.integer(1, 12)}` };
}

let undisturbed: Survived;
beforeAll(async () => {
  buildServer();
  undisturbed = await rehearseWithDeaths([]);
}, 120_000);

describe(`rehearsals on servers that are killed ${wanted} times`, () => {
  it(
    'lose and double nothing',
    async () => {
      let [runs, killed] = [0, 0];
      const since = Date.now();
      while (killed < wanted) {
        const plan = Array.from({ length: Math.min(deathsPerRun, wanted - killed) }, anyDeath);
        const survived = await rehearseWithDeaths(plan);
        expectNothingLost(survived, undisturbed);
        killed += survived.deaths;
        runs += 1;
      }
      const seconds = ((Date.now() - since) / 1_000).toFixed(0);
      console.log(
        `${killed} kills in ${runs} rehearsals, ${seconds} s, seed ${seed}: nothing lost or doubled`,
      );
      expect(killed).toBeGreaterThanOrEqual(wanted);
    },
    wanted * 20_000,
  );
});
