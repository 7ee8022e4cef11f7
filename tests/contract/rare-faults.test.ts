import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wrappingKeyFile } from '../../infra/local/key-files.ts';
import type { Problem } from '../../shared/kernel/errors.ts';
import { noteFault } from '../support/answered-faults.ts';
import { ok, type EventView, type Reply } from '../support/api.ts';
import { openApp, type App } from '../support/open-app.ts';
import { brief } from '../support/plan-event.ts';

let app: App;
let id: string;
const title = 'Written with the first key';
beforeAll(async () => {
  app = await openApp({ stores: 'files' });
  id = ok(await app.api.post<EventView>('events', brief('krakow', { title }))).id;
});
afterAll(() => app.remove());

const codeOf = ({ status, body }: Reply<Problem>) => [status, body.code];
const read = async () => codeOf(await app.api.get<Problem>(`events/${id}`));

describe('what a caller seldom meets is told as everything else', () => {
  it('a version of a list that never was', async () => {
    const reply = await app.api.get<Problem>('organisation/vendors?version=99');
    expect(codeOf(reply)).toEqual([404, 'organisation.not-found']);
  });

  it('a page that has not signed in', async () => {
    const headers = { origin: app.url };
    const response = await fetch(`${app.url}/api/events`, { headers });
    const problem: unknown = await response.json();
    noteFault(problem);
    expect([response.status, problem]).toMatchObject([401, { code: 'identity.missing' }]);
  });

  it('a request whose first sending is still being worked on', async () => {
    const headers = { 'idempotency-key': 'still-at-work' };
    const send = () => app.api.send<Problem>('POST', 'events', { body: brief('krakow'), headers });
    expect((await send()).status).toBe(201);
    await app.sql('update request set answer = null');
    expect(codeOf(await send())).toEqual([409, 'request.in-progress']);
  });

  it('a defect, without a word of what is inside', async () => {
    app.sqlDown = 'SQLITE_MISMATCH';
    const reply = await app.api.get<Problem>(`events/${id}`);
    app.sqlDown = undefined;
    expect(codeOf(reply)).toEqual([500, 'internal']);
    expect(JSON.stringify(reply.body)).not.toMatch(/SQL|store/i);
  });

  it('a row that somebody moved to another event', async () => {
    const other = ok(await app.api.post<EventView>('events', brief('krakow'))).id;
    const rowOf = (event: string) => `(select row from event where id = '${event}')`;
    await app.sql(`create table kept as select row from event where id = '${id}'`);
    await app.sql(`update event set row = ${rowOf(other)} where id = '${id}'`);
    expect(await read()).toEqual([500, 'content.unreadable']);
    await app.sql(`update event set row = (select row from kept) where id = '${id}'`);
    expect(await read()).toEqual([200, undefined]);
  });

  it('a wrapping key that is not the one of the data', async () => {
    await app.reopen(() => writeFileSync(wrappingKeyFile(app.folder), randomBytes(32)));
    expect(await read()).toEqual([500, 'key.unusable']);
  });
});
