import { describe, expect, it } from 'vitest';
import { describeBrief } from '../../shared/planning/brief/describe-brief.ts';
import { readSoFar } from '../../static-web/src/pages/new-event/read-so-far.ts';
import { readSample } from '../shared/planning/brief/read-sample.ts';

const read = (text: string) => readSoFar(describeBrief(readSample({ text })).understood);

describe('what is read so far, beside the fields of a new event', () => {
  it('says of each field what the text was understood to say', () => {
    const text =
      'Title: Data Summit. Conference in Berlin, Germany, 6 and 7 May 2027, 200 attendees. Budget EUR 95,000 net. Owner: J. Brandt.';
    expect(read(text)).toMatchObject({
      title: 'Data Summit',
      place: 'Berlin, Germany',
      dateRangeStart: 'Thu 6 May 2027',
      dateRangeEnd: 'Fri 7 May 2027',
      audienceSize: '200 in person',
      eventType: 'Conference',
      budget: 'EUR\u00a095,000, tax excluded (target)',
      owner: 'J. Brandt',
    });
  });

  it('gives a span of possible days in one piece, and no last day of its own', () => {
    const dates = { field: 'dates', text: '2 days between 2027-05-01 and 2027-05-31' };
    expect(readSoFar([dates])).toEqual({
      dateRangeStart: '2 days between Sat 1 May 2027 and Mon 31 May 2027',
    });
  });

  it('is silent about what the text does not say', () => {
    expect(readSoFar([{ field: 'stakeholders', text: 'Finance: Budget approval' }])).toEqual({});
  });
});
