import { describe, expect, it } from 'vitest';
import { paymentCalendar } from '../../../shared/planning/payment-calendar.ts';
import { signingDay } from '../../../shared/planning/signing-days.ts';

const milestone = (id: string, date: string) => ({ id, title: id, date, taskId: 't' });
const milestones = [
  milestone('MS2', '2027-01-08'),
  milestone('MS4', '2027-02-05'),
  milestone('MS7', '2027-04-02'),
];

describe('the day on which a category is under contract', () => {
  it.each([
    ['venue', '2027-01-08'],
    ['programme', '2027-02-05'],
    ['catering', '2027-04-02'],
  ])('is for %s %s', (category, day) => {
    expect(signingDay(category, { milestones }, '2026-11-23')).toBe(day);
  });

  it('is the day of the venue where the plan shows no other', () => {
    expect(signingDay('av', { milestones: milestones.slice(0, 1) }, '2026-11-23')).toBe('2027-01-08');
  });
});

describe('the payment calendar', () => {
  it('asks for nothing before the contract, and joins what falls on one day', () => {
    const payments = paymentCalendar({
      categories: [{ title: 'Catering', totalMinor: 100_00, signing: '2027-04-02' }],
      instalmentsFromMinor: 1,
      asOf: '2026-11-23',
      eventStart: '2027-05-06',
    });
    expect(payments.map(({ what, dueOn, amountMinor }) => [what, dueOn, amountMinor])).toEqual([
      ['Catering: deposit at signing and second instalment', '2027-04-02', 50_00],
      ['Catering: balance', '2027-04-06', 40_00],
      ['Catering: final amount', '2027-05-20', 10_00],
    ]);
  });
});
