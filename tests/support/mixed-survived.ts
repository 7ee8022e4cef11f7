import { expect } from 'vitest';
import { ok, until, type EventView } from './api.ts';
import { killedServer, type Death, type KilledServer } from './killed-server.ts';
import { runMixedLoad, type EventLedger, type MixedLoad } from './mixed-load.ts';
import { readAll } from './plan-event.ts';
import { expectWithoutGaps, lettersOf, named, numbered } from './survived.ts';

export interface MixedSurvived extends MixedLoad {
  deaths: number;
}

/** Several clients on a server that dies as planned; afterwards everything acknowledged is there exactly once. */
export async function surviveMixedLoad(deaths: readonly Death[], clients: number): Promise<MixedSurvived> {
  const server = killedServer(deaths);
  try {
    const load = await runMixedLoad(server.api, clients, () => server.deaths() >= deaths.length);
    const { events } = ok(await server.api.get<{ events: EventView[] }>('events'));
    expect(events.map(({ title }) => title).sort()).toEqual(load.events.map(({ title }) => title).sort());
    for (const ledger of load.events) await expectKept(server, ledger);
    return { ...load, deaths: server.deaths() };
  } finally {
    await server.stop();
  }
}

async function expectKept(server: KilledServer, ledger: EventLedger): Promise<void> {
  await until(server.api, ledger.id, ({ status }) => status === 'waiting');
  const plan = await readAll(server, ledger.id);
  expect(plan.audit).toMatchObject({ verified: true, alteredArtifacts: [] });
  expect(named(plan, 'hold', 'note')).toEqual(ledger.notes);
  expect(named(plan, 'answer', 'questionId')).toEqual(ledger.answers);
  expect(named(plan, 'approval', 'approvalId')).toEqual(ledger.approvals);
  for (const id of ledger.approvals)
    expect(plan.approvals.find((approval) => approval.id === id)).toMatchObject({ status: 'approved' });
  expectWithoutGaps(plan);

  const letters = lettersOf(server.folder, ledger.id);
  expect(letters).toEqual(numbered(letters.length));
  const others = ledger.answers.length + ledger.approvals.length + ledger.notes.length;
  const commands = letters.length - others;
  expect(commands).toBeGreaterThanOrEqual(ledger.commands.length);
  expect(commands).toBeLessThanOrEqual(ledger.commands.length + ledger.doubtful);
}
