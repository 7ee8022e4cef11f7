import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, type App } from '../support/open-app.ts';
import { brief, planned } from '../support/plan-event.ts';
import { readWorkbook, rowsOf } from '../support/read-workbook.ts';
import { readCalendar } from '../support/read-calendar.ts';

let app: App;
let eventId: string;
beforeAll(async () => {
  app = await openApp();
  const title = 'Żółw; "Rust" / 🎉';
  eventId = (await planned(app, brief('krakow', { title }))).id;
});
afterAll(() => app.remove());

const fetched = (file: string, headers: Record<string, string> = {}) =>
  fetch(`${app.url}/api/events/${eventId}/exports/${file}`, {
    headers: { 'x-eods-person': 'ola', ...headers },
  });

describe('the files of an event', () => {
  it.each([
    ['plan.md', 'text/markdown; charset=utf-8'],
    ['venue-rfp.md', 'text/markdown; charset=utf-8'],
    ['catering-brief.md', 'text/markdown; charset=utf-8'],
    ['av-brief.md', 'text/markdown; charset=utf-8'],
    ['calendar.ics', 'text/calendar; charset=utf-8'],
    ['budget.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ])('%s has its type, a name of its own and a tag', async (file, type) => {
    const answer = await fetched(file);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe(type);
    const [stem, ending] = file.split('.');
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="Zo_w_ Rust _ ${stem}.${ending}"; filename*=UTF-8''%C5%BB%C3%B3%C5%82w%3B%20Rust%20%F0%9F%8E%89%20${stem}.${ending}`,
    );
    expect(answer.headers.get('cache-control')).toBe('private, no-cache');
    const tag = answer.headers.get('etag') ?? '';
    const again = await fetched(file, { 'if-none-match': `"other", W/${tag}` });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect(again.headers.get('etag')).toBe(tag);
    expect((await fetched(file, { 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('calendar.ics has the sessions, or what is asked for', async () => {
    const all = readCalendar(await (await fetched('calendar.ics')).text());
    expect(all.name).toBe('Żółw; "Rust" / 🎉');
    const milestones = readCalendar(await (await fetched('calendar.ics?only=milestones')).text());
    const own = all.entries.filter(({ category }) => category === 'Milestone');
    expect(own.length).toBeGreaterThan(2);
    expect(milestones.entries).toEqual(own);
  });

  it('budget.xlsx is a workbook', async () => {
    const book = readWorkbook(new Uint8Array(await (await fetched('budget.xlsx')).arrayBuffer()));
    expect(book.names).toEqual(
      expect.arrayContaining(['Summary', 'Lines', 'Categories', 'Payments', 'Income', 'Savings']),
    );
    expect(rowsOf(book, 'Lines').length).toBeGreaterThan(2);
  });

  it.each([
    ['only=everything', '/only', 'Use one of: sessions, milestones, deadlines.'],
    ['track=none', '/track', 'The schedule has no tracks.'],
  ])('calendar.ics?%s is refused by name', async (query, pointer, detail) => {
    const answer = await fetched(`calendar.ics?${query}`);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 'request.invalid', errors: [{ pointer, detail }] });
  });

  it('are none of an unknown event', async () => {
    const answer = await fetch(`${app.url}/api/events/none/exports/calendar.ics`, {
      headers: { 'x-eods-person': 'ola' },
    });
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
  });
});
