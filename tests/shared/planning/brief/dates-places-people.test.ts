import { describe, expect, it } from 'vitest';
import { readSample, withConstraints } from './read-sample.ts';

const dated = (text: string, place = 'Dublin, Ireland') => readSample({ title: 'Sample', place, text }).brief;

describe('dates in words', () => {
  it.each<[string, string[]]>([
    ['on 15 March 2027', ['2027-03-15']],
    ['June 1-3, 2027', ['2027-06-01', '2027-06-02', '2027-06-03']],
    ['from 30 April to 2 May 2027', ['2027-04-30', '2027-05-01', '2027-05-02']],
    ['14/15 June 2027', ['2027-06-14', '2027-06-15']],
    ['a two-day course from 4 May 2027', ['2027-05-04', '2027-05-05']],
    ['05/04/2027', ['2027-04-05']],
    ['5 de mayo de 2027', ['2027-05-05']],
    ['14 czerwca 2027', ['2027-06-14']],
    ['am 3. und 4. Mai 2027', ['2027-05-03', '2027-05-04']],
    ['20 November 2027, 7pm to 1am', ['2027-11-20']],
    ['mid May 2027, ideally Tue 18 and Wed 19 May', ['2027-05-18', '2027-05-19']],
    ['Tuesday 18th to Thursday 20th May 2027', ['2027-05-18', '2027-05-19', '2027-05-20']],
    ['Fri 30 and Sat 31 July 2027', ['2027-07-30', '2027-07-31']],
  ])('%s are the days %j', (text, days) => {
    expect(dated(text).dates?.days).toEqual(days);
  });
  it('put the month first in the United States', () => {
    expect(dated('05/04/2027', 'Chicago').dates?.days).toEqual(['2027-05-04']);
  });
  it.each<[string, string, string]>([
    ['some evening in September 2027', '2027-09-01', '2027-09-30'],
    ['mid-September 2027', '2027-09-10', '2027-09-20'],
    ['one day in May or June 2027', '2027-05-01', '2027-06-30'],
    ['next month', '2027-02-01', '2027-02-28'],
    ['in spring 2027', '2027-03-01', '2027-05-31'],
    ['any day between 1 and 20 June 2027', '2027-06-01', '2027-06-20'],
  ])('%s are a window from %s to %s', (text, from, to) => {
    expect(dated(text)).toMatchObject({ dates: null, dateWindow: { from, to, durationDays: 1 } });
  });
  it('take a deadline for no event date', () => {
    expect(dated('Deposit due by 15 March 2027')).toMatchObject({ dates: null, dateWindow: null });
  });
  it('that name the wrong weekday are a conflict', () => {
    expect(dated('Monday 7 May 2027').conflicts[0]?.detail).toMatch(/not that weekday/);
  });
  it.each(['Monday to Wednesday 14-16 June 2027', 'Mon-Wed 14-16 June 2027', 'Mon–Wed 14–16 June 2027'])(
    'take two weekdays for those of the first and the last day: %s',
    (text) => {
      const { dates, conflicts } = dated(text);
      expect(dates?.days).toEqual(['2027-06-14', '2027-06-15', '2027-06-16']);
      expect(conflicts).toEqual([]);
    },
  );
  it('that name two wrong weekdays are one conflict', () => {
    expect(dated('Tuesday to Thursday 14-16 June 2027').conflicts.map(({ detail }) => detail)).toEqual([
      '"Tuesday to Thursday 14-16 June 2027" are not those weekdays: the dates are Mon 14 Jun 2027 to Wed 16 Jun 2027.',
    ]);
  });
  it('are free to choose from the weekdays that they run over', () => {
    const { dates, dateWindow } = dated('Monday to Wednesday in June 2027');
    expect(dates).toBeNull();
    expect(dateWindow).toMatchObject({ from: '2027-06-01', to: '2027-06-30', weekdays: [1, 2, 3] });
    expect(dated('Friday to Monday in June 2027').dateWindow?.weekdays).toEqual([1, 5, 6, 7]);
  });
  it('name no other date than the field by a weekday whose month stands elsewhere', () => {
    const text = 'mid May 2027, ideally Tue 18 and Wed 19 May, a Tue 18 suits us best';
    const { conflicts } = readSample({ title: 'Sample', date_range: '2027-05-18/2027-05-19', text }).brief;
    expect(conflicts.filter(({ about }) => about.includes('dates'))).toEqual([]);
  });
  it('that differ from the field are a conflict', () => {
    const { brief } = withConstraints('doors 18:00 on 12 June 2027');
    expect(brief.conflicts[0]?.about).toEqual(['dates', 'constraints']);
  });
});

