import { describe, expect, it } from 'vitest';
import { openDurableEngine } from '../../../../infra/local/durable/engine.ts';
import type { FunctionRunner } from '../../../../infra/local/function-runner.ts';
import { noLog } from '../../../../infra/local/log.ts';
import { testClock } from '../../../../infra/local/test-clock.ts';
import {
  df,
  ended,
  functions,
  newStoreFile,
  orchestration,
  settled,
  startEngine,
} from './support/durable-app.ts';

let finish: ((value: string) => void) | undefined;
let worked = 0;
df.app.activity('do-work', {
  handler: () => {
    worked++;
    return new Promise<string>((resolve) => (finish = resolve));
  },
});

orchestration('wait', function* ({ df: durable }) {
  return yield durable.waitForExternalEvent('go');
});

orchestration('sleep', function* ({ df: durable }) {
  const start = durable.currentUtcDateTime.getTime();
  yield durable.createTimer(new Date(start + 60 * 86_400_000));
  return (durable.currentUtcDateTime.getTime() - start) / 86_400_000;
});

orchestration('work', function* ({ df: durable }) {
  return yield durable.callActivity('do-work');
});

orchestration('work-and-wait', function* ({ df: durable }) {
  return yield durable.Task.all([durable.callActivity('do-work'), durable.waitForExternalEvent('go')]);
});

describe('more instances than are kept in memory', () => {
  it('all go on when what they wait for comes', async () => {
    const engine = await startEngine();
    const ids = Array.from({ length: 450 }, (_, index) => `many-${index}`);
    await Promise.all(ids.map((instanceId) => engine.startNew('wait', { instanceId })));
    await settled();
    await Promise.all(ids.map((id) => engine.raiseEvent(id, 'go', id)));
    for (const id of ids) expect((await ended(engine, id)).output).toBe(id);
  });
});

describe('starting an instance', () => {
  it('lets exactly one of two starts with the same id win', async () => {
    const engine = await startEngine();
    const starts = ['a', 'b'].map((input) => engine.startNew('wait', { instanceId: 'same', input }));
    const [first, second] = await Promise.allSettled(starts);
    expect(first).toMatchObject({ status: 'fulfilled', value: 'same' });
    expect(second).toMatchObject({ status: 'rejected', reason: { status: 409 } });
    expect(engine.getStatus('same')?.input).toBe('a');
  });

  it('may use the id of an instance that has ended', async () => {
    const engine = await startEngine();
    await engine.startNew('wait', { instanceId: 'again' });
    await engine.raiseEvent('again', 'go', 1);
    await ended(engine, 'again');
    await engine.startNew('wait', { instanceId: 'again' });
    await settled();
    expect(engine.getStatus('again')).toMatchObject({ runtimeStatus: 'Running', output: null });
    await engine.raiseEvent('again', 'go', 2);
    expect((await ended(engine, 'again')).output).toBe(2);
  });

  it.each(['', '@entity', 'a/b', 'a\\b', 'a#b', 'a?b', 'a\nb', 'x'.repeat(101)])(
    'refuses the id %j',
    async (instanceId) => {
      const engine = await startEngine();
      await expect(engine.startNew('wait', { instanceId })).rejects.toMatchObject({ status: 400 });
    },
  );

  it('refuses a function that is not an orchestrator', async () => {
    const engine = await startEngine();
    await expect(engine.startNew('work-not-there')).rejects.toMatchObject({ status: 400 });
  });
});

describe('terminating an instance', () => {
  it('ends it with the reason as output', async () => {
    const engine = await startEngine();
    const id = await engine.startNew('wait');
    await settled();
    await engine.terminate(id, 'called off');
    expect(await ended(engine, id)).toMatchObject({ runtimeStatus: 'Terminated', output: 'called off' });
  });

  it('disarms its timers', async () => {
    const clock = testClock();
    const engine = await startEngine({ clock });
    const id = await engine.startNew('sleep');
    await settled();
    expect(clock.pending()).toBe(1);
    await engine.terminate(id, 'awake');
    await ended(engine, id);
    expect(clock.pending()).toBe(0);
  });

  it('is refused for one that is unknown or has ended', async () => {
    const engine = await startEngine();
    await expect(engine.terminate('nobody', '')).rejects.toMatchObject({ status: 404 });
    const id = await engine.startNew('wait');
    await engine.terminate(id, 'first');
    await ended(engine, id);
    await expect(engine.terminate(id, 'second')).rejects.toMatchObject({ status: 410 });
  });
});

