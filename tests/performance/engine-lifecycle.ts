import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as engineModule from '../../infra/local/durable/engine.ts';
import type * as coreModule from '../../infra/local/host/functions-core.ts';
import type * as runnerModule from '../../infra/local/host/runner.ts';
import type * as clockModule from '../../infra/local/real-clock.ts';
import { deferred } from './deferred.ts';
import type { Deferred } from './deferred.ts';
import { registerLifecycle } from './lifecycle-app.ts';
import type { Lifecycle, Steps } from './steps.ts';

const root = join(import.meta.dirname, '..', '..');
const isBuilt = existsSync(join(root, 'dist/infra/local/durable/engine.js'));

/** What ships, where it has been built; else the sources, which Node strips of their types while loading. */
async function load(module: string): Promise<unknown> {
  const file = isBuilt
    ? join(root, 'dist/infra/local', `${module}.js`)
    : join(root, 'infra/local', `${module}.ts`);
  return await import(pathToFileURL(file).href);
}

export interface EngineLifecycle extends Lifecycle {
  /** Takes one instance with a single step to its end. */
  runBrief(id: string): Promise<void>;
}

/** The local engine in its own process, called as the durable client is served: no HTTP in between. */
export async function openEngine(folder: string, steps: Steps): Promise<EngineLifecycle> {
  // Each has the shape of the module it is loaded from.
  const { installFunctionsCore } = (await load('host/functions-core')) as typeof coreModule; // as above
  const core = installFunctionsCore();
  const df = await import('durable-functions');
  const { createFunctionRunner } = (await load('host/runner')) as typeof runnerModule; // as above
  const { openDurableEngine } = (await load('durable/engine')) as typeof engineModule; // as above
  const { realClock: clock } = (await load('real-clock')) as typeof clockModule; // as above
  const log = () => {};
  const engine = openDurableEngine({
    file: join(folder, 'durable.db'),
    clock,
    functions: createFunctionRunner({ core, log }),
    passFaultPoint: () => {},
    log,
  });
  const ends = watchEnds((id) => engine.getStatus(id));
  registerLifecycle(df, steps, ends.returning);
  await engine.start();
  return {
    start: async (instanceId) => void (await engine.startNew('lifecycle', { instanceId, input: {} })),
    signal: (id, phase) => engine.raiseEvent(id, `approval-${phase}`, true),
    result: ends.result,
    async runBrief(instanceId) {
      await engine.startNew('brief', { instanceId });
      await ends.result(instanceId);
    },
    close: () => engine.stop(),
  };
}

type Status = (id: string) => { runtimeStatus: string; output: unknown } | undefined;

/** An instance counts as done when its end is on disk; looked for only once its orchestrator has returned. */
function watchEnds(status: Status) {
  const ending = new Set<string>();
  const waiting = new Map<string, Deferred<{ phases: number }>>();
  let isLooking = false;
  const of = (id: string) => {
    const known = waiting.get(id) ?? deferred<{ phases: number }>();
    waiting.set(id, known);
    return known;
  };
  const look = (): void => {
    for (const id of ending) {
      const found = status(id);
      if (found?.runtimeStatus === 'Pending' || found?.runtimeStatus === 'Running') continue;
      ending.delete(id);
      if (found?.runtimeStatus === 'Completed')
        of(id).resolve(found.output as { phases: number }); // what the app returns
      else of(id).reject(new Error(`${id}: ${JSON.stringify(found)}`));
    }
    if (ending.size > 0) setImmediate(look);
    else isLooking = false;
  };
  return {
    returning(id: string) {
      ending.add(id);
      if (!isLooking) setImmediate(look);
      isLooking = true;
    },
    result: (id: string) => of(id).promise.finally(() => waiting.delete(id)),
  };
}