describe('instants', () => {
  it.each<[string, string, string]>([
    ['Tokyo', '2027-06-10T00:30:00Z', '2027-06-10T09:30'],
    ['Kathmandu', '2027-06-10T02:15:00Z', '2027-06-10T08:00'],
    ['Denver', '2027-06-10T15:00:00Z', '2027-06-10T09:00'],
  ])('become local in %s', (place, start, local) => {
    const { brief } = readSample({
      title: 'Sample',
      place,
      date_range_start: start,
      date_range_end: '2027-06-10T23:00:00Z',
    });
    expect(brief.dates?.start).toBe(local);
  });
  it('follow summer time', () => {
    const winter = readSample({
      title: 'S',
      place: 'Berlin',
      dateRange: { start: '2027-01-20T09:00Z', end: '2027-01-20T15:00Z' },
    });
    const summer = readSample({
      title: 'S',
      place: 'Berlin',
      dateRange: { start: '2027-07-20T09:00Z', end: '2027-07-20T15:00Z' },
    });
    expect([winter.brief.dailyHours?.from, summer.brief.dailyHours?.from]).toEqual(['10:00', '11:00']);
  });
});

describe('a place in words', () => {
  it.each<[string, object | null]>([
    ['We meet in Birmingham, Alabama', { city: 'Birmingham', country: 'US' }],
    ['We meet in Birmingham', { city: 'Birmingham', country: 'GB' }],
    ['A conference in London, Ontario', { city: 'London', country: 'CA' }],
    ['A dinner in São Paulo', { city: 'São Paulo', country: 'BR' }],
    ['A nice open evening for the order of friends', null],
    ['A workshop in March', null],
  ])('%s is %j', (text, place) => {
    const { brief } = readSample({ title: 'Sample', text });
    if (place) expect(brief.place).toMatchObject(place);
    else expect(brief.place).toBeNull();
  });
  it('that differs from the field is a conflict', () => {
    expect(withConstraints('hall in Hamburg').brief.conflicts[0]?.about).toEqual(['place', 'text']);
  });
});

describe('people in words', () => {
  it.each<[string, { inPerson: number; online: number }]>([
    ['for 60-70 people', { inPerson: 70, online: 0 }],
    ['1 500 osób', { inPerson: 1500, online: 0 }],
    ['two hundred guests', { inPerson: 200, online: 0 }],
    ['2k attendees', { inPerson: 2000, online: 0 }],
    ['500 people, 200 of them online', { inPerson: 300, online: 200 }],
    ['25 children', { inPerson: 25, online: 0 }],
    ['a webinar for 90 participants', { inPerson: 0, online: 90 }],
  ])('%s are %j', (text, audience) => {
    expect(readSample({ title: 'Sample', text }).brief.audience).toEqual(audience);
  });
});

describe('how firmly a wish is meant', () => {
  it.each<[string, string]>([
    ['hearing loop required', 'must'],
    ['hearing loop preferred', 'should'],
    ['ideally a hearing loop', 'should'],
    ['hopefully a hearing loop', 'assumption'],
    ['hearing loop', 'must'],
  ])('%s: %s', (text, modality) => {
    expect(withConstraints(text).modality('hearing-loop')).toBe(modality);
  });
  it('makes a clause that no rule reads a constraint without a concept, and shows it', () => {
    const { brief } = withConstraints('the llama comes too');
    expect(brief.constraints).toMatchObject([{ id: 'c1', text: 'the llama comes too', modality: 'must' }]);
    expect(brief.notUnderstood[0]?.text).toBe('the llama comes too');
  });
  it('keeps the span of the words as they were sent', () => {
    const sent = 'Café nearby; ﬁrst a hearing loop';
    const { brief } = withConstraints(sent);
    const { span } = brief.constraints.find(({ concept }) => concept === 'hearing-loop') ?? {};
    expect(sent.slice(span?.start, span?.end)).toBe('ﬁrst a hearing loop');
  });
});
