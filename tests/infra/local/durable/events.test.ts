import { describe, expect, it } from 'vitest';
import { testClock } from '../../../../infra/local/test-clock.ts';
import {
  df,
  ended,
  eventually,
  functions,
  orchestration,
  settled,
  startEngine,
} from './support/durable-app.ts';

let release: (() => void) | undefined;
df.app.activity('slow', { handler: () => new Promise<void>((resolve) => (release = resolve)) });
df.app.activity('note', { handler: (what: string) => what });

orchestration('wait-for-answer', function* ({ df: durable }) {
  return yield durable.waitForExternalEvent('answer');
});

orchestration('work-then-wait', function* ({ df: durable }) {
  yield durable.callActivity('slow');
  const first: unknown = yield durable.waitForExternalEvent('answer');
  const second: unknown = yield durable.waitForExternalEvent('answer');
  return [first, second];
});

orchestration('answer-or-deadline', function* ({ df: durable }) {
  const answer = durable.waitForExternalEvent('answer');
  const deadline = durable.createTimer(new Date(durable.currentUtcDateTime.getTime() + 60_000));
  const first = yield durable.Task.any([answer, deadline]);
  if (first === deadline) return 'too late';
  deadline.cancel();
  yield durable.callActivity('note', 'after');
  return answer.result;
});

orchestration('answer-before-work', function* ({ df: durable }) {
  const answer = durable.waitForExternalEvent('answer');
  const work = durable.callActivity('slow');
  const first = yield durable.Task.any([answer, work]);
  return first === work ? 'work came first' : answer.result;
});

/** One letter per generation: collects what it read and stops at 'stop'. */
orchestration('generations', function* ({ df: durable }) {
  const { read, work }: { read: string[]; work: boolean } = durable.getInput() ?? { read: [], work: false };
  const letter: string = yield durable.waitForExternalEvent('letter');
  if (letter === 'stop') return read;
  if (work) yield durable.callActivity('slow');
  durable.continueAsNew({ read: [...read, letter], work });
  return undefined;
});

describe('an orchestrator that waits for an event', () => {
  it('resumes with the content of the event', async () => {
    const engine = await startEngine();
    const id = await engine.startNew('wait-for-answer');
    await settled();
    expect(engine.getStatus(id)?.runtimeStatus).toBe('Running');
    await engine.raiseEvent(id, 'answer', { yes: true });
    expect((await ended(engine, id)).output).toEqual({ yes: true });
  });

  it('keeps events that come before it waits, in their order', async () => {
    const engine = await startEngine();
    const id = await engine.startNew('work-then-wait');
    await engine.raiseEvent(id, 'answer', 1);
    await engine.raiseEvent(id, 'answer', 2);
    await settled();
    release?.();
    expect((await ended(engine, id)).output).toEqual([1, 2]);
  });

  it('ignores events of another name, upper case included', async () => {
    const engine = await startEngine();
    const id = await engine.startNew('wait-for-answer');
    await engine.raiseEvent(id, 'ANSWER', 1);
    await settled();
    expect(engine.getStatus(id)?.runtimeStatus).toBe('Running');
  });

  it('refuses an event name of digits, which would complete a task', async () => {
    const engine = await startEngine();
    const id = await engine.startNew('wait-for-answer');
    await expect(engine.raiseEvent(id, '0', 'forged')).rejects.toMatchObject({ status: 400 });
  });

  it('tells the sender when the instance is unknown or has ended', async () => {
    const engine = await startEngine();
    await expect(engine.raiseEvent('nobody', 'answer', 1)).rejects.toMatchObject({ status: 404 });
    const id = await engine.startNew('wait-for-answer');
    await engine.raiseEvent(id, 'answer', 1);
    await ended(engine, id);
    await expect(engine.raiseEvent(id, 'answer', 2)).rejects.toMatchObject({ status: 410 });
  });
});

