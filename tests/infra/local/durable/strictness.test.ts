import { describe, expect, it } from 'vitest';
import type { FunctionRunner } from '../../../../infra/local/function-runner.ts';
import { openDurableEngine } from '../../../../infra/local/durable/engine.ts';
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

df.app.activity('one', { handler: () => 1 });
df.app.activity('never', { handler: () => new Promise(() => {}) });

orchestration('race-twice', function* ({ df: durable }) {
  const slow = durable.callActivity('never');
  yield durable.Task.any([slow, durable.callActivity('one')]);
  yield durable.Task.any([slow, durable.callActivity('one')]);
});

orchestration('race-a-timer-twice', function* ({ df: durable }) {
  const timer = durable.createTimer(new Date(durable.currentUtcDateTime.getTime() + 1_000));
  yield durable.Task.any([timer, durable.waitForExternalEvent('a')]);
  yield durable.Task.any([timer, durable.waitForExternalEvent('b')]);
});

orchestration('race-once-then-yield', function* ({ df: durable }) {
  const event = durable.waitForExternalEvent('go');
  yield durable.Task.any([event, durable.callActivity('one')]);
  return yield event;
});

let version = 1;
orchestration('changes-activity', function* ({ df: durable }) {
  yield durable.callActivity(version === 1 ? 'one' : 'never');
  yield durable.waitForExternalEvent('go');
});

orchestration('loses-a-task', function* ({ df: durable }) {
  if (version === 1) yield durable.callActivity('one');
  yield durable.waitForExternalEvent('go');
});

orchestration('all-over-finished', function* ({ df: durable }) {
  const done = durable.callActivity('one');
  yield done;
  yield durable.Task.all([done]);
});

orchestration('call-http', function* ({ df: durable }) {
  yield durable.callHttp({ method: 'GET', url: 'http://127.0.0.1:9/' });
});

orchestration('signal-entity', function* ({ df: durable }) {
  durable.signalEntity(new df.EntityId('counter', 'x'), 'add', 1);
  return yield durable.callActivity('one');
});

orchestration('wait', function* ({ df: durable }) {
  return yield durable.waitForExternalEvent('go');
});

async function failure(name: string, given: { raise?: string } = {}): Promise<string> {
  version = 1;
  const engine = await startEngine();
  const id = await engine.startNew(name);
  await settled();
  version = 2;
  if (given.raise) await engine.raiseEvent(id, given.raise, null);
  const { runtimeStatus, output } = await ended(engine, id);
  expect(runtimeStatus).toBe('Failed');
  return String(output);
}

describe('a task raced twice', () => {
  it('fails the instance, because Azure would run it again', async () => {
    expect(await failure('race-twice')).toContain(
      "activity 'never' was raced twice; Azure would run it again",
    );
  });

  it('fails the instance when it is a timer, too', async () => {
    expect(await failure('race-a-timer-twice', { raise: 'a' })).toContain('timer was raced twice');
  });

  it('fails the instance instead of hanging when the task had finished', async () => {
    expect(await failure('all-over-finished')).toContain("activity 'one' was raced twice");
  });

  it('may be yielded alone after its race', async () => {
    const engine = await startEngine();
    const id = await engine.startNew('race-once-then-yield');
    await settled();
    await engine.raiseEvent(id, 'go', 'fine');
    expect((await ended(engine, id)).output).toBe('fine');
  });
});

describe('an orchestrator that is not deterministic', () => {
  it('fails, naming the task that was and the task that is', async () => {
    const output = await failure('changes-activity', { raise: 'go' });
    expect(output).toContain("task 0 was activity 'one', and the replay has activity 'never' in its place");
  });

  it('fails when a task is missing', async () => {
    expect(await failure('loses-a-task', { raise: 'go' })).toMatch(/task 0 was activity 'one', .* has/);
  });
});

describe('what the engine does not support', () => {
  it.each([
    ['call-http', 'callHttp is not supported'],
    ['signal-entity', 'signalEntity is not supported'],
  ])('fails the instance: %s', async (name, sentence) => {
    expect(await failure(name)).toContain(sentence);
  });
});

describe('a turn that breaks without an answer', () => {
  function breaking(times: number): FunctionRunner {
    let left = times;
    return {
      ...functions,
      async invoke(fn, invocation) {
        if (fn.trigger.type === 'orchestrationTrigger' && left-- > 0) throw new Error('worker is gone');
        return await functions.invoke(fn, invocation);
      },
    };
  }

  async function run(times: number) {
    const clock = testClock();
    const options = { file: newStoreFile(), clock, passFaultPoint: () => {}, log: noLog };
    const engine = openDurableEngine({ ...options, functions: breaking(times) });
    await engine.start();
    await engine.startNew('wait', { instanceId: 'x' });
    await engine.raiseEvent('x', 'go', 'kept');
    await clock.advance(60_000);
    const status = await ended(engine, 'x');
    await engine.stop();
    return status;
  }

  it('is tried again after a pause, with nothing lost', async () => {
    expect(await run(3)).toMatchObject({ runtimeStatus: 'Completed', output: 'kept' });
  });

  it('fails the instance with the reason in the end', async () => {
    const { runtimeStatus, output } = await run(100);
    expect(runtimeStatus).toBe('Failed');
    expect(output).toContain('worker is gone');
  });
});
