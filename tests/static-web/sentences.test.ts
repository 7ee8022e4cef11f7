import { describe, expect, it } from 'vitest';
import { headed, logged, readable } from '../../static-web/src/ui/sentences.ts';

describe('sentences of the API as people read them', () => {
  it.each([
    [
      'From 2027-05-06 to 2027-05-07, but 2027-05-06 is a holiday.',
      'From Thu 6 May 2027 to Fri 7 May 2027, but Thu 6 May 2027 is a holiday.',
    ],
    ['Thursday 2027-05-06 is a holiday', 'Thu 6 May 2027 is a holiday'],
    ['doors at 2027-05-06T08:30', 'doors at Thu 6 May 2027, 08:30'],
    ['order 2027-13-45, 12027-05-06 and 95.000', 'order 2027-13-45, 12027-05-06 and 95.000'],
  ])('days carry their weekday, what is no day stays: %s', (sentence, words) => {
    expect(readable(sentence)).toBe(words);
  });

  it('whole amounts lose their zeros, as everywhere else', () => {
    expect(readable('About EUR 6,500.00 for hire, EUR 12.50 each, USD 0.001.')).toBe(
      'About EUR\u00a06,500 for hire, EUR\u00a012.50 each, USD\u00a00.001.',
    );
  });

  it('an amount and a share are not broken at the end of a line', () => {
    expect(readable('The EU 27 pay EUR -12 in 3 of 4 cases, 20 % more.')).toBe(
      'The EU 27 pay EUR\u00a0-12 in 3 of 4 cases, 20\u00a0% more.',
    );
  });

  it('words of the API head a line without their hyphens, lines below and capitals', () => {
    expect(['incident_resolution_time', 'risk-status', 'timeZone', 'venue'].map(headed)).toEqual([
      'Incident resolution time',
      'Risk status',
      'Time zone',
      'Venue',
    ]);
  });

  it('a line of the log begins with a capital, and keeps what people wrote', () => {
    expect(logged('vendor-contracts approved: "Step-free, by 2027-03-01"')).toBe(
      'Vendor contracts approved: "Step-free, by Mon 1 Mar 2027"',
    );
  });
});
