import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import type { DatedPlan } from '../../../shared/exports/plan-contents.ts';
import { planCalendar } from '../../../shared/exports/plan-calendar.ts';
import type { ScheduleBody } from '../../../shared/artifacts/schedule.ts';
import { fixtureNames } from '../../support/plan-for.ts';
import { readCalendar } from '../../support/read-calendar.ts';
import { approvalOf, datedPlan, recordOf } from './printed-plan.ts';

/** The plan with its sessions moved and its zone changed. */
function moved(times: { start: string; end: string }[], timeZone: string): DatedPlan {
  const plan = datedPlan('krakow');
  const { Schedule, EventBrief } = plan.artifacts as { Schedule: ScheduleBody; EventBrief: object }; // drafted for the fixture
  const sessions = times.map((time, index) => ({ ...Schedule.sessions[0], id: `s${index}`, ...time }));
  const artifacts = {
    ...plan.artifacts,
    Schedule: { ...Schedule, sessions },
    EventBrief: { ...EventBrief, timeZone },
  };
  return { ...plan, artifacts };
}

function titledBy(title: string): DatedPlan {
  const plan = datedPlan('krakow', { title });
  const { Schedule } = plan.artifacts as { Schedule: ScheduleBody }; // drafted for the fixture
  const sessions = Schedule.sessions.map((session) => ({ ...session, title, speakers: [title] }));
  const rooms = Schedule.rooms.map((room) => ({ ...room, name: title }));
  return { ...plan, artifacts: { ...plan.artifacts, Schedule: { ...Schedule, sessions, rooms } } };
}

describe('calendar.ics', () => {
  it.each(fixtureNames)('of %s reads back with every date of the plan', (name) => {
    const plan = datedPlan(name, { approvals: [approvalOf()] });
    const text = planCalendar(plan);
    const { zones, entries } = readCalendar(text);
    const { Schedule, Timeline, BudgetDecision, EventBrief } = plan.artifacts as Record<string, any>; // drafted above
    const count = (category: string) => entries.filter((entry) => entry.category === category).length;
    expect(zones).toEqual([EventBrief.timeZone]);
    expect(count('Session')).toBe(Schedule.sessions.length);
    expect(count('Milestone')).toBe(Timeline.milestones.length);
    expect(count('Payment')).toBe(BudgetDecision.payments.length);
    expect(count('Decision')).toBe(1);
    expect(new Set(entries.map(({ uid }) => uid)).size).toBe(entries.length);
    for (const [index, session] of Schedule.sessions.entries()) {
      const read = entries.filter(({ category }) => category === 'Session')[index];
      expect(read?.start).toBe(`${session.start}:00`);
      const instant = DateTime.fromISO(session.start, { zone: EventBrief.timeZone }).toUTC().toISO();
      expect(read?.startsAt).toBe(instant);
    }
  });

  it('uses CRLF and lines of at most 75 octets', () => {
    const text = planCalendar(titledBy('Zażółć gęślą jaźń 🎉 '.repeat(12)));
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of text.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line).not.toContain('\uFFFD');
    }
  });

  it('is the same bytes for the same plan, and keeps ids while revisions rise', () => {
    const first = datedPlan('berlin', { approvals: [approvalOf()], records: [holdOf(1)] });
    const later = { revision: 3, createdAt: '2027-01-09T09:30:00.000Z' };
    const revisions = Object.fromEntries(Object.keys(first.revisions).map((type) => [type, later]));
    expect(planCalendar(datedPlan('berlin', { approvals: [approvalOf()], records: [holdOf(1)] }))).toBe(
      planCalendar(first),
    );
    const before = readCalendar(planCalendar(first)).entries;
    const after = readCalendar(planCalendar({ ...first, revisions })).entries;
    expect(after.map(({ uid }) => uid)).toEqual(before.map(({ uid }) => uid));
    const session = (list: typeof before) => list.find(({ category }) => category === 'Session');
    expect(session(before)?.stamp).toBe('2027-01-04T09:30:00Z');
    expect([session(before)?.sequence, session(after)?.sequence]).toEqual([2, 3]);
  });

  it('shows several event days as one bar of whole days', () => {
    const bars = readCalendar(planCalendar(datedPlan('toronto'))).entries.filter(
      ({ category }) => category === 'Event day',
    );
    expect(bars.map(({ start, end, allDay }) => [start, end, allDay])).toEqual([
      ['2027-06-08', '2027-06-11', true],
    ]);
  });

  it('tells what is not decided, cancelled or rehearsed', () => {
    const statuses = (change: Partial<DatedPlan>, category: string) =>
      readCalendar(planCalendar(datedPlan('krakow', change)))
        .entries.filter((entry) => entry.category === category)
        .map(({ status }) => status);
    expect(new Set(statuses({ provisional: { Schedule: ['venue'] } }, 'Session'))).toEqual(
      new Set(['TENTATIVE']),
    );
    expect(new Set(statuses({}, 'Session'))).toEqual(new Set(['CONFIRMED']));
    expect(new Set(statuses({ status: 'cancelled' }, 'Milestone'))).toEqual(new Set(['CANCELLED']));
    const rehearsal = readCalendar(planCalendar(datedPlan('krakow', { execution: 'simulated' })));
    expect(rehearsal.name).toBe('Rehearsal: Kraków Rust Evening');
    expect(rehearsal.entries.every(({ summary }) => summary.startsWith('Rehearsal: '))).toBe(true);
  });
});

