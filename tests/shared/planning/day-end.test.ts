import { describe, expect, it } from 'vitest';
import type { RunbookBody } from '../../../shared/artifacts/runbook.ts';
import type { ScheduleBody } from '../../../shared/artifacts/schedule.ts';
import type { VenueCriteriaBody } from '../../../shared/artifacts/venue-criteria.ts';
import type { TaskRegisterBody } from '../../../shared/artifacts/task-register.ts';
import { scheduleProof } from '../../../shared/artifacts/schedule-proof.ts';
import { dayFrame } from '../../../shared/planning/day-frame.ts';
import { endedWithProgramme, freeEnds, openSlotTitle } from '../../../shared/planning/day-end.ts';
import { packedGrid } from '../../../shared/planning/packed-grid.ts';
import type { GridSession } from '../../../shared/planning/session-grid.ts';
import { fullPlanWith } from '../../support/full-plan.ts';

const session = (id: string, minutes: number): GridSession => ({
  id,
  title: `Session ${id}`,
  minutes,
  speakers: [],
  track: null,
  plenary: true,
  audience: 20,
});
const request = (...lengths: number[]) => ({
  zone: 'Europe/Berlin',
  frames: [
    dayFrame(
      { date: '2027-05-06', from: '09:00', until: '17:00', curfew: null },
      { style: 'full-day', tearDownMinutes: 60, reception: true, lunchAt: '12:30' },
    ),
  ],
  rooms: [{ id: 'main', capacity: 60, building: 'a' }],
  sessions: lengths.map((minutes, index) => session(`s${index}`, minutes)),
});

describe('what the sessions leave of a day', () => {
  const asked = request(45, 45, 45, 45, 45);
  const packed = packedGrid(asked, 5, 10);
  const ends = freeEnds(packed, { ...asked, gapMinutes: packed.gapMinutes });

  it('is named with how many more would fit', () => {
    expect(ends).toEqual([
      { day: 0, date: '2027-05-06', from: 15 * 60 + 40, until: 17 * 60, fit: 1, minutes: 45 },
    ]);
    expect(ends.map(openSlotTitle)).toEqual([
      'Open slot (1 more session of 45 minutes in each room, or an unconference or networking)',
    ]);
  });

  it('is nothing below an hour: that is a buffer', () => {
    const full = request(45, 45, 45, 45, 45, 45);
    expect(freeEnds(packedGrid(full, 5, 10), full)).toEqual([]);
  });

  it('is no room for sessions that are longer than it', () => {
    const long = request(180, 180);
    const [end] = freeEnds(packedGrid(long, 5, 10), long);
    expect(end && openSlotTitle(end)).toBe('Open slot (an unconference or networking)');
  });

  it('moves reception and tear-down forward where the day ends with its programme', () => {
    const [frame] = endedWithProgramme(packed.frames, ends);
    const at = (id: string) => frame?.blocks.find((block) => block.id === id);
    // At five: nobody expects a reception in the afternoon.
    expect(frame?.end).toBe(17 * 60);
    expect(at('reception')).toMatchObject({ start: 17 * 60, end: 19 * 60 });
    expect(at('tear-down')).toMatchObject({ start: 19 * 60, end: 20 * 60 });
    expect(at('lunch')).toEqual(packed.frames[0]?.blocks.find(({ id }) => id === 'lunch'));
    const left = freeEnds({ ...packed, frames: frame ? [frame] : [] }, asked);
    expect(left).toMatchObject([{ from: 15 * 60 + 40, until: 17 * 60 }]);
  });
});

