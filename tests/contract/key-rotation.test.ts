import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditReport } from '../../shared/contracts/answers/log.ts';
import { ok, type EventView } from '../support/api.ts';
import { openApp, type App } from '../support/open-app.ts';
import { brief, planned } from '../support/plan-event.ts';

let app: App;
let id: string;
const vendor = { name: 'Acme', service: 'catering', contact: 'zebra@example.com' };
beforeAll(async () => {
  app = await openApp({ stores: 'files' });
  // Before the plan: an import makes every run look again, and a run that looks seals its row anew.
  ok(await app.api.post('organisation/vendors/import', [vendor]));
  ({ id } = await planned(app, brief('krakow', { title: 'Before the rotation' }), { until: 'Plan' }));
});
afterAll(() => app.remove());

const rotate = (person: string, body: unknown) => app.as(person).post('organisation/keys/rotate', body);

describe('the keys of an organisation', () => {
  it('are rotated by an administrator alone', async () => {
    expect((await rotate('pia', {})).body).toMatchObject({ status: 403, code: 'permission.denied' });
    expect((await rotate('ada', { renewal: 1 })).body).toMatchObject({
      status: 400,
      code: 'request.invalid',
    });
  });

  it('are renewed, and everything is read as before, after a restart as well', async () => {
    const answer = ok(await rotate('ada', { renew: true }));
    expect(answer).toMatchObject({ renewed: true, resealed: { eventKeys: 1, eventRows: 1, listRows: 1 } });
    for (const again of [false, true]) {
      if (again) await app.reopen();
      expect(ok(await app.api.get<EventView>(`events/${id}`)).title).toBe('Before the rotation');
      expect(ok(await app.as('aud').get<AuditReport>(`events/${id}/audit`)).verified).toBe(true);
      const rows = await app.as('pia').get('organisation/vendors?include=sensitive');
      expect(JSON.stringify(rows.body)).toContain('zebra@example.com');
    }
  });
});

describe('a list that was read without its contacts', () => {
  it('cannot take the place of the list with them', async () => {
    const read = await app.api.get<{ rows: unknown[] }>('organisation/vendors');
    const headers = { 'if-match': read.headers.get('etag') ?? '' };
    const sent = await app.api.send('PUT', 'organisation/vendors', { body: read.body.rows, headers });
    expect(sent).toMatchObject({ status: 400, body: { code: 'import.invalid' } });
  });

  it('is replaced by whoever has read it whole', async () => {
    const read = await app.as('pia').get<{ rows: object[] }>('organisation/vendors?include=sensitive');
    const headers = { 'if-match': read.headers.get('etag') ?? '' };
    const body = [{ ...vendor, contact: 'okapi@example.com' }];
    expect((await app.as('pia').send('PUT', 'organisation/vendors', { body, headers })).status).toBe(200);
  });
});
