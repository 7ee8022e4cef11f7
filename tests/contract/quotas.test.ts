import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Problem } from '../../shared/kernel/errors.ts';
import { ok, until, type Api, type EventView } from '../support/api.ts';
import { jumpingClock } from '../support/jumping-clock.ts';
import { openApp, type App } from '../support/open-app.ts';
import { briefWithoutBudget } from '../support/plan-event.ts';

let app: App;
const clock = jumpingClock('2027-02-01T23:00:00Z');
beforeAll(async () => {
  vi.stubEnv('EODS_ACTIVE_RUNS', '3');
  vi.stubEnv('EODS_ACTIVE_RUNS_PER_PERSON', '2');
  vi.stubEnv('EODS_STARTS_PER_DAY', '5');
  vi.stubEnv('EODS_STARTS_PER_DAY_PER_PERSON', '3');
  app = await openApp({ clock, stores: 'files' });
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await app.remove();
});

const create = async (api: Api) => ok(await api.post<EventView>('events', briefWithoutBudget)).id;
const start = (api: Api, id: string) => api.post<Problem>(`events/${id}/actions/start`, {});
async function cancel(id: string): Promise<void> {
  ok(await app.as('cli').post(`events/${id}/actions/cancel`, {}));
  await until(app.as('cli'), id, ({ status }) => status === 'cancelled');
}
const refusal = ({ status, body, headers }: Awaited<ReturnType<typeof start>>) => [
  status,
  body.code,
  body.detail,
  headers.get('retry-after'),
];

describe('runs beyond a quota', () => {
  const mine: string[] = [];
  let ofBo = '';

  it('are refused exactly, however many are started at once, and stay drafts', async () => {
    const ids = await Promise.all(Array.from({ length: 5 }, () => create(app.as('ada'))));
    const replies = await Promise.all(ids.map((id) => start(app.as('ada'), id)));
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([202, 202, 429, 429, 429]);
    for (const [n, id] of ids.entries()) {
      const started = replies[n]?.status === 202;
      expect(ok(await app.as('ada').get<EventView>(`events/${id}`)).started).toBe(started);
      if (started) mine.push(id);
    }
    const detail = 'You have 2 runs under way, of 2 at once; one has to end or be cancelled first.';
    const [late] = replies.filter(({ status }) => status === 429);
    expect(late && refusal(late)).toEqual([429, 'quota.exceeded', detail, '60']);
  });

  it('are counted for the organisation as well, rehearsals included, and after another start of the server', async () => {
    ofBo = await create(app.as('bo'));
    expect((await app.as('bo').post(`events/${ofBo}/rehearsals`, {})).status).toBe(201);
    await app.reopen();
    const detail =
      'The organisation has 3 runs under way, of 3 at once; one has to end or be cancelled first.';
    expect(refusal(await start(app.as('bo'), ofBo))).toEqual([429, 'quota.exceeded', detail, '60']);
  });

  it('have room again when one is cancelled, until the day has had its number', async () => {
    for (const id of mine) await cancel(id);
    const third = await create(app.as('ada'));
    expect((await start(app.as('ada'), third)).status).toBe(202);
    await cancel(third);
    const fourth = await create(app.as('ada'));
    const [status, code, detail, seconds] = refusal(await start(app.as('ada'), fourth));
    expect([status, code]).toEqual([429, 'quota.exceeded']);
    expect(detail).toBe('You have started 3 runs today, of 3 a day; the next day begins at midnight UTC.');
    expect(Number(seconds)).toBeGreaterThan(3_000);
    clock.jump('2027-02-02T00:00:01Z');
    expect((await start(app.as('ada'), fourth)).status).toBe(202);
  });
});
