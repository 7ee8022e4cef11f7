import { copyFileSync, existsSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queueFaultPoints } from '../../infra/local/fault-points.ts';
import type { AgentTrace } from '../../shared/kernel/agent-trace.ts';
import type { DeadLetter } from '../../shared/kernel/dead-letter-store.ts';
import { ok, until, type EventView } from '../support/api.ts';
import { again } from '../support/ask-again.ts';
import { tasksAhead } from '../support/full-plan.ts';
import { killedServer, type KilledServer } from '../support/killed-server.ts';
import { brief, readAll } from '../support/plan-event.ts';
import { buildServer } from '../support/server-process.ts';
import { expectWithoutGaps } from '../support/survived.ts';

/** Each point at the first message and at a later one. */
const deaths = queueFaultPoints.flatMap((point) => [{ point: `${point}:1` }, { point: `${point}:3` }]);

let server: KilledServer;
let id: string;
let event: EventView;
beforeAll(async () => {
  buildServer();
  server = killedServer(deaths);
  id = await again(async () => ok(await server.api.post<EventView>('events', brief('krakow'))).id);
  // The server may die before it answers; starting a run that has started is refused.
  await again(async () => {
    const level = { instructionLevel: 'Intermediate' };
    const { status } = await server.api.post(`events/${id}/actions/start`, level);
    if (status !== 202 && status !== 409) throw new Error(`starting answered ${status}`);
  });
  event = await again(() => until(server.api, id, ({ status }) => status !== 'running', 240_000));
}, 300_000);
afterAll(() => server.stop());

/** The server holds the file alone: a copy of it and of its log is read. */
function messagesLeft(folder: string): unknown {
  const copy = mkdtempSync(join(folder, 'copy-'));
  for (const file of ['queues.db', 'queues.db-wal'])
    if (existsSync(join(folder, file))) copyFileSync(join(folder, file), join(copy, file));
  const queues = new Sqlite(join(copy, 'queues.db'));
  const left = queues.prepare('select count(*) as n from messages').get();
  queues.close();
  return left;
}

const all = <T>(read: () => Promise<T>): Promise<T> => again(read);

describe('a plan of several agents on a server that is killed between receiving a message and completing it', () => {
  it('died at every point', () => {
    expect(server.deaths()).toBe(deaths.length);
  });

  it('is whole: nothing is lost, and no task stored its draft twice', async () => {
    expect(event).toMatchObject({ state: 'Research', status: 'waiting' });
    const { traces } = await all(async () =>
      ok(await server.api.get<{ traces: AgentTrace[] }>(`events/${id}/traces`)),
    );
    const stored = traces.filter(({ outcome }) => outcome.status === 'stored').map(({ task }) => task);
    const names = tasksAhead().map(({ name }) => name);
    expect(stored.toSorted()).toEqual(names.toSorted());
    const plan = await all(() => readAll(server, id));
    expect([...plan.artifacts.values()].map(({ envelope }) => envelope.revision)).toEqual(names.map(() => 1));
    expect(plan.audit).toMatchObject({ verified: true, alteredArtifacts: [] });
    expectWithoutGaps(plan);
  });

  it('told the run once of each piece of work, and left neither messages nor dead letters', async () => {
    const database = new Sqlite(join(server.folder, 'eods.db'), { readonly: true });
    const letters = database.prepare(`select letter_key from inbox where letter_key like 'work:%'`).all();
    database.close();
    expect(letters.length).toBeGreaterThan(3);
    expect(new Set(letters.map((row) => JSON.stringify(row))).size).toBe(letters.length);
    const { deadLetters } = await all(async () =>
      ok(await server.api.get<{ deadLetters: DeadLetter[] }>('dead-letters')),
    );
    expect(deadLetters).toEqual([]);
    expect(messagesLeft(server.folder)).toEqual({ n: 0 });
  });
});
