import { describe, expect, it } from 'vitest';
import { readSample } from './read-sample.ts';

const form = `Data Engineering Summit Berlin

Dates: 6 and 7 May 2027, 08:30 to 18:00
Audience: 200
Type: conference
Objectives: Two-day practitioner conference; one keynote a day
Constraints: Budget EUR 95.000,00 net; Berlin-Mitte
Stakeholders: J. Brandt (Owner), Finance (Budget Approval)`;

describe('a brief of labelled lines', () => {
  const { brief, missing } = readSample({ text: form });

  it('says for how many, and whom to ask', () => {
    expect(brief.audience).toEqual({ inPerson: 200, online: 0 });
    expect(brief.stakeholders.map(({ name, role }) => [name, role])).toEqual([
      ['J. Brandt', 'Owner'],
      ['Finance', 'Budget Approval'],
    ]);
    expect(missing).toEqual([]);
    expect(brief.notUnderstood.filter(({ text }) => /Audience|Stakeholders|Finance/.test(text))).toEqual([]);
  });

  it('does not take the label of the objectives for a part of them', () => {
    expect(brief.objectives[0]?.text).toMatch(/^Two-day practitioner conference/);
  });

  it.each([
    ['Attendees: about 80', 80],
    ['Number of guests: 320', 320],
    ['Expected attendance: 1,200', 1200],
    ['Headcount = 45', 45],
  ])('takes "%s" for the size of the event', (line, size) => {
    expect(
      readSample({ text: `A workshop in Leeds on 10 June 2027.\n${line}` }).brief.audience?.inPerson,
    ).toBe(size);
  });

  it.each(['Speakers: 12', 'Volunteers: 20', 'Guests: see list'])(
    'does not take "%s" for the size of the event',
    (line) => {
      expect(readSample({ text: `A workshop in Leeds on 10 June 2027.\n${line}` }).brief.audience).toBeNull();
    },
  );

  it('takes a role in brackets from a list of people only', () => {
    const { stakeholders } = readSample({
      text: 'A workshop in Leeds (Yorkshire) with Otto (Bistro).',
    }).brief;
    expect(stakeholders).toEqual([]);
  });
});
