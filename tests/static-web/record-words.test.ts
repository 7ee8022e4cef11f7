import { describe, expect, it } from 'vitest';
import { recordWords } from '../../static-web/src/pages/event/report/record-words.ts';

const things: Readonly<Record<string, { id: string; title: string }[]>> = {
  taskId: [{ id: 't-C01', title: 'Sign the venue' }],
  value: [{ id: 'rung-short-tenders', title: 'Shorter tenders' }],
};
const known = (field: string) => things[field] ?? [];

describe('what a report says', () => {
  it('names the things of the plan, choices and days as people do', () => {
    const body = { taskId: 't-C01', status: 'not-started', finishedOn: '2026-11-24', note: 'by hand-over' };
    expect(recordWords(body, known)).toEqual([
      ['Task', 'Sign the venue'],
      ['Status', 'not started'],
      ['Finished on', 'Tue 24 Nov 2026'],
      ['Note', 'by hand-over'],
    ]);
  });

  it('tells an instant by the clocks of the event', () => {
    const body = { openedAt: '2027-03-11T18:00:00Z' };
    expect(recordWords(body, known, 'Europe/Warsaw')).toEqual([
      ['Opened at', 'Thu 11 Mar 2027, 19:00 Warsaw time'],
    ]);
  });

  it('writes an amount without a currency of its own in that of the plan', () => {
    expect(recordWords({ costMinor: 670_000 }, known, null, 'EUR')).toEqual([['Cost', 'EUR\u00a06,700']]);
  });

  it('says an answer by its option', () => {
    const answered = { field: 'conflict:dates', value: 'rung-short-tenders', deviates: true };
    expect(recordWords(answered, known)).toEqual([
      ['Answer', 'Shorter tenders'],
      ['Another than recommended', 'yes'],
    ]);
  });

  it('writes amounts as money, says what is kept back, and leaves out ties and what is empty', () => {
    const body = {
      approvalId: 'evt-1.venue.1',
      subjectHash: 'ab12',
      comment: '',
      amountMinor: 793_335,
      currency: 'EUR',
      costMinor: { redacted: true },
      exclude: ['a', 'b'],
      chosen: false,
    };
    expect(recordWords(body, known)).toEqual([
      ['Amount', 'EUR\u00a07,933.35'],
      ['Cost', 'kept back: for whoever reported it, and on request'],
      ['Exclude', 'a, b'],
      ['Chosen', 'no'],
    ]);
  });
});
