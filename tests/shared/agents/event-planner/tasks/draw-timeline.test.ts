import { describe, expect, it } from 'vitest';
import { drawTimeline } from '../../../../../shared/agents/event-planner/tasks/draw-timeline.ts';
import type { TaskRegisterBody } from '../../../../../shared/artifacts/task-register.ts';
import { timeline, type TimelineBody } from '../../../../../shared/artifacts/timeline.ts';
import { type FixtureName, type PlanAsk, planFor, planWith } from '../../../../support/plan-for.ts';

const timelineOf = (brief: FixtureName | object, ask?: PlanAsk): TimelineBody =>
  planFor(brief, ask)['Timeline'];
const leadTime = (brief: FixtureName | object, ask?: PlanAsk) =>
  planWith(brief, ask).conflicts.find(({ key }) => key === 'timeline.lead-time');

describe('draw-timeline', () => {
  it('drafts the same bytes again', () => {
    expect(JSON.stringify(timelineOf('toronto'))).toBe(JSON.stringify(timelineOf('toronto')));
  });

  it('shows the eight milestones of a small event, in order', () => {
    expect(timelineOf('krakow').milestones.map(({ title }) => title)).toEqual([
      'Charter approved',
      'Dates fixed',
      'Budget approved',
      'Venue signed',
      'Registration open',
      'Technology and roles checked',
      'Event',
      'Postmortem held',
    ]);
  });

  it.each(['krakow', 'berlin', 'chicago', 'toronto'] as const)(
    'shows every milestone of the trade for %s from Intermediate on',
    (name) => {
      const { milestones } = timelineOf(name, { level: 'Intermediate' });
      expect(milestones.map(({ id }) => Number(id.slice(2))).toSorted((a, b) => a - b)).toEqual(
        Array.from({ length: 14 }, (_, index) => index),
      );
    },
  );

  it('calls five and a half weeks for a meetup comfortable', () => {
    expect(timelineOf('krakow')).toMatchObject({
      feasible: true,
      compressed: false,
      weeksAvailable: 5.6,
      timeZone: 'Europe/Warsaw',
    });
    expect(leadTime('krakow')).toBeUndefined();
  });

  it.each(['berlin', 'toronto'] as const)(
    'asks about the short lead time for %s, with ranked ways out, without stopping the plan',
    (name) => {
      const asked = leadTime(name);
      expect(asked?.detail).toMatch(/lead time.*critical path/i);
      expect(asked?.options.length).toBeGreaterThanOrEqual(3);
      expect(asked?.blocks).toBe('Execute');
      expect(timelineOf(name)).toMatchObject({ feasible: true, compressed: true });
    },
  );

  it('stops a plan that cannot work, and says when the event could be', () => {
    const asked = leadTime(tomorrow);
    expect(asked?.blocks).toBe('Research');
    expect(asked?.options.map(({ id }) => id)).toContain('move-date-2027-04-05');
    expect(timelineOf(tomorrow).notes[0]).toMatch(/not feasible/i);
  });

  it('is content once the event has been moved', () => {
    expect(
      leadTime(tomorrow, { answers: { 'conflict:timeline.lead-time': 'move-date-2027-04-05' } }),
    ).toBeUndefined();
  });

  it('remarks on a long weekend and on the Sabbath', () => {
    expect(timelineOf('chicago').dateNotes.join(' ')).toMatch(/long weekend.*Sabbath/);
  });

  it('proposes days in a window clear of weekends, holidays and Ramadan, best first', () => {
    const { dateProposals } = timelineOf('nairobi', {
      answers: { owner: 'Jane Doe', budget: 'indicative only' },
    });
    expect(dateProposals.length).toBeGreaterThanOrEqual(2);
    for (const { days, reasons } of dateProposals) {
      expect(days.every((day) => day > '2027-03-10' && !['2027-03-26', '2027-03-29'].includes(day))).toBe(
        true,
      );
      expect(days.every((day) => ![0, 6].includes(new Date(day).getUTCDay()))).toBe(true);
      expect(reasons.length).toBeGreaterThan(0);
    }
  });

  it('has a critical path without float and the longest there is', () => {
    const { criticalPath, slack } = timelineOf('krakow');
    expect(criticalPath.at(0)).toBe('t-M01');
    expect(
      slack
        .filter(({ taskId }) => criticalPath.includes(taskId))
        .every(({ totalFloatDays }) => totalFloatDays === 0),
    ).toBe(true);
  });

  it('says at Advanced how likely the dates are, what drives them and who carries too much', () => {
    const { TaskRegister, Timeline } = planFor('toronto', { level: 'Advanced' });
    const { simulation, levelling, notes }: TimelineBody = Timeline;
    expect(simulation?.trials).toBe(5000);
    expect(simulation?.drivers).toHaveLength(5);
    expect(simulation?.weekLost.onTimePerMille).toBeLessThanOrEqual(simulation?.onTimePerMille ?? 0);
    expect(notes.join(' ')).toMatch(/in half of the cases and by .* in 80 %/);
    expect(levelling?.moved.length).toBeGreaterThan(0);
    const planned = new Set(TaskRegister.tasks.map(({ id }: { id: string }) => id));
    expect(levelling?.moved.every(({ taskId }) => planned.has(taskId))).toBe(true);
    expect(timelineOf('krakow', { level: 'Intermediate' }).simulation).toBeUndefined();
    const fewer = { ...Object(drawTimeline.levels.Advanced), trials: 200, drivers: 1 };
    const short = timelineOf('krakow', { level: 'Advanced', params: { 'draw-timeline': fewer } });
    expect(short.simulation).toMatchObject({ trials: 200, drivers: [{}] });
  });

  it('says at Advanced what each way out makes of the chance, together with those before it', () => {
    const line = timelineOf('berlin', { level: 'Advanced' });
    const chances = line.compressionOptions.flatMap(({ togetherPerMille }) => togetherPerMille ?? []);
    expect(chances.length).toBeGreaterThanOrEqual(3);
    expect(chances.toSorted((a, b) => a - b)).toEqual(chances);
    expect(chances.at(-1)).toBeGreaterThan(line.simulation?.onTimePerMille ?? 1000);
    expect((line.simulation?.safeFrom ?? '') > line.eventStart).toBe(true);
    expect(line.compressionOptions.map(({ id }) => id)).toContain(`move-date-${line.simulation?.safeFrom}`);
    const without = { ...Object(drawTimeline.levels.Advanced), ladderTrials: 0 };
    const plain = timelineOf('berlin', { level: 'Advanced', params: { 'draw-timeline': without } });
    expect(plain.compressionOptions.filter(({ togetherPerMille }) => togetherPerMille !== undefined)).toEqual(
      [],
    );
  });

  it('follows the register: a task that a person made longer joins the critical path', () => {
    const plan = planFor('krakow');
    const register: TaskRegisterBody = structuredClone(plan['TaskRegister']);
    const longer = register.tasks.find(({ id }) => id === 't-M07');
    if (longer) longer.durationDays += 10;
    const inputs = {
      ...plan,
      TaskRegister: register,
      planChoices: { compression: [], firstDay: null, dropConcepts: [], venueLimitMinor: null },
    };
    const context = { level: 'Beginner', asOf: '2027-02-01', seed: 1, gathered: [] } as const;
    const line = timeline.schema.parse(
      drawTimeline.draft(inputs, { ...context, params: drawTimeline.levels.Beginner }),
    );
    expect(line).toMatchObject({ criticalPath: expect.arrayContaining(['t-M07']) });
    expect(plan['Timeline'].criticalPath).not.toContain('t-M07');
  });

  it('proposes and asks as its parameters say', () => {
    const change = (params: object) => ({
      params: { 'draw-timeline': { ...Object(drawTimeline.levels.Beginner), ...params } },
    });
    expect(timelineOf('berlin', change({ dateProposals: 1 })).dateProposals).toHaveLength(1);
    expect(leadTime('berlin', change({ tellFromShortfallPercent: 60 }))).toBeUndefined();
  });
});

const tomorrow = {
  as_of: '2027-03-10',
  title: 'Pop-up meetup',
  date_range_start: '2027-03-11T18:00',
  date_range_end: '2027-03-11T21:00',
  audience_size: 25,
  event_type: 'meetup',
  place: 'Lyon, France',
  constraints: 'Budget 500 EUR',
  stakeholders: [{ name: 'Zoe', role: 'Owner' }],
};
