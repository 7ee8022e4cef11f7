import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AgentTrace } from '../../shared/kernel/agent-trace.ts';
import { catalog } from '../../shared/workflow/catalog.ts';
import { lifecycle } from '../../shared/workflow/lifecycle.ts';
import { ok, type EventView } from '../support/api.ts';
import { openApp, type App } from '../support/open-app.ts';
import { brief, planned, readAll } from '../support/plan-event.ts';

let app: App;
let event: EventView;
let traces: AgentTrace[];

beforeAll(async () => {
  app = await openApp();
  event = await planned(app, brief('krakow'));
  ({ traces } = ok(await app.api.get<{ traces: AgentTrace[] }>(`events/${event.id}/traces`)));
});
afterAll(() => app.remove());

describe('the agent traces of a planned meetup', () => {
  it('name each task that was drafted, by its agent', () => {
    const ahead = lifecycle.filter((phase) => phase.ahead).flatMap((phase) => phase.tasks);
    expect(traces.map(({ task }) => task).sort()).toEqual([...ahead].sort());
    for (const { task, agent } of traces) expect(agent).toBe(catalog.tasks.get(task)?.agent);
  });

  it('name the revision that each stored, with its content hash', async () => {
    const { artifacts } = await readAll(app, event.id);
    for (const { outcome } of traces) {
      if (outcome.status !== 'stored') throw new Error(`a first draft is ${outcome.status}`);
      const { revision, contentHash } = artifacts.get(outcome.type)?.envelope ?? {};
      expect([outcome.revision, outcome.contentHash]).toEqual([revision, contentHash]);
    }
  });

  it('say where the answer of a tool came from, and that no model took part', () => {
    const [search] = traces.filter(({ task }) => task === 'find-venue-leads').flatMap(({ tools }) => tools);
    expect(search).toMatchObject({ tool: 'search-venues', source: 'archetype' });
    expect(search?.attempts).toBeGreaterThanOrEqual(1);
    expect(traces.every(({ tokens }) => tokens === null)).toBe(true);
  });

  it('are not shown for an event that does not exist', async () => {
    expect(await app.api.get('events/evt-none/traces')).toMatchObject({ status: 404 });
  });
});

describe('a run that sets a level for an agent that does not exist', () => {
  it('is refused, naming the agent and those that do', async () => {
    const { id } = ok(await app.api.post<EventView>('events', brief('krakow')));
    const answer = await app.api.post(`events/${id}/actions/start`, {
      instructionLevels: { 'wedding-planner': 'Beginner' },
    });
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'request.invalid', errors: [{ pointer: '/instructionLevels/wedding-planner' }] },
    });
  });
});
