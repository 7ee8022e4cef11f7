import { describe, expect, it } from 'vitest';
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
import { serveManagement } from './support/management-server.ts';

let release: ((value: string) => void) | undefined;
df.app.activity('held', { handler: () => new Promise<string>((resolve) => (release = resolve)) });

orchestration('everything', function* ({ df: durable }) {
  const timer = durable.createTimer(new Date(durable.currentUtcDateTime.getTime() + 1_000));
  const parts: unknown[] = yield durable.Task.all([
    durable.callActivity('held'),
    durable.waitForExternalEvent('go'),
    timer,
  ]);
  return parts.slice(0, 2);
});

orchestration('nap', function* ({ df: durable }) {
  yield durable.createTimer(new Date(durable.currentUtcDateTime.getTime() + 1_000));
  return 'rested';
});

orchestration('go', function* ({ df: durable }) {
  return yield durable.waitForExternalEvent('go');
});

function turnsOf(engine: Awaited<ReturnType<typeof startEngine>>, id: string): number {
  return engine.history(id).filter(({ EventType }) => EventType === 12).length;
}

describe('a suspended instance', () => {
  it('takes no turn; results, events and timers wait until it is resumed', async () => {
    const clock = testClock();
    const engine = await startEngine({ clock });
    const id = await engine.startNew('everything');
    await settled();
    await engine.suspend(id, 'a pause');
    release?.('done');
    await engine.raiseEvent(id, 'go', 'event');
    await clock.advance(2_000);
    await settled();
    expect(engine.getStatus(id)).toMatchObject({ runtimeStatus: 'Suspended', output: null });
    expect(turnsOf(engine, id)).toBe(1);
    await engine.resume(id, 'on we go');
    expect((await ended(engine, id)).output).toEqual(['done', 'event']);
  });

  it('loses nothing when the engine is opened again', async () => {
    const clock = testClock();
    const file = newStoreFile();
    const first = await startEngine({ clock, file });
    const id = await first.startNew('everything');
    await settled();
    await first.suspend(id, '');
    release?.('done');
    await first.raiseEvent(id, 'go', 'event');
    await clock.advance(2_000);
    await first.stop();
    const second = await startEngine({ clock, file });
    await settled();
    expect(second.getStatus(id)?.runtimeStatus).toBe('Suspended');
    expect(turnsOf(second, id)).toBe(1);
    await second.resume(id, '');
    expect((await ended(second, id)).output).toEqual(['done', 'event']);
  });

  it('keeps a timer that fell due, however many others wait', async () => {
    const clock = testClock();
    const engine = await startEngine({ clock });
    const id = await engine.startNew('nap');
    await settled();
    await engine.suspend(id, '');
    await clock.advance(2_000);
    // More than are kept in memory.
    await Promise.all(Array.from({ length: 250 }, () => engine.startNew('go')));
    await settled();
    await engine.resume(id, '');
    expect((await ended(engine, id)).output).toBe('rested');
  });

  it('finishes the turn that was under way, and no other', async () => {
    let beforeTurn: (() => Promise<void>) | undefined;
    const engine = await startEngine({
      functions: {
        ...functions,
        async invoke(fn, invocation) {
          if (fn.trigger.type === 'orchestrationTrigger') await beforeTurn?.();
          return await functions.invoke(fn, invocation);
        },
      },
    });
    beforeTurn = async () => {
      beforeTurn = undefined;
      await engine.suspend('x', '');
      await engine.raiseEvent('x', 'go', 1);
    };
    await engine.startNew('go', { instanceId: 'x' });
    await settled();
    expect(engine.getStatus('x')?.runtimeStatus).toBe('Suspended');
    expect(turnsOf(engine, 'x')).toBe(1);
    await engine.resume('x', '');
    expect((await ended(engine, 'x')).output).toBe(1);
  });

  it('does not even begin when suspended right after its start', async () => {
    const engine = await startEngine();
    const starting = engine.startNew('go', { instanceId: 'x' });
    await Promise.all([starting, engine.suspend('x', '')]);
    await settled();
    expect(turnsOf(engine, 'x')).toBe(0);
    await engine.resume('x', '');
    await settled();
    expect(engine.getStatus('x')?.runtimeStatus).toBe('Running');
  });

  it('can be terminated', async () => {
    const engine = await startEngine();
    const id = await engine.startNew('go');
    await settled();
    await engine.suspend(id, '');
    await engine.terminate(id, 'called off');
    expect(await ended(engine, id)).toMatchObject({ runtimeStatus: 'Terminated', output: 'called off' });
  });
});

describe.each(['rpc', 'plain'] as const)('the durable client in %s mode', (mode) => {
  it('suspends and resumes, and is refused for what does not exist', async () => {
    const { engine, client: open } = await serveManagement();
    const client = await open(mode);
    const id = await client.startNew('go');
    await client.suspend(id, 'a pause');
    expect(await client.getStatus(id)).toMatchObject({ runtimeStatus: 'Suspended' });
    await client.raiseEvent(id, 'go', 'kept');
    await client.resume(id, 'on');
    expect((await ended(engine, id)).output).toBe('kept');
    await client.suspend(id, 'too late: ignored, as on Azure');
    await expect(client.suspend('nobody', '')).rejects.toThrow();
  });
});
