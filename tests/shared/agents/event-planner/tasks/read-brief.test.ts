import { describe, expect, it } from 'vitest';
import { readBrief } from '../../../../../shared/agents/event-planner/tasks/read-brief.ts';
import { eventBrief } from '../../../../../shared/artifacts/event-brief.ts';
import { planFor, planWith } from '../../../../support/plan-for.ts';

const datesOf = (answers: Record<string, unknown> = {}) => planFor('berlin', { answers })['EventBrief'].dates;
const conflict = (key: string, answers: Record<string, unknown> = {}, params?: Record<string, unknown>) =>
  planWith('berlin', { answers, ...(params && { params }) }).conflicts.find((entry) => entry.key === key);

describe('read-brief', () => {
  it('drafts the same bytes again', () => {
    expect(JSON.stringify(planFor('berlin')['EventBrief'])).toBe(
      JSON.stringify(planFor('berlin')['EventBrief']),
    );
  });

  it('asks about a public holiday: the days that people named first, then others with their reasons', () => {
    const asked = conflict('event.dates');
    expect(asked?.sides[1]).toMatch(/^2027-05-06 is a public holiday \(Ascension Day\)$/);
    expect(asked?.detail).toMatch(/^Expect surcharges.*bridge day/);
    expect(asked?.detail).not.toContain('is a public holiday');
    expect(asked?.options.map(({ id }) => id)).toEqual([
      'keep-dates',
      'dates-2027-05-04',
      'dates-2027-05-11',
      'dates-2027-04-28',
    ]);
    expect(asked?.options[0]?.effect).toMatch(/surcharges for staff, which are not in the costs/);
    expect(asked?.blocks).toBe('Research');
  });

  it('names every public holiday among the days', () => {
    const dates = { start: '2027-05-06', end: '2027-05-17', days: ['2027-05-06', '2027-05-17'] };
    const brief = { ...planFor('berlin')['EventBrief'], dates };
    const [asked] =
      readBrief.conflicts?.({} as never, brief, { params: { dateAlternatives: 1 } } as never) ?? []; // reads nothing else
    expect(asked?.sides[1]).toBe(
      '2027-05-06 is a public holiday (Ascension Day) and 2027-05-17 is a public holiday (Whit Monday)',
    );
  });

  it('offers as many other days as its parameter says', () => {
    expect(readBrief.levels.Beginner).toEqual({ dateAlternatives: 3 });
    expect(
      conflict('event.dates', {}, { 'read-brief': { dateAlternatives: 1 } })?.options.map(({ id }) => id),
    ).toEqual(['keep-dates', 'dates-2027-05-04']);
  });

  it('moves the event when a person chose other days, and is then content', () => {
    const chosen = { 'conflict:event.dates': 'dates-2027-05-11' };
    expect(datesOf(chosen)).toEqual({
      start: '2027-05-11T08:30',
      end: '2027-05-12T18:00',
      days: ['2027-05-11', '2027-05-12'],
    });
    expect(conflict('event.dates', chosen)).toBeUndefined();
    expect(planFor('berlin', { answers: chosen })['EventBrief'].conflicts).toEqual([]);
  });

  it('keeps the dates when a person chose to keep them', () => {
    expect(datesOf({ 'conflict:event.dates': 'keep-dates' })).toEqual(datesOf());
  });

  it('turns statements that exclude each other into a conflict with two ways out, and obeys the choice', () => {
    const brief = { ...meetup, constraints: 'Budget 500 EUR; wine and beer at the bar; no alcohol' };
    const { conflicts } = planWith(brief);
    const asked = conflicts.find(({ key }) => key.startsWith('brief.'));
    expect(asked?.options.map(({ id }) => id)).toEqual(['drop-no-alcohol', 'drop-alcohol']);
    const answered = planWith(brief, { answers: { [`conflict:${asked?.key}`]: 'drop-alcohol' } });
    const concepts = eventBrief.schema
      .parse(answered.bodies['EventBrief'])
      .constraints.map(({ concept }) => concept);
    expect(concepts).toContain('no-alcohol');
    expect(concepts).not.toContain('alcohol');
    expect(answered.conflicts.filter(({ key }) => key.startsWith('brief.'))).toEqual([]);
  });
});

const meetup = {
  as_of: '2027-01-10',
  title: 'Wine and words',
  date_range_start: '2027-03-11T18:00',
  date_range_end: '2027-03-11T21:00',
  audience_size: 25,
  event_type: 'meetup',
  place: 'Lyon, France',
  stakeholders: [{ name: 'Zoe', role: 'Owner' }],
};
