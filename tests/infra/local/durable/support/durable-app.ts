import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OrchestrationContext, OrchestrationHandler } from 'durable-functions';
import { onTestFinished } from 'vitest';
import { openDurableEngine } from '../../../../../infra/local/durable/engine.ts';
import type { DurableEngine, DurableEngineOptions } from '../../../../../infra/local/durable/engine.ts';
import type { InstanceStatus } from '../../../../../infra/local/durable/instance-status.ts';
import { installFunctionsCore } from '../../../../../infra/local/host/functions-core.ts';
import { createFunctionRunner } from '../../../../../infra/local/host/runner.ts';
import { noLog } from '../../../../../infra/local/log.ts';
import { testClock } from '../../../../../infra/local/test-clock.ts';

const core = installFunctionsCore();
/** The real package, loaded after the module it asks for is in place. */
export const df = await import('durable-functions');

export const functions = createFunctionRunner({ core, log: noLog });

interface PrivateExecutor {
  sequenceNumber: number;
}

const lastExecutors = new Map<string, PrivateExecutor>();

/** Registers an orchestrator and keeps the package's own task counter, to compare it with the engine's. */
export function orchestration(name: string, handler: OrchestrationHandler): void {
  df.app.orchestration(name, function* (context: OrchestrationContext) {
    const inside = context.df as unknown as { taskOrchestratorExecutor: PrivateExecutor }; // private in the package
    lastExecutors.set(context.df.instanceId, inside.taskOrchestratorExecutor);
    return yield* handler(context);
  });
}

/** How many ids the package has given out in its last turn of this instance. */
export function idsTaken(instanceId: string): number | undefined {
  return lastExecutors.get(instanceId)?.sequenceNumber;
}

/** How many ids the engine has given out, from the history it stored. */
export function idsGiven(engine: DurableEngine, instanceId: string): number {
  return Math.max(-1, ...engine.history(instanceId).map(({ EventId }) => EventId)) + 1;
}

export function newStoreFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'eods-durable-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'durable.db');
}

export async function startEngine(
  given: Partial<Pick<DurableEngineOptions, 'file' | 'clock' | 'log' | 'functions' | 'stopPatienceMs'>> = {},
): Promise<DurableEngine> {
  const engine = openDurableEngine({
    file: given.file ?? newStoreFile(),
    clock: given.clock ?? testClock(),
    functions: given.functions ?? functions,
    passFaultPoint: () => {},
    log: given.log ?? noLog,
    stopPatienceMs: given.stopPatienceMs ?? 0,
  });
  onTestFinished(() => engine.stop());
  await engine.start();
  return engine;
}

/** Lets the event loop turn until the instance has ended; time stands still meanwhile. */
export async function ended(engine: DurableEngine, id: string): Promise<InstanceStatus> {
  return await eventually(
    engine,
    id,
    ({ runtimeStatus }) => !['Pending', 'Running', 'Suspended'].includes(runtimeStatus),
  );
}

export async function eventually(
  engine: DurableEngine,
  id: string,
  holds: (status: InstanceStatus) => boolean,
): Promise<InstanceStatus> {
  for (let turn = 0; turn < 20_000; turn++) {
    const status = engine.getStatus(id);
    if (status && holds(status)) return status;
    await new Promise(setImmediate);
  }
  throw new Error(`Instance ${id} did not get there: ${JSON.stringify(engine.getStatus(id))}`);
}

/** Lets what is under way settle, without moving time. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 60; turn++) await new Promise(setImmediate);
}
