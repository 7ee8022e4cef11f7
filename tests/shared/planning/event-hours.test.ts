import { describe, expect, it } from 'vitest';
import type { RequirementsBody } from '../../../shared/artifacts/requirements.ts';
import type { RunbookBody } from '../../../shared/artifacts/runbook.ts';
import type { ScheduleBody } from '../../../shared/artifacts/schedule.ts';
import type { VenueCriteriaBody } from '../../../shared/artifacts/venue-criteria.ts';
import { openHours } from '../../../shared/simulation/event-instants.ts';
import { fullPlanWith } from '../../support/full-plan.ts';
import { withConstraints } from './brief/read-sample.ts';

function planOf(constraints: string, audience = 120) {
  const { bodies } = fullPlanWith(
    {
      as_of: '2026-11-23',
      title: 'Data conference',
      place: 'Berlin, Germany',
      date_range: '2027-06-07/2027-06-08',
      audience_size: audience,
      event_type: 'conference',
      objectives: 'Exchange between teams',
      stakeholders: [{ name: 'Ann', role: 'Owner' }],
      constraints: `24 talks in two tracks; ${constraints}`,
    },
    { level: 'Advanced' },
  );
  const schedule = bodies['Schedule'] as ScheduleBody; // written by its task
  const criteria = bodies['VenueCriteria'] as VenueCriteriaBody; // written by its task
  const runbook = bodies['Runbook'] as RunbookBody; // written by its task
  const { items } = bodies['Requirements'] as RequirementsBody; // written by its task
  const reception = schedule.sessions.find(({ kind }) => kind === 'reception');
  return { schedule, criteria, runbook, items, reception };
}

describe('a programme whose days have hours of their own', () => {
  const { schedule, criteria, runbook, items, reception } = planOf(
    'day 1 09:00 to 18:00, reception until 21:00; day 2 9 to 16; doors at 8:30',
  );

  it('opens and closes each day by its hours, and the doors when the brief says so', () => {
    expect(schedule.days).toEqual([
      {
        date: '2027-06-07',
        doors: '2027-06-07T08:30',
        opens: '2027-06-07T09:00',
        closes: '2027-06-07T21:00',
      },
      {
        date: '2027-06-08',
        doors: '2027-06-08T08:30',
        opens: '2027-06-08T09:00',
        closes: '2027-06-08T16:00',
      },
    ]);
    expect(
      schedule.sessions.every(({ start, end }) => start < '2027-06-08' || end <= '2027-06-08T16:00'),
    ).toBe(true);
  });

  it('has the reception from the end of the programme to its end in the brief', () => {
    expect(reception).toMatchObject({ start: '2027-06-07T18:00', end: '2027-06-07T21:00' });
    expect(schedule.assumptions.join()).not.toContain('extends the hours');
  });

  it('needs the house from before the doors until the reception is cleared away', () => {
    expect(criteria.hours).toMatchObject({ accessFrom: '07:30', outBy: '22:00' });
  });

  it('runs the show by them', () => {
    const at = (segment: string) => runbook.cues.find((cue) => cue.segment.startsWith(segment))?.at;
    expect([at('Doors open, day 1'), at('Programme ends, day 1'), at('Programme ends, day 2')]).toEqual([
      '2027-06-07T08:30',
      '2027-06-07T21:00',
      '2027-06-08T16:00',
    ]);
  });

  it('is required with the hours of each day', () => {
    expect(items.find(({ id }) => id === 'r-dates')?.text).toBe(
      'Event from 2027-06-07 09:00 to 2027-06-08 16:00, daily 09:00 to 18:00, day 2 09:00 to 16:00 local time (Europe/Berlin)',
    );
  });
});

describe('a reception', () => {
  it('that ends with the hours of the day is part of them: the programme ends before it', () => {
    const { schedule, reception } = planOf('day 1 09:00 to 20:00, reception until 20:00; day 2 9 to 16');
    expect(reception).toMatchObject({ start: '2027-06-07T18:00', end: '2027-06-07T20:00' });
    expect(schedule.days[0]?.closes).toBe('2027-06-07T20:00');
  });

  it('in the midst of the programme is planned behind it, and said so', () => {
    const { schedule, reception } = planOf('both days 09:00 to 17:00; reception 12:00-13:00 on day 1');
    expect(reception).toMatchObject({ start: '2027-06-07T17:00', end: '2027-06-07T19:00' });
    expect(schedule.assumptions).toContain(
      'The brief has the reception from 12:00 until 13:00: it is planned from 17:00 to 19:00, behind the programme and within what the house allows.',
    );
  });

  it('without times lasts as long as receptions do', () => {
    const { reception, criteria } = planOf('both days 09:00 to 17:00; reception on day 1');
    expect(reception).toMatchObject({ start: '2027-06-07T17:00', end: '2027-06-07T19:00' });
    expect(criteria.hours?.outBy).toBe('20:00');
  });
});

describe('the hours of a rehearsed event', () => {
  it('are those of each day', () => {
    const { brief } = withConstraints('day 1 9 to 18; day 2 9 to 16', {
      date_range: '2027-06-07/2027-06-08',
    });
    const register = { eventStart: '2027-06-07', eventEnd: '2027-06-08' };
    const hours = openHours({ EventBrief: brief, TaskRegister: register });
    expect(hours.map(({ from, to }) => (to - from) / 3_600_000)).toEqual([9, 7]);
  });
});
