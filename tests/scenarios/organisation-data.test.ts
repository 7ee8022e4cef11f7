import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ok, type Reply, untilSettled, type EventView } from '../support/api.ts';
import { openApp, type App } from '../support/open-app.ts';
import { brief, decide } from '../support/plan-event.ts';

type Answer = any; // answers of many shapes, each compared with what it should say

let app: App;
let eventId: string;

beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.remove());

const venues = `Name;City;Country;Capacity;Theatre;Step-free;Opens;Closes;Hire price per day;Currency;Last confirmed
Klub Pod Lipami;Krakow;PL;60;30;yes;08:00;23:30;180,00;PLN;2026-10-01
Hala Duża;Krakow;PL;900;700;yes;08:00;23:30;9 000,00;PLN;2026-10-01`;

function put<T>(path: string, body: unknown, type = 'application/json', as = app.api): Promise<Reply<T>> {
  return as.send<T>('PUT', path, { body, headers: { 'content-type': type, 'if-match': '*' } });
}

async function artifact(type: string): Promise<Answer> {
  return ok(await app.api.get<Answer>(`events/${eventId}/artifacts/${type}`));
}

const ownRate = {
  value: { 'free-in-person': { percent: 10, range: [5, 15] } },
  source: 'our last ten meetups',
};

const withRate = (noShowPercent: number, registrationsToOpen: number) => ({
  registrationsToOpen,
  basis: { inputs: { noShowPercent } },
});

async function leadNames(): Promise<string[]> {
  return (await artifact('VenueLeads')).body.leads.map(({ name }: { name: string }) => name);
}

describe('an organisation that brings its own data', () => {
  it('sees what an import would change before anything is stored', async () => {
    const report = ok(
      await app.api.send<Answer>('POST', 'organisation/venues/import?dryRun=true', {
        body: venues,
        headers: { 'content-type': 'text/csv' },
      }),
    );
    expect(report).toMatchObject({ dryRun: true, version: null, rows: 2, removed: [], unchanged: 0 });
    expect(report.added.map(({ label }: { label: string }) => label)).toEqual([
      'Klub Pod Lipami',
      'Hala Duża',
    ]);
    expect(ok(await app.api.get('organisation/venues'))).toMatchObject({ version: null, rows: [] });
  });

  it('finds its venue on the shortlist, with its price and the day it was confirmed', async () => {
    ok(await put('organisation/venues', venues, 'text/csv'));
    const created = ok(await app.api.post<EventView>('events', brief('krakow')));
    eventId = created.id;
    ok(await app.api.post(`events/${eventId}/actions/start`, { instructionLevel: 'Beginner' }));
    await untilSettled(app.api, eventId);
    const { body } = await artifact('VenueShortlist');
    const own = body.candidates.find(({ name }: { name: string }) => name === 'Klub Pod Lipami');
    expect(own).toMatchObject({ source: 'catalogue', costMinor: 18_000, currency: 'PLN' });
    expect(own.notes).toContain('Last confirmed on 2026-10-01.');
    const { envelope } = await artifact('VenueLeads');
    expect(envelope.inputs).toContainEqual(
      expect.objectContaining({ name: 'search-venues', source: 'catalogue' }),
    );
  });

  it('plans again with its own no-show rate, and only what reads it', async () => {
    const before = await artifact('LogisticsPlan');
    const stakeholders = await artifact('StakeholderMap');
    expect(before.body.attendance).toMatchObject(withRate(30, 29));
    const view = ok(await put<Answer>('organisation/knowledge/no-show-rates', ownRate));
    expect(view.value['free-in-person']).toMatchObject({ percent: 10 });
    await untilSettled(app.api, eventId);
    const after = await artifact('LogisticsPlan');
    expect(after.body.attendance).toMatchObject(withRate(10, 23));
    expect(after.envelope.revision).toBeGreaterThan(before.envelope.revision);
    expect((await artifact('StakeholderMap')).envelope.revision).toBe(stakeholders.envelope.revision);
    expect(after.envelope.inputs).toContainEqual(
      expect.objectContaining({ name: 'no-show-rates', kind: 'knowledge' }),
    );
  });

  it('returns to the figures of the product', async () => {
    ok(await app.api.send('DELETE', 'organisation/knowledge/no-show-rates'));
    await untilSettled(app.api, eventId);
    expect((await artifact('LogisticsPlan')).body.attendance).toMatchObject(withRate(30, 29));
  });

  it('plans again with a venue that is imported while the venue is not decided', async () => {
    ok(
      await put(
        'organisation/venues',
        `${venues}\nDom Kultury;Krakow;PL;50;28;yes;08:00;23:30;100,00;PLN;`,
        'text/csv',
      ),
    );
    await untilSettled(app.api, eventId);
    expect(await leadNames()).toContain('Dom Kultury');
  });

  it('stays with the list that the venue was decided on', async () => {
    const { state } = await decide(app, eventId, { decision: 'approve', comment: 'Good.' });
    expect(state).toBe('Logistics'); // at Beginner the budget guards Confirm only
    const { revision } = (await artifact('VenueLeads')).envelope;
    ok(await put('organisation/venues', venues, 'text/csv'));
    await untilSettled(app.api, eventId);
    expect((await artifact('VenueLeads')).envelope.revision).toBe(revision);
    expect(await leadNames()).toContain('Dom Kultury');
  });

  it('keeps earlier versions of a list readable', async () => {
    const one = venues.split('\n').slice(0, 2).join('\n');
    expect(ok(await put<Answer>('organisation/venues', one, 'text/csv')).removed).toHaveLength(1);
    const now = ok(await app.api.get<Answer>('organisation/venues'));
    expect([now.version.version, now.rows.length, now.history.length]).toEqual([4, 1, 4]);
    expect(ok(await app.api.get<Answer>('organisation/venues?version=1')).rows).toHaveLength(2);
    expect(ok(await put<Answer>('organisation/venues', one, 'text/csv')).version.version).toBe(4);
  });
});