describe('deadlines in calendar.ics', () => {
  it('are the local day on which a decision is due', () => {
    const plan = datedPlan('toronto', { approvals: [approvalOf({ dueAt: '2027-02-04T03:00:00Z' })] });
    const [entry] = readCalendar(planCalendar(plan)).entries.filter(
      ({ category }) => category === 'Decision',
    );
    expect(entry).toMatchObject({ summary: 'Decide: Venue', start: '2027-02-03', end: '2027-02-04' });
  });

  it('leave out decisions that are made or blocked', () => {
    const approvals = [approvalOf({ status: 'approved' }), approvalOf({ status: 'blocked', dueAt: null })];
    const { entries } = readCalendar(planCalendar(datedPlan('krakow', { approvals })));
    expect(entries.filter(({ category }) => category === 'Decision')).toEqual([]);
  });

  it('are the newest expiry of a hold, under one id', () => {
    const holds = (records: DatedPlan['records']) =>
      readCalendar(planCalendar(datedPlan('krakow', { records }))).entries.filter(
        ({ category }) => category === 'Hold',
      );
    const [first] = holds([holdOf(1)]);
    const [second, ...others] = holds([holdOf(1), holdOf(2, { expiresOn: '2027-01-30' })]);
    expect(first).toMatchObject({ summary: 'Hold expires: Town hall', start: '2027-01-20', sequence: 1 });
    expect(second).toMatchObject({ uid: first?.uid, start: '2027-01-30', sequence: 2 });
    expect(others).toEqual([]);
    expect(holds([holdOf(1), holdOf(2, { status: 'definite' })])).toEqual([]);
  });
});

function holdOf(seq: number, change: object = {}) {
  const hold = { venueName: 'Town hall', status: 'tentative', optionRank: 1, expiresOn: '2027-01-20' };
  return recordOf('hold', { ...hold, ...change }, seq);
}

describe('calendar.ics cut down', () => {
  const plan = datedPlan('berlin', { approvals: [approvalOf()], records: [holdOf(1)] });
  const categories = (choice: Parameters<typeof planCalendar>[1]) => [
    ...new Set(readCalendar(planCalendar(plan, choice)).entries.map(({ category }) => category)),
  ];

  it('to sessions, milestones or deadlines has these alone', () => {
    expect(categories({ only: 'sessions' })).toEqual(['Session']);
    expect(categories({ only: 'milestones' })).toEqual(['Milestone']);
    expect(categories({ only: 'deadlines' })).toEqual(['Decision', 'Hold', 'Payment']);
  });

  it('to a track has its sessions and those that everybody attends', () => {
    const { Schedule } = plan.artifacts as { Schedule: ScheduleBody }; // drafted for the fixture
    const track =
      Schedule.sessions.find((session) => session.track !== null && !session.plenary)?.track ?? '';
    const own = Schedule.sessions.filter((session) => session.plenary || (session.track ?? track) === track);
    expect(track).not.toBe('');
    expect(own.length).toBeLessThan(Schedule.sessions.length);
    expect(readCalendar(planCalendar(plan, { track })).entries).toHaveLength(own.length);
  });
});

