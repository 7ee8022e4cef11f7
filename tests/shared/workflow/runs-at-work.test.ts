import { describe, expect, it } from 'vitest';
import { requireRoomToPlan, type RunQuotas } from '../../../shared/workflow/run-quota.ts';
import { RunsAtWork } from '../../../shared/workflow/runs-at-work.ts';
import { startRun } from '../../../shared/workflow/start-run.ts';
import type { WorkflowPorts } from '../../../shared/workflow/workflow-ports.ts';
import { scope } from '../../support/open-store.ts';

const limits = { active: 10, startsPerDay: 10 };
const quotas: RunQuotas = { organisation: limits, person: limits, atWork: 2 };
const now = () => 1_000;

describe('the runs that a process works on', () => {
  it('count once, however many steps are taken, until they rest', () => {
    const runs = new RunsAtWork();
    for (const id of ['a', 'b', 'a', 'a']) runs.works(id, 0);
    expect(runs.count(0)).toBe(2);
    runs.rests('a');
    expect(runs.count(0)).toBe(1);
  });

  it('are forgotten after a minute of silence', () => {
    const runs = new RunsAtWork();
    runs.works('a', 0);
    runs.works('b', 10_000);
    runs.works('a', 20_000);
    expect(runs.count(69_999)).toBe(2);
    expect(runs.count(70_000)).toBe(1);
    expect(runs.count(80_000)).toBe(0);
  });
});

describe('a start while the process works on as many runs as it may', () => {
  const atWork = new RunsAtWork();
  for (const id of ['a', 'b']) atWork.works(id, now());
  const refusal = {
    code: 'run.queue-full',
    detail: '2 runs are being planned here, of 2 at once; nothing was started.',
    retryAfter: 10,
  };

  it('is refused before anything is read or written, a rehearsal too', async () => {
    const ports = { atWork, quotas, now } as unknown as WorkflowPorts; // without stores
    for (const execution of ['live', 'simulated'] as const) {
      const request = { instructionLevel: 'Beginner', instructionLevels: {}, execution } as const;
      await expect(startRun(ports, scope, 'evt-1', request)).rejects.toMatchObject(refusal);
    }
  });

  it('goes through when one of them rests', () => {
    expect(() => requireRoomToPlan({ atWork, quotas, now })).toThrow(refusal.detail);
    atWork.rests('a');
    expect(() => requireRoomToPlan({ atWork, quotas, now })).not.toThrow();
  });
});