describe('an event raced with a timer', () => {
  it('wins when it comes in time, and the cancelled timer is gone', async () => {
    const clock = testClock();
    const engine = await startEngine({ clock });
    const id = await engine.startNew('answer-or-deadline');
    await settled();
    expect(clock.pending()).toBe(1);
    await engine.raiseEvent(id, 'answer', 'in time');
    expect((await ended(engine, id)).output).toBe('in time');
    expect(clock.pending()).toBe(0);
  });

  it('loses when the deadline passes first', async () => {
    const clock = testClock();
    const engine = await startEngine({ clock });
    const id = await engine.startNew('answer-or-deadline');
    await settled();
    await clock.advance(59_999);
    expect(engine.getStatus(id)?.runtimeStatus).toBe('Running');
    await clock.advance(1);
    expect((await ended(engine, id)).output).toBe('too late');
  });
});

describe('an orchestrator that continues as new', () => {
  it('begins again with the new input and an empty history', async () => {
    const engine = await startEngine();
    const id = await engine.startNew('generations');
    for (const letter of ['a', 'b']) {
      await engine.raiseEvent(id, 'letter', letter);
      await eventually(engine, id, ({ input }) => JSON.stringify(input ?? {}).includes(letter));
    }
    await settled();
    expect(engine.history(id).filter(({ EventType }) => EventType === 12)).toHaveLength(1);
    await engine.raiseEvent(id, 'letter', 'stop');
    expect((await ended(engine, id)).output).toEqual(['a', 'b']);
  });

  it('drops events that were delivered but not read, as Azure does', async () => {
    const engine = await startEngine();
    const id = await engine.startNew('generations');
    await settled();
    await Promise.all(['a', 'unread'].map((letter) => engine.raiseEvent(id, 'letter', letter)));
    await eventually(engine, id, ({ input }) => input !== null);
    await settled();
    await engine.raiseEvent(id, 'letter', 'stop');
    expect((await ended(engine, id)).output).toEqual(['a']);
  });

  it('drops events delivered in an earlier turn of the same generation', async () => {
    const engine = await startEngine();
    const id = await engine.startNew('generations', { input: { read: [], work: true } });
    await engine.raiseEvent(id, 'letter', 'a');
    await settled();
    await engine.raiseEvent(id, 'letter', 'unread');
    await settled();
    release?.();
    await settled();
    expect(engine.getStatus(id)?.runtimeStatus).toBe('Running');
    await engine.raiseEvent(id, 'letter', 'stop');
    expect((await ended(engine, id)).output).toEqual(['a']);
  });

  it('keeps events that come while its last turn runs: they were never delivered', async () => {
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
    const id = await engine.startNew('generations');
    await settled();
    beforeTurn = async () => {
      beforeTurn = undefined;
      await engine.raiseEvent(id, 'letter', 'meanwhile');
    };
    await engine.raiseEvent(id, 'letter', 'a');
    await settled();
    await engine.raiseEvent(id, 'letter', 'stop');
    expect((await ended(engine, id)).output).toEqual(['a', 'meanwhile']);
  });
});

describe('an instance that has ended', () => {
  it('is not disturbed by an activity that ends later, nor is its successor', async () => {
    const engine = await startEngine();
    await engine.startNew('answer-before-work', { instanceId: 'x' });
    await settled();
    await engine.raiseEvent('x', 'answer', 'first');
    expect((await ended(engine, 'x')).output).toBe('first');
    const firstWork = release;
    await engine.startNew('answer-before-work', { instanceId: 'x' });
    await settled();
    firstWork?.();
    await settled();
    expect(engine.getStatus('x')?.runtimeStatus).toBe('Running');
    await engine.raiseEvent('x', 'answer', 'second');
    expect((await ended(engine, 'x')).output).toBe('second');
    release?.();
    await settled();
    expect(engine.getStatus('x')?.output).toBe('second');
  });
});