describe('another organisation', () => {
  beforeAll(async () => {
    await app.sql(
      `insert into member (organisation_id, id, name, roles, substitutes) values ('org-b', 'eve', 'Eve', '["planner"]', '[]')`,
    );
  });
  const eve = () => app.as('eve');

  it('sees nothing of its lists and figures', async () => {
    ok(await put('organisation/knowledge/no-show-rates', ownRate));
    expect(ok(await eve().get('organisation/venues'))).toMatchObject({
      version: null,
      rows: [],
      history: [],
    });
    const table = ok(await eve().get<Answer>('organisation/knowledge/no-show-rates'));
    expect(table).toMatchObject({ override: null, history: [] });
    expect(table.value['free-in-person'].percent).toBe(30);
  });

  it('plans with none of them', async () => {
    const { id } = ok(await eve().post<EventView>('events', brief('krakow')));
    ok(await eve().post(`events/${id}/actions/start`, { instructionLevel: 'Beginner' }));
    await untilSettled(eve(), id);
    const leads = ok(await eve().get<Answer>(`events/${id}/artifacts/VenueLeads`)).body.leads;
    expect(new Set(leads.map(({ source }: { source: string }) => source))).toEqual(new Set(['archetype']));
    const plan = ok(await eve().get<Answer>(`events/${id}/artifacts/LogisticsPlan`)).body;
    expect(plan.attendance).toMatchObject(withRate(30, 29));
  });
});

describe('the interface to organisation data', () => {
  it.each([
    [
      'a bad row',
      'organisation/venues',
      'text/csv',
      'name,city,country,capacity\nA,B,PL,no',
      400,
      'import.invalid',
    ],
    ['another type of content', 'organisation/venues', 'image/png', 'x', 415, 'request.wrong-type'],
    ['no JSON', 'organisation/prices', 'application/json', '{', 400, 'request.not-json'],
    [
      'an unknown table',
      'organisation/knowledge/x',
      'application/json',
      '{"value":{},"source":"own"}',
      404,
      'knowledge.not-found',
    ],
    [
      'figures without a source',
      'organisation/knowledge/tax-rates',
      'application/json',
      '{"value":{}}',
      400,
      'request.invalid',
    ],
    [
      'figures that do not fit',
      'organisation/knowledge/tax-rates',
      'application/json',
      '{"value":{"PL":7},"source":"own"}',
      400,
      'knowledge.invalid',
    ],
  ])('refuses %s', async (_, path, type, body, status, code) => {
    expect(await put(path, body, type)).toMatchObject({ status, body: { code } });
  });

  it('refuses a unit that plans do not count in', async () => {
    const prices = 'item,unit,price,currency,tax\nLunch,table,20,EUR,net';
    expect((await put<Answer>('organisation/prices', prices, 'text/csv')).body.errors).toEqual([
      { pointer: '/rows/1/unit', detail: 'Line 2: Plans count lunch by the person: give the price for one.' },
    ]);
  });

  it('lets nobody change or read it who has no right to', async () => {
    expect((await put('organisation/venues', venues, 'text/csv', app.as('ben'))).body).toMatchObject({
      code: 'permission.denied',
    });
    expect((await app.as('pat').get('organisation/vendors')).status).toBe(403);
  });

  it('lists the tables with schema, default and who reads them', async () => {
    const { tables } = ok(await app.api.get<Answer>('organisation/knowledge'));
    expect(tables.map(({ name }: { name: string }) => name)).toContain('unit-prices');
    for (const { schema, default: figures, readBy } of tables) {
      expect(schema).toMatchObject({ type: 'object' });
      expect(figures).toBeTypeOf('object');
      expect(readBy).not.toEqual([]);
    }
  });
});
