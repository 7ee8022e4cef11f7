import { describe, expect, it } from 'vitest';
import { df, ended, idsGiven, idsTaken, orchestration, startEngine } from './support/durable-app.ts';

df.app.activity('double', { handler: (value: number) => value * 2 });
df.app.activity('echo', { handler: (value: unknown) => value });
df.app.activity('refuse', {
  handler: (what: string) => {
    throw new TypeError(`no ${what}`);
  },
});

orchestration('chain', function* ({ df: durable }) {
  const once: number = yield durable.callActivity('double', durable.getInput());
  return yield durable.callActivity('double', once);
});

orchestration('fan-out', function* ({ df: durable }) {
  const inputs: number[] = durable.getInput() ?? [];
  const doubled: number[] = yield durable.Task.all(
    inputs.map((value) => durable.callActivity('double', value)),
  );
  return doubled.reduce((sum, value) => sum + value, 0);
});

orchestration('echo-all', function* ({ df: durable }) {
  const values: unknown[] = durable.getInput() ?? [];
  const echoed: unknown[] = [];
  for (const value of values) echoed.push(yield durable.callActivity('echo', value));
  return echoed;
});

orchestration('catch', function* ({ df: durable }) {
  try {
    return yield durable.callActivity('refuse', 'chairs');
  } catch (error) {
    return `caught ${String(error)}`;
  }
});

orchestration('let-through', function* ({ df: durable }) {
  return yield durable.callActivity('refuse', 'tables');
});

orchestration('call-unknown', function* ({ df: durable }) {
  return yield durable.callActivity('not-there');
});

orchestration('status', function* ({ df: durable }) {
  durable.setCustomStatus({ step: 1 });
  yield durable.callActivity('double', 1);
  durable.setCustomStatus({ step: 2 });
});

describe('an orchestrator that calls activities', () => {
  it('hands the result of one to the next', async () => {
    const engine = await startEngine();
    const id = await engine.startNew('chain', { input: 3 });
    expect(await ended(engine, id)).toMatchObject({ runtimeStatus: 'Completed', input: 3, output: 12 });
  });

  it('runs many side by side and reads a burst of results in one turn', async () => {
    const engine = await startEngine();
    const id = await engine.startNew('fan-out', { input: Array.from({ length: 40 }, (_, index) => index) });
    expect(await ended(engine, id)).toMatchObject({ runtimeStatus: 'Completed', output: 1560 });
    const turns = engine.history(id).filter(({ EventType }) => EventType === 12);
    expect(turns.length).toBeLessThan(10);
  });

  it('carries values of every JSON type unchanged', async () => {
    const engine = await startEngine();
    const input = ['text', '12', '{"a":1}', 5, 1.5, true, null, [1, 'x'], { a: { b: [] } }, ''];
    const id = await engine.startNew('echo-all', { input });
    expect((await ended(engine, id)).output).toEqual(input);
  });

  it('counts task ids as the package does', async () => {
    const engine = await startEngine();
    const id = await engine.startNew('fan-out', { input: [1, 2, 3] });
    await ended(engine, id);
    expect(idsGiven(engine, id)).toBe(3);
    expect(idsTaken(id)).toBe(3);
  });

  it('sees the error of a failed activity', async () => {
    const engine = await startEngine();
    const id = await engine.startNew('catch');
    const { output } = await ended(engine, id);
    expect(output).toContain('caught');
    expect(output).toContain('TypeError: no chairs');
  });

  it('fails with a reason when it lets the error through', async () => {
    const engine = await startEngine();
    const id = await engine.startNew('let-through');
    const { runtimeStatus, output } = await ended(engine, id);
    expect(runtimeStatus).toBe('Failed');
    expect(output).toBe("Orchestrator function 'let-through' failed: TypeError: no tables");
  });

  it('fails when the activity is not registered', async () => {
    const engine = await startEngine();
    const id = await engine.startNew('call-unknown');
    const { runtimeStatus, output } = await ended(engine, id);
    expect(runtimeStatus).toBe('Failed');
    expect(output).toContain("'not-there' doesn't exist");
  });

  it('shows its latest custom status', async () => {
    const engine = await startEngine();
    const id = await engine.startNew('status');
    expect(await ended(engine, id)).toMatchObject({ customStatus: { step: 2 }, output: null });
  });
});
