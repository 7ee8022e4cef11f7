import { describe, expect, it } from 'vitest';
import { testClock } from '../../../../infra/local/test-clock.ts';
import {
  df,
  ended,
  eventually,
  idsGiven,
  idsTaken,
  orchestration,
  settled,
  startEngine,
} from './support/durable-app.ts';

let runs = 0;
df.app.activity('count-run', { handler: () => ++runs });

orchestration('child', function* ({ df: durable }) {
  const input: unknown = durable.getInput();
  const run: number = yield durable.callActivity('count-run');
  if (input === 'fail' || (input === 'fail-first' && run === 1)) throw new RangeError(`run ${run} failed`);
  return { input, run, parent: durable.parentInstanceId };
});

orchestration('patient-child', function* ({ df: durable }) {
  return yield durable.waitForExternalEvent('go');
});

orchestration('parent', function* ({ df: durable }) {
  const { child, input, id, attempts } = durable.getInput<{
    child: string;
    input?: unknown;
    id?: string;
    attempts?: number;
  }>() ?? { child: '' };
  try {
    return attempts
      ? yield durable.callSubOrchestratorWithRetry(child, new df.RetryOptions(1_000, attempts), input, id)
      : yield durable.callSubOrchestrator(child, input, id);
  } catch (error) {
    return `caught ${String(error)}`;
  }
});

orchestration('impatient-parent', function* ({ df: durable }) {
  const child = durable.callSubOrchestrator('patient-child', null, 'orphan');
  const timer = durable.createTimer(new Date(durable.currentUtcDateTime.getTime() + 1_000));
  yield durable.Task.any([child, timer]);
  if (!durable.getInput()) durable.continueAsNew('second');
  else yield durable.waitForExternalEvent('never');
});

describe('a sub-orchestration', () => {
  it('gets its input, its parent and an id of its own, and hands back its output', async () => {
    runs = 0;
    const engine = await startEngine();
    const id = await engine.startNew('parent', { input: { child: 'child', input: 'text' } });
    expect((await ended(engine, id)).output).toEqual({ input: 'text', run: 1, parent: id });
    const child = engine.list().find(({ name }) => name === 'child');
    expect(child?.instanceId).toMatch(/^[0-9a-f]{32}:0000$/);
    expect(idsGiven(engine, id)).toBe(idsTaken(id));
  });

  it('runs under the id it is given', async () => {
    const engine = await startEngine();
    const id = await engine.startNew('parent', { input: { child: 'child', id: 'my-child' } });
    await ended(engine, id);
    expect(engine.getStatus('my-child')).toMatchObject({ name: 'child', runtimeStatus: 'Completed' });
  });

  it('hands its failure to the parent', async () => {
    runs = 0;
    const engine = await startEngine();
    const id = await engine.startNew('parent', { input: { child: 'child', input: 'fail' } });
    const { runtimeStatus, output } = await ended(engine, id);
    expect(runtimeStatus).toBe('Completed');
    expect(output).toContain("Orchestrator function 'child' failed: run 1 failed");
  });

  it('starts again under the same id when called with retry', async () => {
    runs = 0;
    const clock = testClock();
    const engine = await startEngine({ clock });
    const input = { child: 'child', input: 'fail-first', id: 'again', attempts: 3 };
    const id = await engine.startNew('parent', { input });
    await clock.advance(2_000);
    expect((await ended(engine, id)).output).toMatchObject({ run: 2 });
    expect(
      engine
        .list()
        .map(({ instanceId }) => instanceId)
        .sort(),
    ).toEqual(['again', id].sort());
  });

  it('gets a new default id for each attempt', async () => {
    runs = 0;
    const clock = testClock();
    const engine = await startEngine({ clock });
    const id = await engine.startNew('parent', {
      input: { child: 'child', input: 'fail-first', attempts: 2 },
    });
    await clock.advance(2_000);
    await ended(engine, id);
    expect(engine.list().filter(({ name }) => name === 'child')).toHaveLength(2);
  });

  it('fails in the parent when the id belongs to a running instance', async () => {
    const engine = await startEngine();
    await engine.startNew('patient-child', { instanceId: 'taken' });
    const id = await engine.startNew('parent', { input: { child: 'child', id: 'taken' } });
    expect((await ended(engine, id)).output).toContain("'taken' is already running");
  });

  it('fails in the parent when it is terminated', async () => {
    const engine = await startEngine();
    const id = await engine.startNew('parent', { input: { child: 'patient-child', id: 'waiting' } });
    await eventually(engine, 'waiting', ({ runtimeStatus }) => runtimeStatus === 'Running');
    await engine.terminate('waiting', 'enough');
    expect((await ended(engine, id)).output).toContain("'patient-child' was terminated: enough");
  });

  it('is not heard by a later generation of its parent', async () => {
    const clock = testClock();
    const engine = await startEngine({ clock });
    const id = await engine.startNew('impatient-parent');
    await clock.advance(1_000);
    await eventually(engine, id, ({ input }) => input === 'second');
    await engine.raiseEvent('orphan', 'go', 'late');
    await ended(engine, 'orphan');
    await settled();
    const raised = engine.history(id).filter(({ EventType }) => EventType === 8);
    expect(raised).toEqual([]);
  });

  it('fails the parent when its orchestrator is not registered', async () => {
    const engine = await startEngine();
    const id = await engine.startNew('parent', { input: { child: 'not-there' } });
    const { runtimeStatus, output } = await ended(engine, id);
    expect(runtimeStatus).toBe('Failed');
    expect(output).toContain("'not-there' doesn't exist");
  });
});
