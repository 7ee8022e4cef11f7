import { describe, expect, it } from 'vitest';
import type { TaskRegisterBody } from '../../../shared/artifacts/task-register.ts';
import type { TimelineBody } from '../../../shared/artifacts/timeline.ts';
import { timelineGate } from '../../../shared/gates/timeline-gate.ts';
import { alternativesFor } from '../../../shared/planning/date-choices.ts';
import { dateNotes } from '../../../shared/planning/date-notes.ts';
import { planFor } from '../../support/plan-for.ts';

const brief = (change: object) => ({
  as_of: '2027-03-10',
  title: 'Autumn event',
  date_range_start: '2027-10-07T09:00',
  date_range_end: '2027-10-07T17:00',
  audience_size: 60,
  event_type: 'conference',
  place: 'Lyon, France',
  constraints: 'Budget 50000 EUR',
  stakeholders: [{ name: 'Zoe', role: 'Owner' }],
  ...change,
});
const days = (from: string, to: string) => ({ date_range_start: from, date_range_end: to });
const context = { level: 'Advanced', asOf: '2027-03-10', execution: 'live' } as const;

/** Plans at Advanced, so that simulation and levelling meet the hard cases, too. */
function planned(change: object) {
  const plan = planFor(brief(change), { level: 'Advanced' });
  const [line, register]: [TimelineBody, TaskRegisterBody] = [plan['Timeline'], plan['TaskRegister']];
  return { plan, line, register, rules: timelineGate.check(plan, context).findings.map(({ rule }) => rule) };
}

describe('a timeline in hard cases', () => {
  it.each([
    ['tomorrow', days('2027-03-11T18:00', '2027-03-11T21:00')],
    ['today', days('2027-03-10T18:00', '2027-03-10T21:00')],
  ])('says that an event %s cannot be prepared, and when it could be', (_, when) => {
    const { line, register, rules } = planned({ ...when, audience_size: 25, event_type: 'meetup' });
    expect(line.feasible).toBe(false);
    expect(line.simulation).toMatchObject({ onTimePerMille: 0 });
    expect(line.simulation?.bufferDays).toBeLessThan(0);
    expect(line.notes.join(' ')).toMatch(/earliest possible start is 2027-0[34]/);
    expect(rules).toContain('the lead time suffices');
    expect(register.tasks.every(({ start }) => start >= '2027-03-10')).toBe(true);
  });

  it('counts with the best days of a window, and says that nobody fixed them', () => {
    const answers = { owner: 'Jane Doe', budget: 'indicative only' };
    const plan = planFor('nairobi', { level: 'Advanced', answers });
    const line: TimelineBody = plan['Timeline'];
    expect(line.dateProposals.length).toBeGreaterThan(2);
    expect(line.eventStart).toBe(line.dateProposals[0]?.start);
    expect(line.notes.join(' ')).toContain('until a person fixes them');
    expect(timelineGate.check(plan, context).findings).toEqual([]);
  });

  it('says that it knows no holidays of a country, and proposes days all the same', () => {
    const { plan } = planned({});
    const abroad = { ...plan['EventBrief'], place: { ...plan['EventBrief'].place, country: 'NP' } };
    expect(dateNotes(plan['EventBrief']).join(' ')).not.toContain('No public holidays');
    expect(dateNotes(abroad).join(' ')).toContain('No public holidays of NP are known');
    expect(alternativesFor(abroad, 2).flatMap(({ reasons }) => reasons)).toContain(
      'public holidays not known, to be checked',
    );
  });

  it('books three years ahead at once and leaves the last weeks at the end', () => {
    const { register, rules } = planned(days('2030-03-13T09:00', '2030-03-14T17:00'));
    const end = (id: string) => register.tasks.find((task) => task.id === id)?.end ?? '';
    expect(end('t-C15') < '2028-01-01').toBe(true);
    expect(end('t-C47') > '2030-02-15').toBe(true);
    expect(rules).toEqual([]);
  });

  it('plans a festival of 1,500 people over seven days within its dates', () => {
    const { register, rules } = planned({
      ...days('2028-06-12T10:00', '2028-06-18T23:00'),
      event_type: 'festival',
      audience_size: 1500,
    });
    const event = register.tasks.find(({ stage }) => stage === 'event');
    expect(event).toMatchObject({ start: '2028-06-12', end: '2028-06-18', durationDays: 7 });
    expect(register.tasks.length).toBeGreaterThanOrEqual(65);
    expect(rules).toEqual([]);
  });
});
