import { describe, expect, it } from 'vitest';
import type { CostModelBody } from '../../../../shared/artifacts/cost-model.ts';
import type { StakeholderMapBody } from '../../../../shared/artifacts/stakeholder-map.ts';
import { wishWords } from '../../../../shared/planning/brief/wish-words.ts';
import { dataConference } from '../../../support/data-conference.ts';
import { fullPlanWith } from '../../../support/full-plan.ts';
import { withConstraints } from './read-sample.ts';

const conference = { ...dataConference, place: 'Berlin, Germany' };

function planOf(constraints: string) {
  const { bodies } = fullPlanWith({ ...conference, constraints }, { level: 'Advanced' });
  const model = bodies['CostModel'] as CostModelBody; // written by its task
  const { audiences } = bodies['StakeholderMap'] as StakeholderMapBody; // written by its task
  const travel = model.lines.find(({ id }) => id === 'speaker-travel');
  return { model, travel, speakers: audiences.find(({ id }) => id === 'speakers') };
}

describe('speakers in a brief', () => {
  it.each([
    ['24 talks by 24 speakers', 24],
    ['two-day programme with 18 invited speakers', 18],
    ['a line-up of twelve international speakers', 12],
    ['20 Referenten', 20],
  ])('are counted: %s', (words, count) => {
    expect(withConstraints(words).values('speakers')).toEqual([{ count }]);
  });

  it.each([
    'find speakers for the next evening',
    'PA system with 4 speakers',
    '4 speakers and a subwoofer',
    'a panel with 3 speakers',
    'each session has 2 speakers',
    '2 speakers per talk',
    '2 keynote speakers',
  ])('are not counted where the words are about something else: %s', (words) => {
    const { values } = withConstraints(words);
    expect(values('speakers')).toEqual([]);
    expect(values('talks')).not.toContainEqual(expect.objectContaining({ count: expect.anything() }));
  });

  it('travel by their number, not by that of the sessions', () => {
    const [counted, silent] = [planOf('24 talks by 10 speakers'), planOf('24 talks')];
    expect(counted.travel).toMatchObject({ quantity: 4, basis: { inputs: { speakers: 10 } } });
    expect(silent.travel).toMatchObject({ basis: { inputs: { speakers: 24 } } });
  });

  it('are an audience of that size', () => {
    expect(planOf('24 talks by 10 speakers').speakers?.size).toBe(10);
    expect(planOf('24 talks').speakers?.size).toBeNull();
  });
});

describe('ticket prices in a brief', () => {
  const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });

  it.each([
    'Tickets: EUR 250.00 ticket, 180 early bird',
    'Tickets EUR 250, early bird EUR 180',
    'early bird 180, regular tickets EUR 250',
    'Tickets at EUR 180 early bird and EUR 250 regular',
  ])('are two tiers, quoted where they stand: %s', (words) => {
    const { brief, values } = withConstraints(words);
    expect(Object.assign({}, ...values('paid-entry'))).toEqual({
      price: eur(25_000),
      earlyBird: eur(18_000),
    });
    for (const { text, value } of brief.constraints) {
      if (value?.price) expect(text).toContain('250');
      if (value?.earlyBird) expect(text).toContain('180');
    }
  });

  it('quote both clauses that they were read from', () => {
    const { brief } = withConstraints('Paid tickets, EUR 290 average');
    expect(brief.constraints.map(({ text }) => text)).toEqual(['Paid tickets, EUR 290 average']);
    expect(brief.constraints[0]?.span).toEqual({ field: 'constraints', start: 0, end: 29 });
  });

  it('are no early price where the number is not money', () => {
    const { values } = withConstraints('Tickets EUR 250, 400 early birds');
    expect(values('paid-entry')).not.toContainEqual(
      expect.objectContaining({ earlyBird: expect.anything() }),
    );
  });

  it('say the early tier in words, and that it is not counted', () => {
    const words = 'Tickets EUR 250, early bird EUR 180';
    const said = withConstraints(words).brief.constraints.map(wishWords);
    expect(said).toEqual(['Paid entry: EUR 250.00, early bird EUR 180.00 (must)']);
    const [tickets] = planOf(words).model.income;
    expect(tickets?.note).toContain('The early-bird price of EUR 180.00 is kept and not counted');
    const plain = planOf('Tickets EUR 250').model.income[0];
    expect([tickets?.amountMinor, plain?.note]).toEqual([
      plain?.amountMinor,
      'At risk until sold: not counted as funding.',
    ]);
  });
});
