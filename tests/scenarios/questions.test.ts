import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventBriefBody } from '../../shared/artifacts/event-brief-schema.ts';
import { ok, untilSettled } from '../support/api.ts';
import { openApp, type App } from '../support/open-app.ts';
import {
  brief,
  briefWithout,
  draftedBefore,
  heads,
  planned,
  plannedAhead,
  readAll,
  type Brief,
} from '../support/plan-event.ts';

let app: App;
beforeAll(async () => (app = await openApp()));
afterAll(() => app.remove());

const withoutBudget = brief('krakow', {
  constraints: 'near the city centre (Kraków), free entry, step-free venue, out of the building by 22:00',
});

async function openQuestions(eventId: string) {
  return (await readAll(app, eventId)).questions.filter(({ status }) => status === 'open');
}

async function answer(eventId: string, field: string, value: unknown) {
  const question = (await openQuestions(eventId)).find((open) => open.field === field);
  return app.api.post(`events/${eventId}/questions/${question?.id}/answer`, { value });
}

describe('a brief without a title', () => {
  it('is planned under a working title, waits for the venue, and is asked what the event is called', async () => {
    const { id, ...event } = await planned(app, {
      ...briefWithout('krakow', 'title'),
      text: 'An evening of talks.',
    });
    expect(event).toMatchObject({ status: 'waiting', state: 'Research' });
    expect(Object.keys(await heads(app, id)).sort()).toEqual(draftedBefore('Confirm').sort());
    const open = await openQuestions(id);
    expect(open).toMatchObject([{ field: 'title', blocks: 'Confirm' }]);
    ok(await answer(id, 'title', 'Kraków DevOps Meetup'));
    expect(await untilSettled(app.api, id)).toMatchObject({
      title: 'Kraków DevOps Meetup',
      state: 'Research',
    });
    expect(await openQuestions(id)).toEqual([]);
  });
});

describe('a brief without a budget', () => {
  it('waits with a question that says why, who needs it and what it blocks', async () => {
    const event = await planned(app, withoutBudget);
    expect(event).toMatchObject({ status: 'waiting', state: 'Plan' });
    const [question, ...more] = await openQuestions(event.id);
    expect(more).toEqual([]);
    expect(question).toMatchObject({ field: 'budget', neededBy: 'budget-analyst', blocks: 'Research' });
    expect(question?.why.length).toBeGreaterThan(20);
    expect(event.waitingFor).toEqual([
      { kind: 'question', id: question?.id, what: question?.text, who: 'owner' },
    ]);
  });

  it('is drafted up to Plan, and nothing of Research exists', async () => {
    const { id } = await planned(app, withoutBudget);
    expect(Object.keys(await heads(app, id)).sort()).toEqual(draftedBefore('Research').sort());
  });

  it.each(['2 000 PLN incl. VAT', 'indicative only', { amountMinor: 200_000, currency: 'PLN' }])(
    'goes on at once with the answer %j',
    async (value) => {
      const { id } = await planned(app, withoutBudget);
      const reply = ok(await answer(id, 'budget', value));
      expect(reply).toMatchObject({ status: 'answered', answer: { value, by: 'cli' } });
      const event = await untilSettled(app.api, id);
      expect(event).toMatchObject({ status: 'waiting', state: 'Research' });
      expect(Object.keys(await heads(app, id)).sort()).toEqual([...plannedAhead].sort());
    },
  );

  it.each(['plenty', 12, '', { amount: 'much', currency: 'PLN' }, null])(
    'refuses the answer %j, names the field and stores nothing',
    async (value) => {
      const { id } = await planned(app, withoutBudget);
      const before = await readAll(app, id);
      const reply = await answer(id, 'budget', value);
      expect(reply).toMatchObject({ status: 400, body: { errors: [{ pointer: '/value' }] } });
      expect(await readAll(app, id)).toEqual(before);
    },
  );

  it('takes the same answer twice as one, and refuses another one', async () => {
    const { id } = await planned(app, withoutBudget);
    const [question] = await openQuestions(id);
    const path = `events/${id}/questions/${question?.id}/answer`;
    const value = '2 000 PLN incl. VAT';
    for (let time = 1; time <= 2; time++) ok(await app.api.post(path, { value }));
    expect(await app.api.post(path, { value: '9 000 PLN' })).toMatchObject({
      status: 409,
      body: { code: 'question.already-answered' },
    });
    const { records } = await readAll(app, id);
    expect(records.filter(({ kind }) => kind === 'answer')).toHaveLength(1);
  });
});

