import { describe, expect, it } from 'vitest';
import { testClock } from '../../../../infra/local/test-clock.ts';
import { ended, functions, orchestration } from './support/durable-app.ts';
import { call, serveManagement } from './support/management-server.ts';

orchestration('wait', function* ({ df: durable }) {
  return yield durable.waitForExternalEvent('go');
});

describe('an instance whose turn throws again and again', () => {
  it('is Failed with the reason in the management API, and can be purged and started anew', async () => {
    let broken = true;
    const clock = testClock();
    const { engine, origin } = await serveManagement({
      clock,
      functions: {
        ...functions,
        async invoke(fn, invocation) {
          if (broken && fn.trigger.type === 'orchestrationTrigger') throw new Error('worker is gone');
          return await functions.invoke(fn, invocation);
        },
      },
    });
    await engine.startNew('wait', { instanceId: 'x' });
    await clock.advance(60_000);
    await ended(engine, 'x');
    const failed = {
      instanceId: 'x',
      runtimeStatus: 'Failed',
      output: expect.stringContaining('worker is gone'),
    };
    expect((await call(origin, 'GET', 'instances/x')).content).toMatchObject(failed);
    expect((await call(origin, 'GET', 'instances/?runtimeStatus=Failed')).content).toMatchObject([failed]);

    broken = false;
    expect((await call(origin, 'DELETE', 'instances/x')).status).toBe(200);
    expect((await call(origin, 'POST', 'orchestrators/wait/x')).status).toBe(202);
    await engine.raiseEvent('x', 'go', 'well again');
    expect(await ended(engine, 'x')).toMatchObject({ runtimeStatus: 'Completed', output: 'well again' });
  });
});
