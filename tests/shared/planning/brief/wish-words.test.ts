import { describe, expect, it } from 'vitest';
import { describeBrief } from '../../../../shared/planning/brief/describe-brief.ts';
import { withConstraints } from './read-sample.ts';

const wishes = (words: string | string[]) =>
  describeBrief(withConstraints(words)).understood.filter(({ field }) => field === 'constraints');
const said = (words: string) => wishes(words).map(({ text }) => text);

describe('wishes in words', () => {
  it('say a choice of two once', () => {
    const words = 'Hearing loop or captions';
    expect(wishes(words)).toEqual([
      { field: 'constraints', text: 'Hearing loop or captions (must)', from: words },
    ]);
  });

  it('say once what two clauses ask for, with the words of both', () => {
    expect(wishes(['step-free access', 'step-free'])).toEqual([
      {
        field: 'constraints',
        text: 'Step-free (must)',
        from: 'step-free access; step-free',
      },
    ]);
  });

  it.each([
    ['Evening reception on day 1', ['Reception: day 1, evening (must)']],
    ['Party on day 2', ['Reception: day 2, party (must)']],
    ['lunch', ['Catering: lunch (must)']],
    ['catering', ['Catering (must)']],
    ['hearing loop', ['Hearing loop (must)']],
  ])('say the plain thing once: %s', (words, texts) => {
    expect(said(words)).toEqual(texts);
  });
});
