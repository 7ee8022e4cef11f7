import { describe, expect, it } from 'vitest';
import { installFunctionsCore } from '../../../../infra/local/host/functions-core.ts';
import { createFunctionRunner } from '../../../../infra/local/host/runner.ts';
import { noLog } from '../../../../infra/local/log.ts';
import { testClock } from '../../../../infra/local/test-clock.ts';
import { df, ended, orchestration, settled, startEngine } from './support/durable-app.ts';

const answers: ((value: string) => void)[] = [];
df.app.activity('drag-on', { handler: () => new Promise<string>((resolve) => answers.push(resolve)) });

orchestration('one-slow', function* ({ df: durable }) {
  return yield durable.callActivity('drag-on');
});

orchestration('slow-then-wait', function* ({ df: durable }) {
  let first = 'no failure';
  try {
    yield durable.callActivity('drag-on');
  } catch {
    first = 'timed out';
  }
  return [first, yield durable.waitForExternalEvent('go')];
});

orchestration('slow-with-retry', function* ({ df: durable }) {
  return yield durable.callActivityWithRetry('drag-on', new df.RetryOptions(1_000, 2));
});

async function startLimited(name: string) {
  answers.length = 0;
  const clock = testClock();
  const timeLimit = { clock, ms: 60_000 };
  const functions = createFunctionRunner({ core: installFunctionsCore(), log: noLog, timeLimit });
  const engine = await startEngine({ clock, functions });
  const id = await engine.startNew(name);
  await settled();
  return { clock, engine, id };
}

describe('an activity with a time limit', () => {
  it('may be slow as long as it keeps within it', async () => {
    const { clock, engine, id } = await startLimited('one-slow');
    await clock.advance(59_999);
    answers[0]?.('in time');
    expect(await ended(engine, id)).toMatchObject({ runtimeStatus: 'Completed', output: 'in time' });
  });

  it('fails beyond it, and says so', async () => {
    const { clock, engine, id } = await startLimited('one-slow');
    await clock.advance(60_000);
    const { runtimeStatus, output } = await ended(engine, id);
    expect(runtimeStatus).toBe('Failed');
    expect(output).toContain('drag-on ran longer than functionTimeout in host.json allows');
  });

  it('is not heard when it answers late', async () => {
    const { clock, engine, id } = await startLimited('slow-then-wait');
    await clock.advance(60_000);
    answers[0]?.('late');
    await settled();
    const results = engine.history(id).filter(({ TaskScheduledId }) => TaskScheduledId === 0);
    expect(results.map(({ EventType }) => EventType)).toEqual([6]);
    await engine.raiseEvent(id, 'go', 'on');
    expect((await ended(engine, id)).output).toEqual(['timed out', 'on']);
  });

  it('is tried again under a retry policy, and the late answer of the first attempt counts for nothing', async () => {
    const { clock, engine, id } = await startLimited('slow-with-retry');
    await clock.advance(61_000);
    await settled();
    expect(answers).toHaveLength(2);
    answers[0]?.('late');
    await settled();
    expect(engine.getStatus(id)?.runtimeStatus).toBe('Running');
    answers[1]?.('second attempt');
    expect((await ended(engine, id)).output).toBe('second attempt');
  });
});
