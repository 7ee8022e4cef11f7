import { describe, expect, it } from 'vitest';
import { df, ended, orchestration, startEngine } from './support/durable-app.ts';

df.app.activity('note', { handler: (text: string) => text });
df.app.activity('refuse', {
  handler: () => {
    const details = { errorType: 'Refused', errorMessage: 'no', properties: { left: [1, 2] } };
    throw new Error(JSON.stringify(details));
  },
});

/** Each turn runs the whole orchestrator again: whatever one turn changed, the next one would find changed. */
orchestration('change-what-it-gets', function* ({ df: durable }) {
  const input: string[] = durable.getInput();
  input.push('changed');
  const time = durable.currentUtcDateTime;
  const startedAt = time.getTime();
  time.setUTCFullYear(2001);
  const found: unknown[] = [];
  for (const text of ['one', 'two']) {
    const { list }: { list: string[] } = JSON.parse(yield durable.callActivity('note', '{"list":["x"]}'));
    list.push(text);
    found.push(list);
  }
  try {
    yield durable.callActivity('refuse');
  } catch (error) {
    const { failureDetails } = error as { failureDetails: { properties: { left: number[] } } }; // the package's own error
    found.push(failureDetails.properties.left.splice(0));
  }
  yield durable.callActivity('note', 'last');
  return { input, startedAt, found };
});

describe('an orchestrator that changes what it is handed', () => {
  it('finds its input, the time and the details of a failure as they were on every later turn', async () => {
    const engine = await startEngine();
    await engine.startNew('change-what-it-gets', { instanceId: 'changing', input: ['given'] });
    const { runtimeStatus, output, createdTime } = await ended(engine, 'changing');
    expect({ runtimeStatus, output }).toEqual({
      runtimeStatus: 'Completed',
      output: {
        input: ['given', 'changed'],
        startedAt: Date.parse(createdTime),
        found: [
          ['x', 'one'],
          ['x', 'two'],
          [1, 2],
        ],
      },
    });
  });
});
