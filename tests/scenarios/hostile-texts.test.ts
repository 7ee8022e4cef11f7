import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ok } from '../support/api.ts';
import { hostileTexts } from '../support/hostile-texts.ts';
import { openApp, type App } from '../support/open-app.ts';
import { brief, planned, readAll } from '../support/plan-event.ts';

type Plan = Awaited<ReturnType<typeof readAll>>;
let app: App;
let plain: Plan;
let attacked: Plan;
const members = async () => ok(await app.as('ada').get('organisation/members'));
let before: unknown;
beforeAll(async () => {
  app = await openApp();
  before = await members();
  await importLists(hostileTexts.map(() => harmless));
  plain = await readAll(app, (await planned(app, { ...sent, text }, { seed: 7 })).id);
  await importLists(hostileTexts);
  attacked = await readAll(app, (await planned(app, hostile, { seed: 7 })).id);
});
afterAll(() => app.remove());

interface Report {
  flags: { pointer: string; detail: string }[];
  rows: number;
}

const harmless = 'A house by the river';
/** One vendor for each text, so that every one of them is looked up for the plan. */
const vendors = (notes: readonly string[]) =>
  notes.map((note, at) => ({
    name: `Caterer ${at}`,
    service: 'catering',
    city: 'Kraków',
    country: 'PL',
    notes: note,
  }));
const venues = (notes: readonly string[]) =>
  notes.map((note, at) => ({
    name: `Hall ${at}`,
    city: 'Kraków',
    country: 'PL',
    capacity: 24 + (at % 10),
    hirePerDay: 100 + at,
    currency: 'PLN',
    notes: note,
  }));

async function importLists(notes: readonly string[]) {
  const send = async (list: string, rows: unknown) =>
    ok(
      await app.api.send<Report>('PUT', `organisation/${list}`, {
        body: { rows },
        headers: { 'if-match': '*' },
      }),
    );
  return { vendors: await send('vendors', vendors(notes)), venues: await send('venues', venues(notes)) };
}

/** What a plan says, with the quoted texts put back to one that is harmless. */
function bodiesOf({ artifacts }: Plan) {
  return Object.fromEntries(
    [...artifacts].map(([type, { body }]) => {
      const plain = JSON.stringify(body, (key, value: unknown) =>
        key === 'originalText' || key === 'notUnderstood' ? undefined : value,
      );
      // As they stand within a text that is JSON already.
      const quoted = hostileTexts.map((text) => JSON.stringify(text).slice(1, -1));
      return [type, quoted.reduce((text, hostile) => text.replaceAll(hostile, harmless), plain)];
    }),
  );
}

const sent = brief('krakow');
const text = 'The speakers are known.';
const hostile = { ...sent, text: [text, ...hostileTexts].join('\n') };

describe('a plan from a brief and lists full of texts for machines', () => {
  it('is the plan without them; nothing is approved, and nobody gets a right', async () => {
    for (const [type, body] of Object.entries(bodiesOf(plain)))
      expect(bodiesOf(attacked)[type], type).toBe(body);
    expect(attacked.approvals.length).toBeGreaterThan(0);
    const standing = (all: Plan) =>
      all.approvals.map(({ kind, status, approvers, decision }) => ({ kind, status, approvers, decision }));
    expect(standing(attacked)).toEqual(standing(plain));
    expect(standing(attacked).every(({ status }) => status !== 'approved')).toBe(true);
    expect(attacked.decisions).toHaveLength(plain.decisions.length);
    expect(attacked.event.state).toBe(plain.event.state);
    expect(await members()).toEqual(before);
    expect(attacked.audit.verified).toBe(true);
  });

  it('says in its feed, its brief and its export that they were set aside', async () => {
    const { activity, event } = attacked;
    const flags = activity.filter(({ kind }) => kind === 'brief.flagged');
    expect(flags.map(({ text }) => text).join()).toMatch(
      /The brief has \d{2} passages written for a machine/,
    );
    const { body } = await app.api.get<string>(`events/${event.id}/exports/plan.md`);
    expect(body).toContain('reads like an instruction; briefs are data');
    expect(body).not.toMatch(/[\u202A-\u202E\u{E0000}-\u{E007F}]/u);
  });

  it('is shown when a brief is only read', async () => {
    const { notUnderstood } = ok(
      await app.api.post<{ notUnderstood: { why: string }[] }>('briefs/read', hostile),
    );
    expect(notUnderstood.filter(({ why }) => why.includes('briefs are data')).length).toBeGreaterThan(30);
  });

  it('leaves an ordinary brief without a flag', () => {
    expect(plain.activity.map(({ kind }) => kind)).not.toContain('brief.flagged');
  });
});

describe('a list with texts for machines', () => {
  it('is imported with a warning for each of them, and harmless notes without', async () => {
    const reports = await importLists([harmless, ...hostileTexts]);
    for (const { flags, rows } of Object.values(reports)) {
      expect(rows).toBe(hostileTexts.length + 1);
      const rowsFlagged = new Set(flags.map(({ pointer }) => /^\/rows\/(\d+)\/notes$/.exec(pointer)?.[1]));
      expect([...rowsFlagged]).toEqual(hostileTexts.map((_, at) => String(at + 1)));
      expect(flags[0]?.detail).toBe(
        'It reads like an instruction; it is kept as text and nothing follows from it.',
      );
    }
  });
});