describe('a brief that lacks what planning starts from', () => {
  const lacking: [field: string, lack: Brief, given: unknown][] = [
    ['dates', briefWithout('krakow', 'date_range_start', 'date_range_end'), '11 March 2027'],
    ['owner', briefWithout('krakow', 'stakeholders'), 'Ola'],
    [
      'place',
      brief('krakow', { title: 'Rust Evening', constraints: 'Budget 2 000 zł incl. VAT, free entry' }),
      'Kraków, Poland',
    ],
    ['audience', briefWithout('krakow', 'audience_size'), 20],
  ];

  it.each(lacking)('asks for the %s before Plan and drafts nothing downstream', async (field, lack) => {
    const event = await planned(app, lack);
    expect(event).toMatchObject({ status: 'waiting', state: 'Initiate' });
    const questions = await openQuestions(event.id);
    expect(questions.map((question) => question.field)).toEqual([field]);
    expect(questions[0]).toMatchObject({ blocks: 'Plan', kind: 'gap' });
    const drafted = Object.keys(await heads(app, event.id));
    expect(drafted.filter((type) => !draftedBefore('Plan').includes(type))).toEqual([]);
  });

  it.each(lacking)('goes on once the %s is known', async (field, lack, given) => {
    const { id } = await planned(app, lack);
    ok(await answer(id, field, given));
    const event = await untilSettled(app.api, id);
    expect(event).toMatchObject({ status: 'waiting', state: 'Research' });
    expect(Object.keys(await heads(app, id)).sort()).toEqual([...plannedAhead].sort());
  });

  it('asks for everything at once, and waits in the order of effect for what blocks the next state', async () => {
    const { id, waitingFor } = await planned(app, { title: 'Something with people', as_of: '2027-02-01' });
    const questions = await openQuestions(id);
    const fields = waitingFor.map((wait) => questions.find((question) => question.id === wait.id)?.field);
    expect(questions).toHaveLength(6);
    expect(fields).toEqual(['dates', 'place', 'audience', 'eventType', 'owner']);
  });

  it('keeps what was answered in the brief, with the place understood', async () => {
    const [, , [, lack] = []] = lacking;
    const { id } = await planned(app, lack);
    ok(await answer(id, 'place', 'Kraków, Poland'));
    await untilSettled(app.api, id);
    const { artifacts } = await readAll(app, id);
    const body = artifacts.get('EventBrief')?.body as EventBriefBody; // validated when it was stored
    expect(body.place).toMatchObject({ country: 'PL' });
    expect(body.timeZone).toBe('Europe/Warsaw');
  });

  it('refuses an answer to a question that it has not', async () => {
    const { id } = await planned(app, withoutBudget);
    const reply = await app.api.post(`events/${id}/questions/q99/answer`, { value: 'x' });
    expect(reply).toMatchObject({ status: 404, body: { code: 'question.not-found' } });
  });
});

it('an event without a title has a working title until it is called by the answer', async () => {
  const text =
    'Evening meetup for 20 developers in Kraków on 11 March 2027, 18:30 to 21:30. Budget 2 000 PLN. Owner: Ola.';
  const { id, title } = await planned(app, { asOf: '2027-01-05', text });
  expect(title).toBe('Meetup in Kraków, March 2027 (working title)');
  ok(await answer(id, 'title', 'Rust evening'));
  expect(await untilSettled(app.api, id)).toMatchObject({ title: 'Rust evening' });
});