describe('an engine opened again on its file', () => {
  it('goes on waiting for events and timers', async () => {
    const clock = testClock();
    const file = newStoreFile();
    const first = await startEngine({ file, clock });
    await first.startNew('wait', { instanceId: 'event' });
    await first.startNew('sleep', { instanceId: 'timer' });
    await settled();
    await clock.advance(30 * 86_400_000);
    await first.stop();

    const second = await startEngine({ file, clock });
    await clock.advance(30 * 86_400_000 - 1);
    expect(second.getStatus('timer')?.runtimeStatus).toBe('Running');
    await clock.advance(1);
    expect((await ended(second, 'timer')).output).toBe(60);
    await second.raiseEvent('event', 'go', 'still here');
    expect((await ended(second, 'event')).output).toBe('still here');
  });

  it('fires a timer that fell due while it was away', async () => {
    const clock = testClock();
    const file = newStoreFile();
    const first = await startEngine({ file, clock });
    await first.startNew('sleep', { instanceId: 'timer' });
    await settled();
    await first.stop();
    await clock.advance(90 * 86_400_000);
    const second = await startEngine({ file, clock });
    expect((await ended(second, 'timer')).output).toBe(90);
  });

  it('runs an activity again that was under way', async () => {
    worked = 0;
    const file = newStoreFile();
    const first = await startEngine({ file });
    const id = await first.startNew('work');
    await settled();
    await first.stop();
    finish?.('lost');
    const second = await startEngine({ file });
    await settled();
    finish?.('kept');
    expect((await ended(second, id)).output).toBe('kept');
    expect(worked).toBe(2);
  });

  it('does not run an activity again that ended while the engine waited to stop', async () => {
    worked = 0;
    const file = newStoreFile();
    const first = await startEngine({ file, stopPatienceMs: 5_000 });
    const id = await first.startNew('work');
    await settled();
    const stopping = first.stop();
    await settled();
    finish?.('in time');
    await stopping;
    const second = await startEngine({ file });
    expect((await ended(second, id)).output).toBe('in time');
    expect(worked).toBe(1);
  });

  it('keeps the result of an activity that no turn has read', async () => {
    const file = newStoreFile();
    let turnGate: Promise<void> | undefined;
    const gated: FunctionRunner = {
      ...functions,
      async invoke(fn, invocation) {
        if (fn.trigger.type === 'orchestrationTrigger') await turnGate;
        return await functions.invoke(fn, invocation);
      },
    };
    worked = 0;
    const first = await startEngine({ file, functions: gated });
    const id = await first.startNew('work-and-wait');
    await settled();
    let openGate = () => {};
    turnGate = new Promise((resolve) => (openGate = resolve));
    await first.raiseEvent(id, 'go', 'event');
    await settled();
    finish?.('result');
    await settled();
    const stopping = first.stop();
    openGate();
    await stopping;

    const second = await startEngine({ file });
    expect((await ended(second, id)).output).toEqual(['result', 'event']);
    expect(worked).toBe(1);
  });

  it('is started only once', async () => {
    const engine = await startEngine();
    await expect(engine.start()).rejects.toThrow(/started once/);
  });

  it('takes no calls once stopped', async () => {
    const engine = await startEngine();
    await engine.stop();
    await expect(engine.startNew('wait')).rejects.toMatchObject({ status: 503 });
  });

  it('is refused while another engine has the file', async () => {
    const file = newStoreFile();
    await startEngine({ file });
    const open = () =>
      openDurableEngine({ file, clock: testClock(), functions, passFaultPoint: () => {}, log: noLog });
    expect(open).toThrow(/Another process is using the durable store/);
  });
});
