import { beforeAll, describe, expect, it } from 'vitest';
import { faultPoints } from '../../infra/local/fault-points.ts';
import { randomStream } from '../../shared/planning/seeded-random.ts';
import type { Death } from '../support/killed-server.ts';
import { surviveMixedLoad } from '../support/mixed-survived.ts';
import { buildServer } from '../support/server-process.ts';
import { expectNothingLost, rehearseWithDeaths, type Survived } from '../support/survived.ts';

const wanted = Number(process.env['EODS_LONG_KILLS'] ?? 1_000);
/** The kills end with the time, however many there were by then: a slow machine manages fewer. */
const minutes = Number(process.env['EODS_LONG_MINUTES'] ?? 35);
const seed = Number(process.env['EODS_LONG_SEED'] ?? 1);
const clients = 3;
const deathsPerLoad = 20;
const deathsPerRehearsal = 8;

const random = randomStream(seed, 'kills');

/** Half of them anywhere in time, half at a named point. */
function anyDeath(): Death {
  if (random.next() < 0.5) return { afterMs: random.integer(0, 900) };
  return { point: `${random.pick(faultPoints)}:${random.integer(1, 12)}` };
}

const deaths = (length: number) => Array.from({ length }, anyDeath);

let undisturbed: Survived;
beforeAll(async () => {
  buildServer();
  undisturbed = await rehearseWithDeaths([]);
}, 300_000);

describe(`a server that is killed up to ${wanted} times in ${minutes} minutes`, () => {
  it(
    'loses and doubles nothing that it acknowledged, under a mixed load and in rehearsals',
    async () => {
      const since = Date.now();
      const passed = () => (Date.now() - since) / 60_000;
      const sum = { kills: 0, loads: 0, rehearsals: 0, acknowledged: 0, reads: 0 };
      while (sum.kills < wanted && passed() < minutes) {
        const load = await surviveMixedLoad(deaths(Math.min(deathsPerLoad, wanted - sum.kills)), clients);
        sum.kills += load.deaths;
        sum.acknowledged += load.acknowledged;
        sum.reads += load.reads;
        sum.loads += 1;
        if (sum.loads % 5 !== 0) continue;
        const survived = await rehearseWithDeaths(deaths(deathsPerRehearsal));
        expectNothingLost(survived, undisturbed);
        sum.kills += survived.deaths;
        sum.rehearsals += 1;
      }
      const perMinute = (sum.kills / passed()).toFixed(1);
      console.log(
        `seed ${seed}, ${passed().toFixed(1)} min, ${perMinute} kills a minute: ${JSON.stringify(sum)}`,
      );
      expect(sum.kills).toBeGreaterThan(0);
    },
    (minutes + 8) * 60_000,
  );
});
