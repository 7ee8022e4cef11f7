import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CostModelBody } from '../../shared/artifacts/cost-model.ts';
import type { EventBriefBody } from '../../shared/artifacts/event-brief-schema.ts';
import { openApp, type App } from '../support/open-app.ts';
import { brief, heads, planned, plannedAhead, readAll } from '../support/plan-event.ts';

let app: App;
beforeAll(async () => (app = await openApp()));
afterAll(() => app.remove());

const root = join(import.meta.dirname, '../..');

/** Written for this test only: no field but the text. */
const valencia = {
  as_of: '2027-01-18',
  text: [
    'Ceramics Weekend',
    'A pottery workshop for 24 people in Valencia, Spain, on 15 May 2027 from 10:00 to 17:00.',
    'Budget EUR 3,400 including VAT at most. Step-free access is a must. Owner: Lucía Ferrer.',
  ].join('\n'),
};

interface Expected {
  country: string;
  currency: string;
  people: number;
  timeZone: string;
}

const briefs: [name: string, from: unknown, expected: Expected][] = [
  [
    'a symposium of 1,500 in Osaka',
    brief('osaka-symposium'),
    { country: 'JP', currency: 'JPY', people: 1500, timeZone: 'Asia/Tokyo' },
  ],
  [
    'a retreat in Lisbon given as text',
    brief('lisbon-retreat'),
    { country: 'PT', currency: 'EUR', people: 35, timeZone: 'Europe/Lisbon' },
  ],
  [
    'a workshop in Valencia given as text',
    valencia,
    { country: 'ES', currency: 'EUR', people: 24, timeZone: 'Europe/Madrid' },
  ],
];

describe.each(briefs)('%s', (_name, from, { country, currency, people, timeZone }) => {
  it('is planned to the venue, or says honestly what stands in the way, in its own country and currency', async () => {
    const event = await planned(app, from);
    const { artifacts, questions, approvals } = await readAll(app, event.id);
    const body = artifacts.get('EventBrief')?.body as EventBriefBody; // validated when it was stored
    expect(body.place?.country).toBe(country);
    expect(body.timeZone).toBe(timeZone);
    expect(body.audience?.inPerson).toBe(people);
    expect(body.budget?.currency).toBe(currency);

    expect(['waiting', 'blocked']).toContain(event.status);
    const asked = [...approvals.filter(({ status }) => status === 'pending'), ...questions];
    const found = event.waitingFor.filter(({ kind }) => kind === 'gate');
    expect(asked.length + found.length).toBeGreaterThan(0);
    expect(event.waitingFor.every(({ what }) => what.length > 10)).toBe(true);
    expect(Object.keys(await heads(app, event.id)).sort()).toEqual([...plannedAhead].sort());
    const model = artifacts.get('CostModel')?.body as CostModelBody; // validated when it was stored
    expect(model.currency).toBe(currency);
  });
});

describe('the product', () => {
  it('knows none of the briefs that it is tested with', () => {
    const files = readdirSync(join(root, 'shared'), { recursive: true, encoding: 'utf8' });
    const sources = files.filter((file) => file.endsWith('.ts'));
    const fixtures = readdirSync(join(root, 'tests/fixtures/briefs'));
    expect(fixtures.length).toBeGreaterThan(5);
    const sentences = fixtures.flatMap((file) => {
      const fields = brief(file.replace(/\.json$/, ''));
      const texts = JSON.stringify(Object.values(fields)).match(/[^"\\;.]{25,}/g) ?? [];
      return [...texts, fields['title'] ?? 'no title in this brief'].map(String);
    });
    expect(sentences.length).toBeGreaterThan(30);
    const hits = sources.flatMap((file) => {
      const text = readFileSync(join(root, 'shared', file), 'utf8');
      return sentences
        .filter((sentence) => text.includes(sentence))
        .map((sentence) => `${file}: ${sentence}`);
    });
    expect(hits).toEqual([]);
  });
});
