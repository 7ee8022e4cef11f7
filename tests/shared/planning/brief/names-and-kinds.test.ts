import { describe, expect, it } from 'vitest';
import { readSample } from './read-sample.ts';

const read = (text: string) => readSample({ text }).brief;

describe('a first sentence that is nothing but a name', () => {
  it.each([
    ['Data & Platform Days, Berlin. We expect about 200 people.', 'Data & Platform Days'],
    ['Nordic Cloud Summit. Two days in Oslo.', 'Nordic Cloud Summit'],
    ['DevOpsCon Lisbon Meetup. 60 people.', 'DevOpsCon Lisbon Meetup'],
    [
      'Data Engineering Summit Berlin, a two-day conference, 6 and 7 May 2027.',
      'Data Engineering Summit Berlin',
    ],
    ['Riverside Gala 2027, our yearly dinner for 300 guests.', 'Riverside Gala 2027'],
  ])('is the title: %s', (text, title) => {
    const brief = read(text);
    expect(brief.title).toBe(title);
    expect(brief.notUnderstood.map((entry) => entry.text)).not.toContain(title);
    expect(brief.objectives.map((entry) => entry.text).join()).not.toContain(title);
  });

  it.each([
    'New York City. 200 people in May 2027.',
    'We plan a Data Summit. 200 people.',
    'Hello Team Days. We need a venue.',
    'Berlin, May 2027. 200 people.',
    'Meetup in Toronto, in Canada, 60 people.',
  ])('is none where it is a place, a sentence or a greeting: %s', (text) => {
    expect(read(text).title).toBeNull();
  });
});

describe('the kind of an event that nobody calls by its name', () => {
  it.each([
    ['24 talks in three tracks, an evening reception on day 1', 'conference'],
    ['12 talks and a keynote, party afterwards', 'conference'],
    ['A reception for 80 people', 'other'],
    ['A workshop with two tracks', 'workshop'],
    ['A team retreat with a keynote and six talks', 'other'],
    ['Something for 80 people', null],
  ])('follows from its programme where nothing else says it: %s', (text, type) => {
    expect(read(text).eventType).toBe(type);
  });
});

it('takes what follows a title that is explained for what the event is for', () => {
  const { objectives } = read(
    'Data Summit Berlin, a two-day conference for practitioners. We want the talks recorded.',
  );
  expect(objectives.map((entry) => entry.text)).toEqual(['A two-day conference for practitioners']);
});

it('takes "we want two holds and savings" as a wish and not as what the event is for', () => {
  const { objectives } = read('A conference on data. We want two venue holds and savings of at least 10 %.');
  expect(objectives.map((entry) => entry.text)).toEqual(['A conference on data']);
});

it.each([
  ['Vegetarian food for about half', 'vegetarian', 0.5],
  ['vegan options for a third of the guests', 'vegan', 1 / 3],
  ['vegetarian lunch for around 40 %', 'vegetarian', 0.4],
])('reads whom a diet is for: %s', (text, concept, share) => {
  const own = read(`A conference for 200 people. ${text}.`).constraints.find(
    (entry) => entry.concept === concept,
  );
  expect(Number(own?.value?.['share'])).toBeCloseTo(share, 2);
});

it('takes whoever "from finance" approves the budget for its approver', () => {
  const { stakeholders } = read(
    'A conference for 200 people. Owner is Ola, Fin from finance approves the budget.',
  );
  expect(stakeholders).toMatchObject([
    { name: 'Fin', role: 'Budget Approval' },
    { name: 'Ola', role: 'Owner' },
  ]);
});

it('takes the programme for what an event is for, not who is expected', () => {
  const { objectives } = read(
    'We expect about 200 people in Berlin. 24 talks of 45 minutes in three tracks.',
  );
  expect(objectives.map((entry) => entry.text)).toEqual(['24 talks of 45 minutes in three tracks']);
});

describe('what is not wanted', () => {
  const conceptsOf = (text: string) =>
    read(`A conference for 200 people in Berlin. ${text}.`).constraints.map(
      ({ concept, value }) => concept ?? `not ${JSON.stringify(value?.['not']).replaceAll('"', '')}`,
    );

  it.each([
    ['We do not want any swag or a lot of waste', ['sustainability', 'no-swag']],
    ["We don't need a projector", ['not av']],
    ['Nobody wants t-shirts', ['no-swag']],
    ['We do not plan to serve alcohol', ['no-alcohol']],
    ['We do not want to record it, no recording', ['not recording']],
  ])('is not taken for a wish: %s', (text, concepts) => {
    expect(conceptsOf(text)).toEqual(concepts);
  });

  it('is not talks that are asked for elsewhere, nor a ramp where people come by train', () => {
    expect(conceptsOf('24 talks. We want the talks recorded')).toEqual(['talks', 'recording']);
    expect(conceptsOf('The hall is easily accessible by train')).toEqual(['near-transit']);
    expect(conceptsOf('The hall is accessible')).toEqual(['step-free']);
  });
});

describe('a part of town', () => {
  it.each([
    [
      '200 people in Berlin, in Mitte or Kreuzberg, something central that people reach by train',
      'Mitte or Kreuzberg',
    ],
    ['200 people in Berlin (Mitte or Kreuzberg)', 'Mitte or Kreuzberg'],
    ['40 people in Lisbon, preferably in Alfama', 'Alfama'],
    ['80 people in Berlin, in May', undefined],
    ['80 people in Toronto, in Canada', undefined],
  ])('stands with the town: %s', (text, area) => {
    const brief = read(`A conference for ${text}.`);
    expect(brief.place?.area).toBe(area);
    expect(brief.notUnderstood.map((entry) => entry.text)).not.toContain(`in ${area}`);
  });
});
