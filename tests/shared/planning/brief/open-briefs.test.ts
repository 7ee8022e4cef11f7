import { describe, expect, it } from 'vitest';
import { fixture, readSample } from './read-sample.ts';

describe('the Kraków meetup brief', () => {
  const { brief, values, modality, missing } = readSample(fixture('krakow'));

  it('has a tax-inclusive budget of 2 000 PLN', () => {
    expect(brief.budget).toEqual({ amountMinor: 200_000, currency: 'PLN', tax: 'included', kind: 'target' });
  });
  it('runs from 18:30 to 21:30 in Warsaw time, with the way out by 22:00', () => {
    expect(brief.dates).toEqual({ start: '2027-03-11T18:30', end: '2027-03-11T21:30', days: ['2027-03-11'] });
    expect(brief.timeZone).toBe('Europe/Warsaw');
    expect(values('curfew')).toEqual([{ time: '22:00' }]);
  });
  it('knows the wishes and lacks nothing', () => {
    expect(values('step-free')).toHaveLength(1);
    expect(values('vegetarian')).toEqual([{ share: 0.5 }]);
    expect(values('free-entry')).toHaveLength(1);
    expect(values('talks')).toEqual([{ count: 2 }]);
    expect(values('lent-venue')).toHaveLength(1);
    expect(modality('lent-venue')).toBe('assumption');
    expect([missing, brief.conflicts, brief.notUnderstood]).toEqual([[], [], []]);
  });
});

describe('the Berlin conference brief', () => {
  const { brief, values } = readSample(fixture('berlin'));

  it('has a net budget of 95 000 EUR; the ticket price is no budget', () => {
    expect(brief.budget).toEqual({
      amountMinor: 9_500_000,
      currency: 'EUR',
      tax: 'excluded',
      kind: 'target',
    });
    expect(values('paid-entry')).toEqual([
      { price: { amountMinor: 29_000, currency: 'EUR' }, average: true },
    ]);
  });
  it('places 24 talks of 45 minutes in three named tracks and a keynote a day', () => {
    expect(values('talks')).toEqual([{ count: 24, minutes: 45 }]);
    expect(values('tracks')).toEqual([{ count: 3, names: ['Platform', 'Streaming', 'Governance'] }]);
    expect(values('keynote')).toContainEqual({ perDay: 1 });
    expect(values('speaker-window')).toEqual([{ name: 'Dr. Lindqvist', day: 1, before: '12:00' }]);
    expect(values('lunch-window')).toEqual([{ from: '12:30', to: '13:30' }]);
    expect(values('no-swag')).toEqual([{}]);
    expect(values('captions')).toEqual([{ anyOf: ['hearing-loop', 'captions'] }]);
    expect(brief.place).toEqual({ city: 'Berlin', country: 'DE', area: 'Mitte or Kreuzberg' });
  });
  it('names the public holiday on the first day', () => {
    expect(brief.conflicts.map(({ detail }) => detail).join()).toMatch(
      /6 May 2027 is a public holiday .*Ascension/,
    );
  });
});

describe('the Chicago gala brief', () => {
  const { brief, values, missing } = readSample(fixture('chicago'));

  it('caps the spend at 140 000 USD and keeps the fundraising goal apart', () => {
    expect(brief.budget).toMatchObject({ amountMinor: 14_000_000, currency: 'USD', kind: 'cap' });
    expect(brief.incomeGoals).toMatchObject([
      { kind: 'fundraising', amount: { amountMinor: 60_000_000, currency: 'USD' }, net: true },
    ]);
  });
  it('is one evening that ends at midnight', () => {
    expect(brief.dates).toEqual({ start: '2027-10-09T17:30', end: '2027-10-10T00:00', days: ['2027-10-09'] });
    expect(brief.dailyHours).toEqual({ from: '17:30', to: '00:00' });
  });
  it('counts meals and wheelchairs without taking them for the audience', () => {
    expect(brief.audience).toEqual({ inPerson: 320, online: 0 });
    expect([values('kosher'), values('halal'), values('step-free')]).toEqual([
      [{ count: 25 }],
      [{ count: 30 }],
      [{ count: 8 }],
    ]);
    expect(values('seated-dinner')).toEqual([{ tableSize: 10 }]);
    expect(values('alcohol')).toEqual([{ bar: 'full' }]);
    expect([brief.conflicts, missing]).toEqual([[], []]);
  });
});

