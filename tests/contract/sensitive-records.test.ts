import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StoredRecord } from '../../shared/kernel/define-record.ts';
import type { Problem } from '../../shared/kernel/errors.ts';
import { ok } from '../support/api.ts';
import { openApp, type App } from '../support/open-app.ts';
import { brief, decide, planned, readAll } from '../support/plan-event.ts';

let app: App;
let id: string;
const quote = {
  contractId: 'c1',
  vendorName: 'Acme',
  amountMinor: 123_456,
  currency: 'EUR',
  note: 'nut allergy',
};
beforeAll(async () => {
  app = await openApp();
  const text = { objectives: ['Write to zebra@example.com before the day'] };
  ({ id } = await planned(app, brief('krakow', text)));
  ok(await app.api.post(`events/${id}/records`, { kind: 'quote', body: quote }));
});
afterAll(() => app.remove());

const records = (person: string, query = '') =>
  app.as(person).get<{ records: StoredRecord[] } & Problem>(`events/${id}/records${query}`);

describe('the records of an event', () => {
  it('are read without prices, notes and the brief as it was handed over', async () => {
    const { records: read } = ok(await records('pia'));
    expect(read.find(({ kind }) => kind === 'quote')?.body).toEqual({
      ...quote,
      amountMinor: { redacted: true },
      note: { redacted: true },
      chosen: false,
    });
    expect(read.find(({ kind }) => kind === 'submission')?.body).toEqual({ submission: { redacted: true } });
  });

  it('show whoever reported something what they wrote, in the answer and afterwards, and nobody else', async () => {
    const hold = { venueName: 'Dom Kultury', status: 'tentative', costMinor: 77_700 };
    const added = ok(
      await app.as('pia').post<StoredRecord>(`events/${id}/records`, { kind: 'hold', body: hold }),
    );
    expect(added.body).toEqual(hold);
    const read = async (person: string) => {
      const { records: all } = ok(await records(person));
      return ['hold', 'quote'].map((kind) => all.find((record) => record.kind === kind)?.body);
    };
    const kept = { redacted: true };
    const withheld = [
      { ...hold, costMinor: kept },
      { ...quote, amountMinor: kept, note: kept, chosen: false },
    ];
    expect(await read('pia')).toEqual([hold, withheld[1]]);
    expect(await read('cli')).toEqual([withheld[0], { ...quote, chosen: false }]);
    expect(await read('aud')).toEqual(withheld);
    const files = JSON.stringify((await app.api.get(`events/${id}/exports/plan.md`)).body);
    expect(files).not.toContain(quote.note);
    expect((await readAll(app, id)).activity.map(({ kind }) => kind)).not.toContain('sensitive.read');
  });

  it('are read whole by a role that may, and the feed says by whom', async () => {
    const { records: read } = ok(await records('pia', '?include=sensitive'));
    expect(read.find(({ kind }) => kind === 'quote')?.body).toEqual({ ...quote, chosen: false });
    const { activity } = await readAll(app, id);
    expect(activity.filter(({ kind }) => kind === 'sensitive.read').at(-1)?.text).toBe(
      'Pia read the sensitive fields of the records',
    );
  });

  it('are refused whole to an auditor', async () => {
    expect((await records('aud', '?include=sensitive')).body).toMatchObject({ code: 'permission.denied' });
  });
});

describe('a contact in the text of a brief', () => {
  it('is left out of approvals', async () => {
    await decide(app, id, { decision: 'approve', comment: 'Ask yak@example.com first' });
    const text = JSON.stringify((await app.as('aud').get(`approvals?eventId=${id}`)).body);
    expect(text).toContain('Ask [contact left out] first');
    expect(text).not.toContain('yak@example.com');
  });

  it.each([
    'artifacts?include=body',
    'records',
    'decisions',
    'changes',
    'activity',
    'exports/plan.md',
    'questions',
  ])('is left out of %s', async (path) => {
    const { status, body } = await app.as('aud').get(`events/${id}/${path}`);
    expect(status).toBe(200);
    expect(JSON.stringify(body)).not.toContain('zebra@example.com');
  });

  it('is shown with the brief to a role that asks for it', async () => {
    const { body } = await app.as('pia').get(`events/${id}/artifacts/EventBrief?include=sensitive`);
    expect(JSON.stringify(body)).toContain('zebra@example.com');
  });
});
