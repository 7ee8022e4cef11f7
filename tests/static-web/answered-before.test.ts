import { describe, expect, it } from 'vitest';
import { answeredBefore } from '../../static-web/src/pages/event/overview/answered-before.ts';

const question = (field: string, askedAt: string, status: 'open' | 'answered' | 'withdrawn', by = 'ola') => ({
  field,
  askedAt,
  status,
  ...(status === 'answered' && { answer: { value: 'x', by, at: askedAt } }),
});

describe('what was answered before in the matter of a question', () => {
  it('is what people answered to the same field; not what was withdrawn, and not what a rule decided', () => {
    const open = question('conflict:lead-time', '2027-02-03', 'open');
    const answered = question('conflict:lead-time', '2027-02-02', 'answered');
    const others = [
      question('conflict:lead-time', '2027-02-01', 'withdrawn'),
      question('conflict:lead-time', '2027-02-01', 'answered', 'tie-break'),
      question('conflict:venue', '2027-02-01', 'answered'),
    ];
    expect(answeredBefore(open, [...others, answered, open])).toEqual([answered]);
  });
});
