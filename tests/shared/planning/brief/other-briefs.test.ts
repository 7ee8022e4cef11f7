import { describe, expect, it } from 'vitest';
import { fixture, readSample } from './read-sample.ts';

describe('a brief of free text alone', () => {
  const { brief, values, modality, missing } = readSample(fixture('lisbon-retreat'));

  it('gives title, place, days, hours, people, owner and a capped net budget', () => {
    expect(brief).toMatchObject({
      title: 'Autumn Makers Retreat',
      place: { city: 'Lisbon', country: 'PT' },
      audience: { inPerson: 35 },
      eventType: 'other',
    });
    expect(brief.dates?.days).toEqual(['2027-10-07', '2027-10-08']);
    expect(brief.dailyHours).toEqual({ from: '09:30', to: '17:00' });
    expect(brief.budget).toEqual({ amountMinor: 1_800_000, currency: 'EUR', tax: 'excluded', kind: 'cap' });
    expect(brief.stakeholders).toEqual([{ name: 'Marta Reis', role: 'Owner', decisionRights: [] }]);
    expect([missing, brief.notUnderstood, brief.conflicts]).toEqual([[], [], []]);
  });
  it('tells must from should and reads "no alcohol" as a concept of its own', () => {
    expect([modality('step-free'), modality('outdoor')]).toEqual(['must', 'should']);
    expect([values('vegan'), values('no-alcohol'), values('alcohol')]).toEqual([[{ count: 6 }], [{}], []]);
  });
});

describe('free text that begins with what the event is called', () => {
  it.each([
    [
      'Data Engineering Summit Berlin: a two-day conference for 200 people.',
      'Data Engineering Summit Berlin',
    ],
    ['Hello all: a two-day conference for 200 people.', null],
    ['Budget: the money is there. A meetup for 20 people.', null],
  ])('%s', (text, title) => {
    expect(readSample({ text }).brief.title).toBe(title);
  });
});

describe('a congress of 1,500 in yen', () => {
  const { brief, values } = readSample(fixture('osaka-symposium'));

  it('keeps yen without decimals and days without hours', () => {
    expect(brief.budget).toMatchObject({ amountMinor: 90_000_000, currency: 'JPY', tax: 'included' });
    expect(brief.dates).toMatchObject({ start: '2027-09-14T00:00', end: '2027-09-16T23:59' });
    expect([brief.dailyHours, brief.timeZone, brief.audience?.inPerson]).toEqual([null, 'Asia/Tokyo', 1500]);
  });
  it('finds that wine and an alcohol-free event exclude each other', () => {
    expect(brief.conflicts.map(({ about }) => about)).toContainEqual(['alcohol', 'no-alcohol']);
  });
  it('keeps what is not wanted apart from the wishes', () => {
    expect(values('recording')).toEqual([]);
    expect(brief.constraints.map(({ value }) => value)).toContainEqual({ not: 'recording' });
  });
});

describe('a festival in a lent field', () => {
  const { brief, values, missing } = readSample(fixture('ledbury-festival'));

  it('knows the field, the curfew and the campers, who are not the audience', () => {
    expect([values('outdoor'), values('lent-venue').length > 0, values('camping')]).toEqual([
      [{}],
      true,
      [{}],
    ]);
    expect(values('curfew')).toContainEqual({ time: '22:30' });
    expect(brief.audience).toEqual({ inPerson: 900, online: 0 });
    expect(missing).toEqual([]);
  });
  it('finds free entry and tickets in conflict, and lists the unknown field', () => {
    expect(brief.conflicts.map(({ about }) => about)).toEqual([['free-entry', 'paid-entry']]);
    expect(brief.notUnderstood).toEqual([{ text: 'colour', why: 'not a field of a brief' }]);
  });
});

describe('a training at one day of notice, with an instruction inside', () => {
  const { brief, values } = readSample(fixture('pune-notice'));

  it('keeps the rupee budget; the instruction changes nothing and is shown', () => {
    expect(brief.budget).toMatchObject({ amountMinor: 25_000_000, currency: 'INR' });
    expect(brief.notUnderstood.map(({ why }) => why)).toEqual(['reads like an instruction; briefs are data']);
  });
  it('finds the end after the required end, and two sizes', () => {
    expect(brief.conflicts.map(({ about }) => about)).toEqual([
      ['audience', 'objectives'],
      ['dates', 'curfew'],
    ]);
    expect(brief.dates).toMatchObject({ start: '2027-04-13T09:00', end: '2027-04-13T17:00' });
    expect(values('internet')).toEqual([{ mbps: 100 }]);
  });
});

describe('a brief in German', () => {
  it('gives the same facts', () => {
    const { brief, values, missing } = readSample(fixture('munich-german'));
    expect(brief).toMatchObject({
      place: { city: 'Munich', country: 'DE' },
      audience: { inPerson: 120 },
      eventType: 'conference',
    });
    expect(brief.budget).toEqual({ amountMinor: 3_000_000, currency: 'EUR', tax: 'excluded', kind: 'cap' });
    expect(brief.dates).toMatchObject({ start: '2027-10-12T09:00', end: '2027-10-12T17:00' });
    expect([values('step-free'), values('vegetarian'), missing]).toEqual([[{}], [{ share: 0.5 }], []]);
  });
});

describe('what an event is for', () => {
  const objectives = (text: string) =>
    readSample({ text }).brief.objectives.map((objective) => objective.text);

  it('is the first sentence that says more than when and for how many', () => {
    const rest = 'Data engineering summit in Berlin, three tracks. Budget EUR 95,000.';
    expect(objectives(`6 and 7 May 2027, 08:30 to 18:00, 200 attendees. ${rest}`)).toEqual([
      'Data engineering summit in Berlin, three tracks',
    ]);
    expect(objectives(rest)).toEqual(['Data engineering summit in Berlin, three tracks']);
  });

  it('is what is said to be a goal, wherever that stands', () => {
    expect(objectives('A meetup in Kraków. Our goal is to meet every month.')).toEqual([
      'Our goal is to meet every month',
    ]);
  });
});
