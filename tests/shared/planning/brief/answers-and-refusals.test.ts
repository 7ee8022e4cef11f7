import { describe, expect, it } from 'vitest';
import { parseSubmission } from '../../../../shared/contracts/brief-submission.ts';
import { Fault } from '../../../../shared/kernel/errors.ts';
import { checkAnswer } from '../../../../shared/planning/brief/check-answer.ts';
import { describeBrief } from '../../../../shared/planning/brief/describe-brief.ts';
import { fixture, readSample } from './read-sample.ts';

function faultOf(run: () => unknown): Fault {
  try {
    run();
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

const options = { allowAsOf: true, today: '2027-01-04' };

describe('a submission that cannot be accepted', () => {
  it.each<[string, unknown, string]>([
    ['is no object', 'text', ''],
    ['is a list', [], ''],
    ['has neither text nor title', { audience_size: 3 }, '/text'],
    ['has a title of the wrong type', { title: 5 }, '/title'],
    [
      'has an end before its start',
      { title: 'A', date_range_start: '2027-05-02', date_range_end: '2027-05-01' },
      '/date_range_end',
    ],
    [
      'has a range object the wrong way round',
      { title: 'A', dateRange: { start: '2027-05-02', end: '2027-05-01' } },
      '/dateRange/end',
    ],
    ['has no audience', { title: 'A', audience_size: 0 }, '/audience_size'],
    ['has a negative audience', { title: 'A', audienceSize: -4 }, '/audienceSize'],
    ['has a fraction of a person', { title: 'A', audience_size: 2.5 }, '/audience_size'],
    ['lies in the past', { title: 'A', date_range: '2026-05-01/2026-05-02' }, '/date_range'],
    ['names a day that does not exist', { title: 'A', date_range_start: '2027-02-30' }, '/date_range_start'],
    ['is too long', { title: 'A', text: 'x'.repeat(200_001) }, '/text'],
    [
      'has a stakeholder without a name',
      { title: 'A', stakeholders: [{ role: 'Owner' }] },
      '/stakeholders/0/name',
    ],
    [
      'has a currency that does not exist',
      { title: 'A', budget: { amount: 5, currency: 'QQQ' } },
      '/budget/currency',
    ],
    ['has no real time zone', { title: 'A', timeZone: 'Mars/Olympus' }, '/timeZone'],
    ['has constraints of the wrong type', { title: 'A', constraints: { a: 1 } }, '/constraints'],
  ])('%s', (_title, sent, pointer) => {
    const fault = faultOf(() => parseSubmission(sent, options));
    expect(fault.code).toBe('brief.invalid');
    expect(fault.errors.map((error) => error.pointer)).toEqual([pointer]);
    expect(fault.errors[0]?.detail.length).toBeGreaterThan(10);
  });
});

describe('a submission', () => {
  it('means the same in snake_case and in camelCase', () => {
    const snake = {
      as_of: '2027-01-05',
      title: 'A',
      date_range_start: '2027-05-01',
      date_range_end: '2027-05-02',
      audience_size: 5,
      event_type: 'gala',
      stakeholders: [{ name: 'B', role: 'Owner', decision_rights: 'Final Venue' }],
    };
    const camel = {
      asOf: '2027-01-05',
      title: 'A',
      dateRange: { start: '2027-05-01', end: '2027-05-02' },
      audienceSize: 5,
      eventType: 'gala',
      stakeholders: [{ name: 'B', role: 'Owner', decisionRights: ['Final Venue'] }],
    };
    expect(parseSubmission(snake, options)).toEqual(parseSubmission(camel, options));
  });
  it('takes its planning date from the caller only where that is allowed', () => {
    const sent = { title: 'A', as_of: '2026-05-05' };
    expect(parseSubmission(sent, { ...options, allowAsOf: false }).asOf).toBe('2027-01-04');
    expect(parseSubmission(sent, options).asOf).toBe('2026-05-05');
  });
  it('keeps an unknown kind of event as "other" and says so', () => {
    const { brief } = readSample({ title: 'A', event_type: 'flash mob' });
    expect(brief.eventType).toBe('other');
    expect(brief.notUnderstood[0]?.text).toBe('flash mob');
  });
  it('shows a place and a budget that it cannot read, and asks for them', () => {
    const { brief, missing } = readSample({ title: 'A', place: 'Qwertyville', budget: 'plenty' });
    expect(brief.notUnderstood.map(({ text }) => text)).toEqual(['Qwertyville', 'plenty']);
    expect(missing).toEqual(expect.arrayContaining(['place', 'budget']));
  });
  it('with a title alone asks for everything else', () => {
    expect(readSample({ title: 'A' }).missing).toEqual([
      'dates',
      'place',
      'audience',
      'eventType',
      'owner',
      'budget',
    ]);
  });
});

describe('an answer', () => {
  const context = { asOf: '2027-01-04', country: 'PL' };

  it.each<[string, unknown, object]>([
    ['budget', '2 000 zł incl. VAT', { budget: '2 000 zł incl. VAT' }],
    ['budget', { amountMinor: 5000, currency: 'EUR' }, { budget: { amountMinor: 5000, currency: 'EUR' } }],
    ['budget', 'indicative only', { budgetIndicativeOnly: true }],
    ['owner', 'Ola', { owner: 'Ola' }],
    ['dates', '16-17 March 2027', { dateRange: { start: '2027-03-16', end: '2027-03-17' } }],
    ['dates', { start: '2027-03-16' }, { dateRange: { start: '2027-03-16', end: '2027-03-16' } }],
    ['audience', 'about 60', { audience: { inPerson: 60, online: 0 } }],
    ['audience', 40, { audience: { inPerson: 40, online: 0 } }],
    ['place', 'Gdańsk', { place: 'Gdańsk' }],
  ])('about %s may be %j', (field, value, expected) => {
    expect(checkAnswer(field, value, context)).toEqual(expected);
  });

  it.each<[string, unknown]>([
    ['budget', 'plenty'],
    ['budget', { amountMinor: -1, currency: 'EUR' }],
    ['dates', 'soon'],
    ['dates', { start: '2027-03-17', end: '2027-03-16' }],
    ['dates', '2 May 1999'],
    ['audience', 0],
    ['place', 'Qwertyville'],
    ['owner', ''],
    ['mood', 'good'],
  ])('about %s is refused when it is %j', (field, value) => {
    const fault = faultOf(() => checkAnswer(field, value, context));
    expect(fault.code).toBe('brief.invalid');
    expect(fault.errors[0]?.pointer).toBe('/value');
  });

  it('closes its gap, and the money of the place settles "$"', () => {
    const sent = { title: 'A', text: 'Budget $50k' };
    expect(readSample(sent).brief.budget).toBeNull();
    const { brief, missing } = readSample(sent, [{ field: 'place', value: 'Sydney, Australia' }]);
    expect(brief.budget).toMatchObject({ amountMinor: 5_000_000, currency: 'AUD' });
    expect(missing).toEqual(['dates', 'audience', 'eventType', 'owner']);
  });
});

describe('the description of a brief', () => {
  it('says in plain words what was understood', () => {
    const { brief, gaps } = readSample(fixture('krakow'));
    const { understood } = describeBrief({ brief, gaps });
    expect(understood).toContainEqual({ field: 'budget', text: 'PLN 2,000.00, tax included (target)' });
    expect(understood).toContainEqual({ field: 'dates', text: '2027-03-11, 18:30 to 21:30 local time' });
  });

  it('says lists and amounts as people write them', () => {
    const { understood } = describeBrief(readSample(fixture('berlin')));
    const texts = understood.map(({ text }) => text);
    expect(texts).toContain('Tracks: 3, Platform, Streaming, Governance (must)');
    expect(texts).toContain('Keynote: 1 a day (must)');
    expect(texts).toContain('Speaker window: Dr. Lindqvist, day 1, before 12:00 (must)');
    expect(texts).toContain('AV (must)');
    expect(texts).toContain('Hearing loop or captions (must)');
    expect(texts.filter((text) => /[[\]{}"]/.test(text))).toEqual([]);
  });
});

describe('hostile text', () => {
  it.each([
    ['digits', '9'.repeat(199_000)],
    ['commas and digits', '1,234.'.repeat(33_000)],
    ['open brackets', '('.repeat(199_000)],
    ['marks without numbers', '$ EUR '.repeat(33_000)],
    ['capitals', 'Aa '.repeat(66_000)],
    ['dates', '1 May 2027; '.repeat(16_000)],
    ['combining marks', 'e\u0301\u0301'.repeat(39_000)],
    ['spaces', `${' '.repeat(198_000)}a`],
  ])('of %s is read in bounded time', (_title, text) => {
    const before = process.cpuUsage();
    readSample({ title: 'A', text });
    const { user } = process.cpuUsage(before);
    expect(user / 1e6).toBeLessThan(3);
  });
  it('gives the same bytes every time', () => {
    const once = JSON.stringify(readSample(fixture('toronto')));
    expect(JSON.stringify(readSample(fixture('toronto')))).toBe(once);
  });
});
