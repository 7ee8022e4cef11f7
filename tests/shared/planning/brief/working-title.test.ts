import { describe, expect, it } from 'vitest';
import { readBrief } from '../../../../shared/planning/brief/read-brief.ts';
import { workingTitle } from '../../../../shared/planning/brief/working-title.ts';
import { submissionOf } from '../../../support/plan-for.ts';

const titleOf = (brief: object): string =>
  workingTitle(readBrief(submissionOf(brief), [], { asOf: '2027-01-05' }).brief);

describe('the working title of a brief', () => {
  it.each([
    ['A meetup for 20 people in Kraków on 11 March 2027.', 'Meetup in Kraków, March 2027 (working title)'],
    ['A workshop for 20 people in Kraków.', 'Workshop in Kraków (working title)'],
    ['Something for 20 people.', 'Event (working title)'],
  ])('says what is known of "%s"', (text, title) => {
    expect(titleOf({ text })).toBe(title);
  });

  it('names no month where the window spans several', () => {
    const window = { date_range_start: '2027-03-20T00:00:00Z', date_range_end: '2027-04-20T00:00:00Z' };
    const text = 'A one-day workshop in Leeds for 100 people, on any weekday in these weeks.';
    expect(titleOf({ ...window, text })).toBe('Workshop in Leeds (working title)');
  });

  it.each([
    ['Hi team, our developer conference "Confluence Days" again, in Lyon.', 'Confluence Days'],
    ['A two-day workshop „Brot backen“ in Wien.', 'Brot backen'],
    ['A conference called Confluence Days in Lyon.', 'Confluence Days'],
  ])('is the name that the words give it: %s', (text, title) => {
    expect(titleOf({ text })).toBe(title);
  });

  it('is the title of the brief where it has one', () => {
    expect(titleOf({ title: 'Rust Evening', text: 'A meetup in Kraków.' })).toBe('Rust Evening');
  });
});
