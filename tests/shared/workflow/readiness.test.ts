import { describe, expect, it } from 'vitest';
import { Fault } from '../../../shared/kernel/errors.ts';
import { readiness } from '../../../shared/workflow/readiness.ts';

/** Parts that count how often they are asked; a part with a fault fails. */
function parts(queuesConnected = true) {
  const asked = { sql: 0, documents: 0, keys: 0, queues: 0 };
  const failing = new Set<keyof typeof asked>();
  const reach = async (part: keyof typeof asked) => {
    asked[part] += 1;
    if (failing.has(part)) throw new Fault('store.unavailable', `${part} is away`);
  };
  let now = 0;
  const ports = {
    relay: { pending: async () => (await reach('sql'), []) },
    documents: { read: async () => (await reach('documents'), undefined) },
    keys: { reach: () => reach('keys') },
    queues: { connected: () => queuesConnected, reach: () => reach('queues') },
    now: () => now,
  } as unknown as Parameters<typeof readiness>[0]; // what is asked of them
  return { ports, asked, failing, pass: (ms: number) => (now += ms), ready: () => readiness(ports, 1000) };
}

describe('readiness', () => {
  it('names every part that was reached, and leaves out queues where there are none', async () => {
    expect(Object.keys(await parts().ready()).sort()).toEqual(['documents', 'keys', 'queues', 'sql']);
    expect(Object.keys(await parts(false).ready()).sort()).toEqual(['documents', 'keys', 'sql']);
  });

  it('says why a part is away, and that the others are there', async () => {
    const { failing, ready } = parts();
    failing.add('keys');
    expect(await ready()).toMatchObject({
      sql: { ok: true },
      documents: { ok: true },
      queues: { ok: true },
      keys: { ok: false, why: { detail: 'keys is away' } },
    });
  });

  it('asks SQL each time and the others after ten seconds, however often it is asked', async () => {
    const { asked, pass, ready } = parts();
    for (let n = 0; n < 5; n += 1) await ready();
    expect(asked).toEqual({ sql: 5, documents: 1, keys: 1, queues: 1 });
    pass(10_000);
    await ready();
    expect(asked).toMatchObject({ documents: 2, keys: 2, queues: 2 });
  });

  it('finds within a second that a part is back', async () => {
    const { failing, pass, ready } = parts();
    failing.add('documents');
    await ready();
    failing.clear();
    expect(await ready()).toMatchObject({ documents: { ok: false } });
    pass(1000);
    expect(await ready()).toMatchObject({ documents: { ok: true } });
  });
});
