import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StoredRecord } from '../../shared/kernel/define-record.ts';
import type { LogisticsPlanBody } from '../../shared/artifacts/logistics-plan.ts';
import type { ScheduleBody } from '../../shared/artifacts/schedule.ts';
import { type EventView, ok, untilSettled } from '../support/api.ts';
import { type App, openApp } from '../support/open-app.ts';
import { brief } from '../support/plan-event.ts';

let app: App;
let path: string;

beforeAll(async () => {
  app = await openApp();
  path = `events/${ok(await app.api.post<EventView>('events', brief('krakow'))).id}`;
});
afterAll(() => app.remove());

const csv = <T>(to: string, body: string) =>
  app.api.send<T>('POST', `${path}/${to}`, { body, headers: { 'content-type': 'text/csv' } });
const recorded = async (kind: string) =>
  ok(await app.api.get<{ records: StoredRecord[] }>(`${path}/records`))
    .records.filter((record) => record.kind === kind)
    .map(({ body }) => body);

describe('registrations by file', () => {
  const first = 'Date;Registered;Online\n01.02.2027;4;1\n2027-02-08;9;';

  it('are stored as one record a count, in the order of their days', async () => {
    expect(await csv('registrations', first)).toMatchObject({ status: 201, body: { known: 0 } });
    expect(await recorded('registration')).toEqual([
      { asOf: '2027-02-01', registered: 4, online: 1 },
      { asOf: '2027-02-08', registered: 9 },
    ]);
  });

  it('are stored once when the file comes again with more', async () => {
    const { body } = await csv<{ added: unknown[]; known: number }>(
      'registrations',
      `${first}\n15.02.2027;14;2`,
    );
    expect([body.added.length, body.known]).toEqual([1, 2]);
  });

  it('are refused as a whole with every bad cell', async () => {
    const reply = await csv('registrations', 'date,registered,paid\n2027-02-20,5,6\nsoon,many,');
    expect(reply).toMatchObject({ status: 400, body: { code: 'import.invalid' } });
    expect((await recorded('registration')).length).toBe(3);
  });
});

describe('a programme by file', () => {
  it('becomes one record of sessions and speakers', async () => {
    const file =
      'Title,Duration,Type,Speakers\nOpening,15,keynote,Ada Nowak\nParsers,30,Talk,Ben Lis | Ada Nowak';
    expect((await csv('programme', file)).status).toBe(201);
    expect(await recorded('programme')).toMatchObject([
      {
        sessions: [
          { id: 'opening', title: 'Opening', minutes: 15, kind: 'keynote', speakers: ['Ada Nowak'] },
          { id: 'parsers', minutes: 30, kind: 'talk', speakers: ['Ben Lis', 'Ada Nowak'] },
        ],
        speakers: [{ name: 'Ada Nowak' }, { name: 'Ben Lis' }],
      },
    ]);
  });

  it.each([
    ['a session without a length', 'Title,Duration\nA,', 'import.invalid'],
    ['an unknown kind of session', 'Title,Duration,Type\nA,30,seance', 'record.invalid'],
  ])('is refused for %s', async (_, file, code) => {
    expect(await csv('programme', file)).toMatchObject({ status: 400, body: { code } });
  });
});

describe('a rehearsal of the event', () => {
  it('rehearses the programme and the numbers that were handed over, and changes nothing of them', async () => {
    const before = await recorded('registration');
    const { id } = ok(await app.api.post<EventView>(`${path}/rehearsals`, {}));
    await untilSettled(app.api, id);
    const read = async <Body>(type: string) =>
      ok(await app.api.get<{ body: Body }>(`events/${id}/artifacts/${type}`)).body;
    const { sessions } = await read<ScheduleBody>('Schedule');
    expect(sessions).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ title: 'Opening' }),
        expect.objectContaining({ title: 'Parsers' }),
      ]),
    );
    const { attendance } = await read<LogisticsPlanBody>('LogisticsPlan');
    expect(attendance.forecast).toMatchObject({ asOf: '2027-02-15', registered: 14 });
    expect(await recorded('registration')).toEqual(before);
  });

  it('is planned at the level of the event, where it asks for no other', async () => {
    const { id } = ok(await app.api.post<EventView>('events', brief('krakow')));
    ok(await app.api.post(`events/${id}/actions/start`, { instructionLevel: 'Intermediate' }));
    await untilSettled(app.api, id);
    const level = async (body: object) =>
      ok(await app.api.post<EventView>(`events/${id}/rehearsals`, body)).instructionLevel;
    expect(await level({})).toBe('Intermediate');
    expect(await level({ instructionLevel: 'Beginner' })).toBe('Beginner');
  });
});
