import type { OrchestrationContext, Task } from 'durable-functions';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testClock } from '../../../../infra/local/test-clock.ts';
import { df, ended, idsGiven, idsTaken, orchestration, settled, startEngine } from './support/durable-app.ts';

/** A step of a made-up orchestrator. */
type Step =
  | { do: 'call'; value: number }
  | { do: 'retry'; failures: number; most: number }
  | { do: 'child'; value: number }
  | { do: 'sleep'; ms: number }
  | { do: 'all'; steps: Step[] }
  | { do: 'race'; value: number; ms: number };

const failuresLeft = new Map<string, number>();

df.app.activity('echo', { handler: (value: number) => value });
df.app.activity('flaky', {
  handler: ({ key, failures }: { key: string; failures: number }) => {
    const left = failuresLeft.get(key) ?? failures;
    failuresLeft.set(key, left - 1);
    if (left > 0) throw new Error('not yet');
    return 'at last';
  },
});
orchestration('echo-child', function* ({ df: durable }) {
  return yield durable.callActivity('echo', durable.getInput());
});

orchestration('made-up', function* (context) {
  const steps: Step[] = context.df.getInput() ?? [];
  const trace: unknown[] = [];
  for (const [index, step] of steps.entries()) {
    try {
      const result: unknown = yield taskOf(context, step, String(index));
      trace.push(step.do === 'race' ? 'raced' : (result ?? 'slept'));
    } catch {
      trace.push('gave up');
    }
  }
  yield context.df.waitForExternalEvent('end');
  return trace;
});

function taskOf(context: OrchestrationContext, step: Step, path: string): Task {
  const { df: durable } = context;
  const later = (ms: number) => durable.createTimer(new Date(durable.currentUtcDateTime.getTime() + ms));
  switch (step.do) {
    case 'call':
      return durable.callActivity('echo', step.value);
    case 'retry': {
      const input = { key: `${durable.instanceId}/${path}`, failures: step.failures };
      return durable.callActivityWithRetry('flaky', new df.RetryOptions(10, step.most), input);
    }
    case 'child':
      return durable.callSubOrchestrator('echo-child', step.value);
    case 'sleep':
      return later(step.ms);
    case 'all':
      return durable.Task.all(step.steps.map((inner, index) => taskOf(context, inner, `${path}.${index}`)));
    case 'race':
      return durable.Task.any([later(step.ms), durable.callActivity('echo', step.value)]);
  }
}

/** What the trace holds for a step, told without any engine. */
function expected(step: Step): unknown {
  if (step.do === 'call' || step.do === 'child') return step.value;
  if (step.do === 'sleep') return 'slept';
  if (step.do === 'race') return 'raced';
  if (step.do === 'retry') return step.failures < step.most ? 'at last' : 'gave up';
  const parts = step.steps.map(expected);
  return parts.includes('gave up') ? 'gave up' : parts.map((part) => (part === 'slept' ? null : part));
}

const simple: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('call' as const), value: fc.nat(9) }),
  fc.record({
    do: fc.constant('retry' as const),
    failures: fc.nat(3),
    most: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({ do: fc.constant('child' as const), value: fc.nat(9) }),
  fc.record({ do: fc.constant('sleep' as const), ms: fc.nat(30) }),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  simple,
  fc.record({ do: fc.constant('all' as const), steps: fc.array(simple, { minLength: 1, maxLength: 4 }) }),
  fc.record({ do: fc.constant('race' as const), value: fc.nat(9), ms: fc.integer({ min: 1, max: 30 }) }),
);

describe('any mixture of tasks', () => {
  it('is numbered as the package numbers it and ends as it should', async () => {
    const clock = testClock();
    const engine = await startEngine({ clock });
    const property = fc.asyncProperty(fc.array(step, { maxLength: 6 }), async (steps) => {
      const id = await engine.startNew('made-up', { input: steps });
      await clock.advance(600);
      await settled();
      expect(idsGiven(engine, id)).toBe(idsTaken(id));
      await engine.raiseEvent(id, 'end', null);
      expect(await ended(engine, id)).toMatchObject({
        runtimeStatus: 'Completed',
        output: steps.map(expected),
      });
    });
    await fc.assert(property, { numRuns: 80, seed: 20_260_105 });
  }, 60_000);
});
