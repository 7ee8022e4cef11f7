import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiOf, ok, until, untilSettled, type Api, type EventView } from '../support/api.ts';
import { newDataFolder } from '../support/data-folder.ts';
import { brief } from '../support/plan-event.ts';
import { buildServer, startServerProcess, type ServerProcess } from '../support/server-process.ts';

/** Distinctive, so that a hit is no accident. */
const contacts = {
  mail: 'zebra.quagga@example.com',
  phone: '+48 601 777 424',
  account: 'PL61109010140000071219812874',
  vendorMail: 'okapi.caterer@example.com',
};
const words = { diet: 'severe lupin allergy of Quillfeather', price: '7654321', hold: '8765432' };
const title = 'Xylograph Numbat Evening';
const everything = [...Object.values(contacts), ...Object.values(words), title];

const { folder, remove } = newDataFolder();
let server: ServerProcess;
let eventId: string;
const printed: string[] = [];
const as = (person: string): Api => apiOf(() => server.url, person);

async function start(): Promise<void> {
  const started = await startServerProcess(folder, { heard: (text) => printed.push(text) });
  if (!started) throw new Error('the server died');
  server = started;
}

beforeAll(async () => {
  buildServer();
  await start();
  const vendors = [
    {
      name: 'Okapi Kitchen',
      service: 'catering',
      city: 'Kraków',
      country: 'PL',
      contact: contacts.vendorMail,
    },
  ];
  ok(await as('cli').post('organisation/vendors/import', vendors));
  const text = brief('krakow', {
    title,
    assumptions: `Call ${contacts.phone}; pay to ${contacts.account}`,
    stakeholders: [{ name: 'Ola', role: 'Owner', contact: contacts.mail }],
  });
  const headers = { 'idempotency-key': 'planted-secrets-1' };
  eventId = ok(await as('cli').send<EventView>('POST', 'events', { body: text, headers })).id;
  ok(await as('cli').post(`events/${eventId}/actions/start`, {}));
  await untilSettled(as('cli'), eventId);
  const quote = { contractId: 'c1', vendorName: 'Okapi', amountMinor: Number(words.price), currency: 'PLN' };
  const held = { venueName: 'A hall', status: 'tentative', costMinor: Number(words.hold) };
  for (const [kind, body] of [
    ['quote', { ...quote, note: words.diet }],
    ['hold', held],
  ] as const)
    ok(await as('cli').post(`events/${eventId}/records`, { kind, body }));
  await untilSettled(as('cli'), eventId);
}, 120_000);
afterAll(async () => {
  await server.kill();
  remove();
});

/** Of each file that a word lies in, in the data folder as it is now. */
function hits(needles: readonly string[]): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  expect(files.length).toBeGreaterThan(5);
  return files.flatMap(({ parentPath, name }) => {
    const bytes = readFileSync(join(parentPath, name));
    return needles.filter((needle) => bytes.includes(needle)).map((needle) => `${name}: ${needle}`);
  });
}

const reads = [
  '',
  '/artifacts?include=body',
  '/records',
  '/questions',
  '/gates',
  '/activity',
  '/metrics',
  '/exports/plan.md',
  '/exports/calendar.ics',
  '/exports/venue-rfp.md',
  '/exports/catering-brief.md',
];
const logs = ['/decisions', '/changes', '/traces', '/audit'];

describe('secrets that a brief, a list and records carry', () => {
  it('lie in no file of a server that was killed', async () => {
    await server.kill();
    expect(hits(everything)).toEqual([]);
    await start();
  });

  it('are printed nowhere', () => {
    expect(printed.join('').length).toBeGreaterThan(10);
    expect(everything.filter((secret) => printed.join('').includes(secret))).toEqual([]);
  });

  it.each([...reads, ...logs])('are shown to an auditor by no default read: %s', async (path) => {
    const answer = await as('aud').get(`events/${eventId}${path}`);
    expect(answer.status).toBe(200);
    const text = JSON.stringify(answer.body);
    expect(
      [...Object.values(contacts), ...Object.values(words)].filter((secret) => text.includes(secret)),
    ).toEqual([]);
  });

  it('are shown with the lists of the organisation on request alone', async () => {
    const list = async (person: string, query = '') =>
      JSON.stringify((await as(person).get(`organisation/vendors${query}`)).body);
    expect(await list('pia')).not.toContain(contacts.vendorMail);
    expect(await list('pia', '?include=sensitive')).toContain(contacts.vendorMail);
    expect(await list('aud', '?include=sensitive')).toContain('permission.denied');
  });

  it('are shown to a planner who asks for them', async () => {
    const read = async (path: string) =>
      JSON.stringify(ok(await as('pia').get(`events/${eventId}/${path}?include=sensitive`)));
    const records = await read('records');
    for (const secret of [...Object.values(words), contacts.mail, contacts.phone, contacts.account])
      expect(records).toContain(secret);
    expect(await read('artifacts/StakeholderMap')).toContain(contacts.mail);
  });
});

describe('secrets of an event that is erased', () => {
  it('are gone from every file, with the key that would open them', async () => {
    ok(await as('cli').post(`events/${eventId}/actions/cancel`, {}));
    await until(as('cli'), eventId, ({ status }) => status === 'cancelled');
    await server.kill();
    expect(hits([`event:${eventId}`])).not.toEqual([]);
    await start();
    ok(await as('ada').send('DELETE', `events/${eventId}`, { body: { why: 'asked for' } }));
    // Killed at once: what is left goes with the next start.
    await server.kill();
    await start();
    await server.kill();
    await start();
    expect((await as('cli').get(`events/${eventId}/artifacts`)).status).toBe(410);
    expect(hits([`event:${eventId}`, ...everything])).toEqual([]);
    expect(ok(await as('aud').get(`events/${eventId}/audit`))).toMatchObject({
      verified: true,
      erased: { by: 'ada', why: 'asked for' },
    });
  });
});
