import { describe, expect, it } from 'vitest';
import { relayOutbox } from '../../../shared/workflow/relay-outbox.ts';
import type { Bell, WorkflowPorts } from '../../../shared/workflow/workflow-ports.ts';
import { deferred } from '../../performance/deferred.ts';
import { quietTelemetry } from '../../support/quiet-telemetry.ts';

const bell = {} as Bell; // nothing is rung: the outbox is empty

/** Ports whose outbox is looked into as often as the test lets it be. */
function slowOutbox() {
  const looks: ReturnType<typeof deferred<void>>[] = [];
  const relay = {
    async pending() {
      const look = deferred<void>();
      looks.push(look);
      await look.promise;
      return [];
    },
    runsWithUnreadLetters: async () => [],
  };
  return { looks, ports: { relay, telemetry: quietTelemetry } as unknown as WorkflowPorts }; // it touches no other port here
}

const aMoment = () => new Promise(setImmediate);

describe('many who relay at once', () => {
  it('share one more look, which begins after they came', async () => {
    const { looks, ports } = slowOutbox();
    const done: number[] = [];
    const relays = [1, 2, 3, 4].map((n) => relayOutbox(ports, bell).then(() => done.push(n)));
    await aMoment();
    expect(looks).toHaveLength(1);
    looks[0]?.resolve();
    await aMoment();
    expect([done, looks.length]).toEqual([[1], 2]);
    const late = relayOutbox(ports, bell).then(() => done.push(5));
    looks[1]?.resolve();
    await aMoment();
    expect([done, looks.length]).toEqual([[1, 2, 3, 4], 3]);
    looks[2]?.resolve();
    await Promise.all([...relays, late]);
    expect(done).toEqual([1, 2, 3, 4, 5]);
  });

  it('look again after a look that failed', async () => {
    const { looks, ports } = slowOutbox();
    const failed = relayOutbox(ports, bell);
    const next = relayOutbox(ports, bell);
    looks[0]?.reject(new Error('the store is away'));
    await failed;
    await aMoment();
    expect(looks).toHaveLength(2);
    looks[1]?.resolve();
    await next;
  });
});