describe('the Nairobi workshop brief', () => {
  const { brief, values, gaps, missing } = readSample(fixture('nairobi'));

  it('asks for dates, owner and budget, and for nothing else', () => {
    expect(missing).toEqual(['dates', 'owner', 'budget']);
    expect(gaps.map(({ blocks }) => blocks)).toEqual(['Plan', 'Plan', 'Research']);
    expect(brief.budget).toBeNull();
  });
  it('proposes midweek days clear of Ramadan and Easter', () => {
    expect(brief.dateWindow).toEqual({
      from: '2027-03-01',
      to: '2027-03-31',
      durationDays: 2,
      weekdays: [1, 2, 3, 4, 5],
    });
    const starts = gaps[0]?.suggestions?.map(({ value }) => value);
    expect(starts).toEqual([
      { start: '2027-03-16', end: '2027-03-17' },
      { start: '2027-03-17', end: '2027-03-18' },
      { start: '2027-03-23', end: '2027-03-24' },
    ]);
    expect(gaps[0]?.suggestions?.[0]?.label).toMatch(/Ramadan.*Good Friday|Good Friday.*Ramadan/);
  });
  it('takes the threshold for quotes as a rule, not as money to spend', () => {
    expect(values('procurement-quotes')).toEqual([
      { count: 3, above: { amountMinor: 100_000, currency: 'USD' } },
    ]);
    expect(values('laptops')).toEqual([{ providedBy: 'participants' }]);
  });
  it('is complete after three answers', () => {
    const answers = [
      { field: 'dates', value: { start: '2027-03-16', end: '2027-03-17' } },
      { field: 'owner', value: 'Dr. Wanjiru' },
      { field: 'budget', value: 'indicative only' },
    ];
    const after = readSample(fixture('nairobi'), answers);
    expect(after.missing).toEqual([]);
    expect(after.brief.dates?.days).toEqual(['2027-03-16', '2027-03-17']);
    expect(after.brief).toMatchObject({
      budget: null,
      budgetIndicativeOnly: true,
      stakeholders: [{ name: 'Dr. Wanjiru', role: 'Owner' }],
    });
  });
});

describe('the Toronto hybrid conference brief', () => {
  const { brief, values, missing } = readSample(fixture('toronto'));

  it('has 450 000 CAD before tax and does not count unsigned sponsors', () => {
    expect(brief.budget).toEqual({
      amountMinor: 45_000_000,
      currency: 'CAD',
      tax: 'excluded',
      kind: 'target',
    });
    expect(brief.incomeGoals).toMatchObject([
      { kind: 'sponsorship', amount: { amountMinor: 15_000_000, currency: 'CAD' }, certain: false },
    ]);
    expect(values('sponsorship')).toMatchObject([{ signed: false }]);
  });
  it('has 800 people in the room and 1,200 online, on three local days', () => {
    expect(brief.audience).toEqual({ inPerson: 800, online: 1200 });
    expect(brief.dates).toMatchObject({ start: '2027-06-08T08:30', end: '2027-06-10T17:30' });
    expect(brief.dates?.days).toHaveLength(3);
  });
  it('knows the programme and the rooms', () => {
    expect(values('breakouts')).toContainEqual({ count: 60 });
    expect(values('expo-booths')).toEqual([{ count: 40 }]);
    expect(values('buildings')).toEqual([{ count: 2, walkMinutes: 10 }]);
    expect(values('holds')).toEqual([{ count: 2 }]);
    expect(values('captions')).toEqual([{ languages: ['English', 'French'] }]);
    expect(values('sign-language')).toEqual([{ languages: ['ASL'], for: 'keynotes' }]);
    expect(values('hybrid')).toHaveLength(1);
    expect(missing).toEqual([]);
  });
});
