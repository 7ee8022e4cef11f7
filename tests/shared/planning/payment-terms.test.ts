import { describe, expect, it } from 'vitest';
import type { PlannedTask } from '../../../shared/artifacts/task-register.ts';
import { contractDates } from '../../../shared/planning/contract-dates.ts';
import { paymentsOf } from '../../../shared/planning/payment-terms.ts';
import { signingDay } from '../../../shared/planning/signing-days.ts';
import { workingCalendar } from '../../../shared/planning/working-days.ts';

const milestones = [{ id: 'MS7', title: 'Suppliers contracted', date: '2027-04-02', taskId: 't-C33' }];
const ending = (id: string, end: string) => ({ id, end }) as PlannedTask; // no more of it is read
const tasks = [ending('t-C15', '2027-01-08'), ending('t-C21', '2027-02-05'), ending('t-C30', '2027-03-22')];

describe('the day on which a purchase is under contract', () => {
  it.each([
    ['venue', '2027-01-08'],
    ['programme', '2027-02-05'],
    ['catering', '2027-03-22'],
    ['decor', '2027-04-02'],
  ])('is for %s %s: when the task that books it is over, else with the suppliers', (purchase, day) => {
    expect(signingDay(purchase, { tasks, milestones }, '2026-11-23')).toBe(day);
  });

  it('is never before the venue is under contract', () => {
    const late = [ending('t-C15', '2027-05-03'), ...tasks.slice(1)];
    expect(signingDay('catering', { tasks: late, milestones }, '2026-11-23')).toBe('2027-05-03');
    expect(signingDay('av', { tasks, milestones: [] }, '2026-11-23')).toBe('2027-01-08');
  });
});

describe('the payments of a purchase in Germany', () => {
  const calendar = workingCalendar('DE');
  const due = (
    kind: Parameters<typeof paymentsOf>[0],
    signing: string,
    eventStart: string,
    valueMinor = 100_00,
  ) =>
    paymentsOf(kind, valueMinor, { signing, eventStart, calendar }).map(({ what, dueOn, amountMinor }) => [
      what,
      dueOn,
      amountMinor,
    ]);

  it('are a deposit, two instalments and a retention where there is time', () => {
    expect(due('catering', '2027-01-08', '2027-05-20')).toEqual([
      ['deposit at signing', '2027-01-08', 25_00],
      // 90 days before is Friday 19 February, 30 days before Tuesday 20 April.
      ['second instalment', '2027-02-19', 25_00],
      ['balance', '2027-04-20', 40_00],
      ['final amount', '2027-06-03', 10_00],
    ]);
  });

  it('are joined where one would follow another within a week', () => {
    expect(due('catering', '2027-03-24', '2027-05-06')).toEqual([
      ['deposit at signing and second instalment', '2027-03-24', 50_00],
      ['balance', '2027-04-06', 40_00],
      ['final amount', '2027-05-20', 10_00],
    ]);
  });

  it('leave a week to the balance after a late signature, until two weeks before the event', () => {
    const balance = (signing: string) => due('catering', signing, '2027-05-06').slice(0, -1);
    // Thirty days before is 6 April.
    expect(balance('2027-04-02')[1]).toEqual(['balance', '2027-04-09', 40_00]);
    expect(balance('2027-04-15')[1]).toEqual(['balance', '2027-04-22', 40_00]);
    expect(balance('2027-04-16')).toEqual([
      ['deposit at signing and second instalment and balance', '2027-04-16', 90_00],
    ]);
  });

  it('fall on the working day before a weekend or holiday up to the event, and on the next one after it', () => {
    // 6 May is Ascension Day, 8 May a Saturday, and so is the day of the retention, 22 May.
    expect(due('order', '2027-03-01', '2027-05-06')).toEqual([
      ['in full by the event', '2027-05-05', 100_00],
    ]);
    expect(due('talent', '2027-03-01', '2027-05-08').map(([, day]) => day)).toEqual([
      '2027-03-01',
      '2027-05-07',
    ]);
    expect(due('service', '2027-03-01', '2027-05-08').at(-1)?.[1]).toBe('2027-05-24');
  });

  it('never fall before the signature, and sum to the value', () => {
    const payments = due('venue', '2027-05-05', '2027-05-06', 99_99);
    expect(payments.map(([, day]) => day)).toEqual(['2027-05-05', '2027-05-20']);
    expect(payments.reduce((sum, [, , amount]) => sum + Number(amount), 0)).toBe(99_99);
    expect(due('loan', '2027-03-01', '2027-05-06', 0)).toEqual([]);
  });

  it('begin on the first working day on which the contract can be signed', () => {
    const plan = { tasks, milestones, eventStart: '2027-06-01' };
    // Saturday 10 April.
    expect(contractDates('av', plan, { asOf: '2027-04-10', calendar }).signing).toBe('2027-04-12');
    expect(contractDates('av', plan, { asOf: '2026-11-23', calendar }).signing).toBe('2027-04-02');
  });
});
