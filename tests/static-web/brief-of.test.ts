import { describe, expect, it } from 'vitest';
import { briefOf, changedFrom, presentOf } from '../../static-web/src/app/brief-of.ts';
import { readSample } from '../shared/planning/brief/read-sample.ts';

describe('a brief from the page', () => {
  it('is the text with what was put right beside it', () => {
    const fixes = { title: ' Rust evening ', audienceSize: '25', place: '', owner: 'Ola' };
    expect(briefOf('Some text', fixes)).toEqual({
      text: 'Some text',
      title: 'Rust evening',
      audienceSize: 25,
      stakeholders: [{ name: 'Ola', role: 'Owner' }],
    });
  });

  it('changes only what differs from it as it is, and says both days when one is moved', () => {
    const present = { title: 'Rust evening', dateRangeStart: '2027-03-11', dateRangeEnd: '2027-03-11' };
    expect(changedFrom(present, { ...present, audienceSize: '25' })).toEqual({ audienceSize: '25' });
    expect(changedFrom(present, { ...present, dateRangeEnd: '2027-03-12' })).toEqual({
      dateRangeStart: '2027-03-11',
      dateRangeEnd: '2027-03-12',
    });
    expect(changedFrom(present, present)).toEqual({});
  });

  it('shows the ceiling of the budget beside its target, so that saving the form keeps it', () => {
    const { brief } = readSample({
      title: 'Rust evening',
      place: 'Berlin, Germany',
      constraints: 'Budget around EUR 2,000 net, up to 2,500 if needed',
    });
    expect(presentOf(brief).budget).toBe('EUR 2,000 net, up to EUR 2,500 if needed');
    const kept = readSample({ title: 'Rust evening', place: 'Berlin', budget: presentOf(brief).budget });
    expect(kept.brief.budget).toEqual(brief.budget);
  });

  it('hands on what is no number, for the API to name', () => {
    expect(briefOf('', { audienceSize: 'many' })).toEqual({ audienceSize: 'many' });
  });
});
