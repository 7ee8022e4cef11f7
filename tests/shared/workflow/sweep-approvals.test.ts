import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SqlStores } from '../../../shared/adapters/sql/open-sql.ts';
import type { Approval } from '../../../shared/kernel/run-store.ts';
import { requestApproval } from '../../../shared/workflow/request-approval.ts';
import { sweepApprovals } from '../../../shared/workflow/sweep-approvals.ts';
import type { WorkflowPorts } from '../../../shared/workflow/workflow-ports.ts';
import { saveAccepted } from '../../support/accepted-event.ts';
import { openStore, scope } from '../../support/open-store.ts';

let store: SqlStores;
let ports: WorkflowPorts;
let now = Date.parse('2027-02-01T09:00:00Z');
const hour = 60 * 60 * 1000;

beforeAll(async () => {
  store = await openStore();
  const { runs, organisation, hash, timers } = store;
  const members = { members: async () => [] };
  const telemetry = { log: () => {} };
  const parts = { runs, organisation, hash, timers, members, telemetry, now: () => now };
  ports = parts as unknown as WorkflowPorts; // no other port is touched
  for (const id of ['stopped', 'paused', 'broken']) {
    const change = { state: 'Research', status: 'waiting', closed: false } as const;
    await saveAccepted(runs, { id, acceptedAt: '2027-02-01T09:00:00Z', reports: [], change });
    await requestApproval(ports, scope, id, 'venue', 'op-1');
  }
  await runs.transaction(scope, 'paused', (tx) => tx.saveEvent({ status: 'paused' }));
});
afterAll(() => store.close());

const approvalOf = async (id: string): Promise<Approval> => {
  const found = (await store.runs.read(scope, id).approvals()).find(({ kind }) => kind === 'venue');
  if (!found) throw new Error('nothing was asked');
  return found;
};
const letters = async (id: string) => (await store.runs.read(scope, id).lettersAfter(0)).length;
/** To so many hours after the step is due. */
const pass = async (hours: number) => {
  now = Date.parse((await approvalOf('stopped')).dueAt ?? '') + hours * hour;
  await sweepApprovals(ports);
};

describe('an approval whose run does not go on', () => {
  it('is left to its run for two hours', async () => {
    await pass(1.9);
    expect(await approvalOf('stopped')).toMatchObject({ step: 0, reminders: 0 });
    expect(await letters('stopped')).toBe(0);
  });

  it('is then reminded of, once, and the run is told, so that the relay starts it anew', async () => {
    await pass(2);
    await sweepApprovals(ports);
    expect(await approvalOf('stopped')).toMatchObject({ status: 'pending', step: 1, reminders: 1 });
    expect(await letters('stopped')).toBe(1);
    expect((await store.relay.runsWithUnreadLetters(10)).map(({ eventId }) => eventId)).toContain('stopped');
  });

  it('is escalated and blocked with a reason, step by step, and never approved', async () => {
    for (let step = 2; step <= 5; step++) {
      await pass(2);
      expect(await approvalOf('stopped')).toMatchObject({ step });
    }
    const blocked = await approvalOf('stopped');
    expect(blocked).toMatchObject({ status: 'blocked', dueAt: null });
    expect(blocked.decision).toBeUndefined();
    const titles = (await store.runs.read(scope, 'stopped').log('decision')).map(({ title }) => title);
    expect(titles).toEqual(['The venue approval got no answer']);
    await sweepApprovals(ports);
    expect(await letters('stopped')).toBe(5);
  });

  it('is left alone while the run is paused', async () => {
    expect(await approvalOf('paused')).toMatchObject({ step: 0, status: 'pending' });
    expect(await letters('paused')).toBe(0);
  });

  it('does not wait for another that cannot be swept', async () => {
    await store.runs.transaction(scope, 'paused', (tx) => tx.saveEvent({ status: 'waiting' }));
    const before = (await approvalOf('paused')).step;
    const failing = {
      ...ports,
      runs: new Proxy(store.runs, {
        get: (runs, name) =>
          name === 'read'
            ? (...[own, id]: Parameters<typeof runs.read>) => {
                if (id === 'broken') throw new Error('cannot be read');
                return runs.read(own, id);
              }
            : Reflect.get(runs, name).bind(runs),
      }),
    };
    await sweepApprovals(failing);
    expect((await approvalOf('paused')).step).toBe(before + 1);
  });
});
