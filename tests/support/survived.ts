import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect } from 'vitest';
import { driveRehearsal, type Ledger } from './drive-rehearsal.ts';
import { killedServer, type Death } from './killed-server.ts';
import { briefWithoutBudget, readAll } from './plan-event.ts';

type Plan = Awaited<ReturnType<typeof readAll>>;

export interface Survived {
  ledger: Ledger;
  plan: Plan;
  deaths: number;
  events: number;
  /** Numbers of the letters in the rehearsal's inbox, in order. */
  letters: number[];
}

/** One whole rehearsal on a server that dies as planned. */
export async function rehearseWithDeaths(deaths: readonly Death[]): Promise<Survived> {
  const server = killedServer(deaths);
  try {
    const ledger = await driveRehearsal(server.api, briefWithoutBudget, '2 000 PLN incl. VAT');
    const plan = await readAll(server, ledger.rehearsalId);
    const { events } = (await server.api.get<{ events: unknown[] }>('events')).body;
    return {
      ledger,
      plan,
      deaths: server.deaths(),
      events: events.length,
      letters: lettersOf(server.folder, ledger.rehearsalId),
    };
  } finally {
    await server.stop();
  }
}

export function lettersOf(folder: string, eventId: string): number[] {
  const database = new Sqlite(join(folder, 'eods.db'), { readonly: true });
  const rows = database.prepare('select seq from inbox where event_id = ? order by seq').all(eventId);
  database.close();
  return rows.map((row) => Number((row as { seq: number }).seq)); // the column asked for
}

export const numbered = (length: number) => Array.from({ length }, (_, index) => index + 1);

/** Everything that a death must not change, against a run that was left alone. */
export function expectNothingLost(survived: Survived, undisturbed: Survived): void {
  const { plan, ledger, letters, events } = survived;
  expect(plan.event).toMatchObject({ status: 'completed', state: 'Postmortem' });
  expect(outcome(plan)).toEqual(outcome(undisturbed.plan));
  expect(plan.audit).toMatchObject({ verified: true, alteredArtifacts: [] });

  // The original and one rehearsal, however often they were asked for.
  expect(events).toBe(2);
  expect(named(plan, 'hold', 'note')).toEqual(ledger.notes);
  expect(named(plan, 'approval', 'approvalId')).toEqual(ledger.approvals);
  expect(named(plan, 'answer', 'questionId')).toEqual(ledger.answers);
  expect(letters).toEqual(numbered(ledger.answers.length + ledger.approvals.length + ledger.notes.length));

  expectWithoutGaps(plan);
}

/** Whatever is numbered is numbered without a gap, and nothing was applied twice. */
export function expectWithoutGaps(plan: Plan): void {
  for (const log of [plan.decisions, plan.changes]) {
    expect(log.map(({ seq }) => seq)).toEqual(numbered(log.length));
    expect(new Set(log.map(({ operationId }) => operationId)).size).toBe(log.length);
  }
  expect(plan.activity.map(({ n }) => n)).toEqual(numbered(plan.activity.length));
  expect(plan.records.map(({ seq }) => seq)).toEqual(numbered(plan.records.length));
}

/** One field of all records of a kind that people added, oldest first. */
export function named({ records }: Plan, kind: string, field: string): unknown[] {
  const own = records.filter((record) => record.kind === kind && !record.simulated);
  return own.map(({ body }) => (body as Record<string, unknown>)[field]); // every body is an object
}

/** What a run is about, without times and ids that every run has of its own. */
function outcome({ artifacts, decisions, changes, records, activity }: Plan) {
  return {
    artifacts: [...artifacts.values()].map(({ envelope: { type, revision }, body }) => ({
      type,
      revision,
      body,
    })),
    decisions: decisions.map(({ title, by }) => `${by}: ${title}`),
    changes: changes.map(({ title, by }) => `${by}: ${title}`),
    simulated: records.filter(({ simulated }) => simulated).map(({ kind, body, at }) => ({ kind, body, at })),
    // A person may decide before or after the run has taken up what they reported: the same lines, in either order.
    activity: activity.map(({ kind, text }) => `${kind}: ${text}`).sort(),
  };
}
