import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ok, type EventView } from '../support/api.ts';
import { openApp, type App } from '../support/open-app.ts';
import { approveAll, brief, plannedAhead, readAll } from '../support/plan-event.ts';

type Plan = Awaited<ReturnType<typeof readAll>>;

let app: App;
let original: EventView;
let approved: string[];
let rehearsed: Plan;

beforeAll(async () => {
  app = await openApp();
  original = ok(await app.api.post<EventView>('events', brief('krakow')));
  const start = { instructionLevel: 'Beginner', execution: 'simulated' };
  const { id } = ok(await app.api.post<EventView>(`events/${original.id}/actions/start`, start));
  approved = await approveAll(app, id);
  rehearsed = await readAll(app, id);
});
afterAll(() => app.remove());

/** Position in the decision log of the first entry whose title matches. */
function decisionAt(pattern: RegExp): number {
  const found = rehearsed.decisions.find(({ title }) => pattern.test(title));
  if (!found) throw new Error(`no decision matches ${pattern.source}`);
  return found.seq;
}

describe('the rehearsal of a small meetup with every approval given', () => {
  it('completes in Postmortem and waits for nothing', () => {
    const { state, status, waitingFor, execution } = rehearsed.event;
    expect({ state, status, waitingFor, execution }).toEqual({
      state: 'Postmortem',
      status: 'completed',
      waitingFor: [],
      execution: 'simulated',
    });
  });

  it.each([...plannedAhead, 'Postmortem'])('has a %s with a body that names its inputs', (type) => {
    const view = rehearsed.artifacts.get(type);
    expect(view?.body).toBeTypeOf('object');
    expect(view?.provisional).toEqual([]);
    expect(view?.envelope.inputs.length).toBeGreaterThan(0);
    expect(view?.envelope.eventId).toBe(rehearsed.event.id);
  });

  it('has passed every gate', () => {
    expect(rehearsed.gates.filter(({ passed }) => !passed)).toEqual([]);
    expect(rehearsed.gates.map(({ state }) => state)).toEqual([
      'Initiate',
      'Plan',
      'Research',
      'Budget',
      'Logistics',
      'Confirm',
      'Execute',
      'Postmortem',
    ]);
  });

  it('asks for venue, budget, vendor contracts, final go and acceptance, each once', () => {
    expect(approved).toEqual(['venue', 'budget', 'vendor-contracts', 'final-go', 'postmortem']);
    expect(rehearsed.approvals.map(({ kind, status }) => [kind, status])).toEqual(
      expect.arrayContaining(approved.map((kind) => [kind, 'approved'])),
    );
    expect(rehearsed.approvals).toHaveLength(5);
  });

  it('enters each state once, after the approvals that guard it', () => {
    const entered = rehearsed.decisions.flatMap(
      ({ title }) => / left, (\w+) entered$/.exec(title)?.[1] ?? [],
    );
    expect(entered).toEqual(['Plan', 'Research', 'Budget', 'Logistics', 'Confirm', 'Execute', 'Postmortem']);
    expect(decisionAt(/^Venue approved/)).toBeLessThan(decisionAt(/Budget entered$/));
    expect(decisionAt(/^Budget approved/)).toBeLessThan(decisionAt(/Confirm entered$/));
    expect(decisionAt(/^Vendor contracts approved/)).toBeLessThan(decisionAt(/Confirm entered$/));
    expect(decisionAt(/^Final go approved/)).toBeLessThan(decisionAt(/Execute entered$/));
    expect(decisionAt(/^Postmortem approved/)).toBeGreaterThan(decisionAt(/Postmortem entered$/));
  });

  it('records every decision as made by the person who decided', () => {
    const own = rehearsed.decisions.filter(({ title }) =>
      /^(Venue|Budget|Vendor contracts|Final go|Postmortem) approved/.test(title),
    );
    expect(own.map(({ by }) => by)).toEqual(['cli', 'cli', 'cli', 'cli', 'cli']);
  });

  it('names every stored revision in the ChangeLog, and both logs verify', () => {
    const { changes, artifacts, audit } = rehearsed;
    const heads = [...artifacts.values()].map(
      ({ envelope: e }) => `${e.type} ${e.revision} ${e.contentHash}`,
    );
    const logged = changes.flatMap(({ impacted }) =>
      impacted.map(({ type, revision, contentHash }) => `${type} ${revision} ${contentHash}`),
    );
    expect(logged).toEqual(expect.arrayContaining(heads));
    expect(audit).toMatchObject({ verified: true, alteredArtifacts: [] });
    expect(audit.logs.decision.entries).toBe(rehearsed.decisions.length);
    expect(audit.logs.change.entries).toBe(changes.length);
  });

  it('marks everything that the simulator reported, and nothing that people did', () => {
    const simulated = new Set(rehearsed.records.filter((record) => record.simulated).map(({ kind }) => kind));
    expect([...simulated].sort()).toEqual([
      'actual-cost',
      'attendance',
      'conclusion',
      'hold',
      'incident',
      'risk-status',
      'survey',
      'task-progress',
    ]);
    const people = new Set(rehearsed.records.filter((record) => !record.simulated).map(({ kind }) => kind));
    expect([...people].sort()).toEqual(['approval', 'submission']);
  });

  it('says in the postmortem that its figures are simulated', () => {
    expect(JSON.stringify(rehearsed.artifacts.get('Postmortem')?.body)).toMatch(/simulated/i);
  });

  it('leaves the original event as it was', async () => {
    const untouched = await readAll(app, original.id);
    expect(untouched.event).toEqual(original);
    expect(untouched.event).toMatchObject({ status: 'draft', state: 'Initiate', started: false });
    expect(untouched.artifacts.size).toBe(0);
    expect(untouched.approvals).toEqual([]);
    expect(untouched.decisions).toEqual([]);
    expect(untouched.records.map(({ kind }) => kind)).toEqual(['submission']);
    expect(rehearsed.event.rehearsalOf).toBe(original.id);
  });

  it('takes no more input', async () => {
    const record = { kind: 'attendance', body: { registered: 20, checkedIn: 18 } };
    const refused = await app.api.post(`events/${rehearsed.event.id}/records`, record);
    expect(refused).toMatchObject({ status: 409, body: { code: 'run.closed' } });
    expect((await readAll(app, rehearsed.event.id)).records).toHaveLength(rehearsed.records.length);
  });

  it('cannot be rehearsed in turn', async () => {
    const refused = await app.api.post(`events/${rehearsed.event.id}/rehearsals`, {});
    expect(refused).toMatchObject({ status: 409, body: { code: 'rehearsal.of-rehearsal' } });
  });

  it('exports the plan as Markdown with the title on top', async () => {
    const { status, body, headers } = await app.api.get<string>(
      `events/${rehearsed.event.id}/exports/plan.md`,
    );
    expect(status).toBe(200);
    expect(headers.get('content-type')).toContain('text/markdown');
    expect(body.split('\n')[0]).toContain('Kraków Rust Evening');
  });
});