describe('a reception that the brief has until nine, hours left open', () => {
  const { bodies } = fullPlanWith(
    {
      as_of: '2026-11-27',
      text: 'Data & Platform Days, Berlin. 200 people on 18 and 19 May 2027. 12 talks in two tracks, an evening reception on day 1 until 21:00. Budget EUR 95k. Owner is Ola.',
    },
    { level: 'Intermediate' },
  );
  it('stays where it is, and keeps the house open until it is cleared', () => {
    const { sessions } = bodies['Schedule'] as ScheduleBody; // written by its task
    const { hours } = bodies['VenueCriteria'] as VenueCriteriaBody; // written by its task
    expect(sessions.find(({ title }) => title === 'Reception')).toMatchObject({
      start: '2027-05-18T18:00',
      end: '2027-05-18T21:00',
    });
    expect(hours?.outBy).toMatch(/^2[12]:/);
    expect(hours?.outBy && hours.outBy > '21:00').toBe(true);
  });

  it('is loaded in on the day on which the house is asked for, Whit Monday though it is', () => {
    const { tasks } = bodies['TaskRegister'] as TaskRegisterBody; // written by its task
    const { setUp } = bodies['Schedule'] as ScheduleBody; // written by its task
    const loadIn = tasks.find(({ title }) => title.startsWith('Load-in'));
    expect(loadIn).toMatchObject({ start: '2027-05-17', end: '2027-05-17' });
    expect(setUp.start.slice(0, 10)).toBe('2027-05-17');
  });
});

describe('a conference of six talks', () => {
  function planOf(hours: string) {
    const { bodies } = fullPlanWith(
      {
        as_of: '2026-11-23',
        title: 'Data conference',
        place: 'Berlin, Germany',
        date_range: '2027-06-07/2027-06-07',
        audience_size: 120,
        event_type: 'conference',
        objectives: 'Exchange between teams',
        stakeholders: [{ name: 'Ann', role: 'Owner' }],
        constraints: ['6 talks of 30 minutes in one track', hours],
      },
      { level: 'Advanced' },
    );
    const schedule = bodies['Schedule'] as ScheduleBody; // written by its task
    const { cues } = bodies['Runbook'] as RunbookBody; // written by its task
    const called = cues.flatMap(({ segment }) => /^Call people back \((.*)\)$/.exec(segment)?.[1] ?? []);
    return { schedule, called, said: schedule.assumptions.join(' ') };
  }
  const open = planOf('step-free venue');
  const given = planOf('both days 09:00 to 18:00');

  it('ends with its programme where nobody gave the hours, and the house is cleared from then on', () => {
    const { sessions, days, tearDown } = open.schedule;
    const last = sessions
      .map(({ end }) => end)
      .toSorted()
      .at(-1);
    expect(days[0]?.closes).toBe(last);
    expect([last, tearDown.start]).toEqual(['2027-06-07T14:40', '2027-06-07T14:40']);
    expect(open.said).toContain(
      'Mon 7 Jun 2027 ends with its programme at 14:40, not at 18:00 as assumed at first',
    );
  });

  it('has an open slot up to the hour that the brief gives, and asks what fills it', () => {
    const { sessions, days, tearDown } = given.schedule;
    expect(days[0]?.closes).toBe('2027-06-07T18:00');
    expect(sessions.at(-1)).toMatchObject({ kind: 'networking', end: '2027-06-07T18:00', plenary: true });
    expect(sessions.at(-1)?.title).toMatch(/^Open slot \(\d more sessions of 30 minutes in each room, or /);
    expect(given.said).toMatch(/To decide: what fills the open slot on Mon 7 Jun 2027 from 14:40 to 18:00/);
    expect(tearDown.start).toBe('2027-06-07T18:00');
  });

  it('calls nobody back from the coffee that ends it, but does where something follows', () => {
    expect(open.schedule.sessions.at(-1)?.title).toBe('Coffee and networking');
    expect(open.called).toEqual(['Morning break', 'Lunch']);
    expect(given.called).toEqual(['Morning break', 'Lunch', 'Afternoon break']);
  });

  it('holds what is proved of every schedule', () => {
    for (const { schedule } of [open, given])
      expect(Object.values(scheduleProof).flatMap((rule) => rule(schedule))).toEqual([]);
  });
});