describe('times in calendar.ics', () => {
  it.each([
    [
      'Europe/Berlin',
      '2027-03-28T01:30',
      '2027-03-28T03:30',
      '2027-03-28T00:30:00.000Z',
      '2027-03-28T01:30:00.000Z',
    ],
    [
      'Europe/Berlin',
      '2027-10-31T01:30',
      '2027-10-31T03:30',
      '2027-10-30T23:30:00.000Z',
      '2027-10-31T02:30:00.000Z',
    ],
    [
      'America/Chicago',
      '2027-03-13T23:00',
      '2027-03-14T04:00',
      '2027-03-14T05:00:00.000Z',
      '2027-03-14T09:00:00.000Z',
    ],
    [
      'Australia/Lord_Howe',
      '2027-04-04T01:00',
      '2027-04-04T03:00',
      '2027-04-03T14:00:00.000Z',
      '2027-04-03T16:30:00.000Z',
    ],
    [
      'Asia/Kolkata',
      '2027-06-01T22:00',
      '2027-06-02T02:00',
      '2027-06-01T16:30:00.000Z',
      '2027-06-01T20:30:00.000Z',
    ],
    [
      'Africa/Nairobi',
      '2027-06-01T09:00',
      '2027-06-01T10:00',
      '2027-06-01T06:00:00.000Z',
      '2027-06-01T07:00:00.000Z',
    ],
  ])('of %s from %s to %s are right by the rules in the file', (zone, start, end, startsAt, endsAt) => {
    const { entries } = readCalendar(planCalendar(moved([{ start, end }], zone), { only: 'sessions' }));
    expect(entries).toMatchObject([{ start: `${start}:00`, end: `${end}:00`, startsAt, endsAt }]);
  });

  it('stand in UTC where nobody knows the zone', () => {
    const plan = moved([{ start: '2027-06-01T09:00', end: '2027-06-01T10:00' }], 'Mars/Olympus\r\nX:1');
    const { zones, entries } = readCalendar(planCalendar(plan, { only: 'sessions' }));
    expect(zones).toEqual([]);
    expect(entries).toMatchObject([{ start: '2027-06-01T09:00:00Z' }]);
  });
});

describe('calendar.ics with hostile titles', () => {
  const hostile = 'a\r\nEND:VEVENT\r\nBEGIN:VALARM; x, "y" \\n \u202Egnp.exe\u202C 🎉\u0000 👩‍💻';
  const shown = 'a END:VEVENT BEGIN:VALARM; x, "y" \\n gnp.exe 🎉 👩‍💻';

  it('keeps each in its place, on one line and without what reorders text', () => {
    const text = planCalendar(titledBy(hostile));
    const { name, entries } = readCalendar(text);
    expect(name).toBe(shown);
    const sessions = entries.filter(({ category }) => category === 'Session');
    expect(sessions[0]).toMatchObject({ summary: shown, location: `${shown}, city centre, Kraków` });
    expect(sessions[0]?.description).toContain(`Speakers: ${shown}`);
    expect(text.match(/^END:VEVENT\r$/gm)).toHaveLength(entries.length);
    expect(text).not.toMatch(/[\u202A-\u202E\u0000]|^BEGIN:VALARM/m);
  });

  it('cuts 500 characters to what calendar programs show', () => {
    const { entries } = readCalendar(planCalendar(titledBy('🎉'.repeat(500))));
    const summary = entries.find(({ category }) => category === 'Session')?.summary ?? '';
    expect(Array.from(summary)).toHaveLength(250);
    expect(summary.endsWith('🎉…')).toBe(true);
  });
});
