import { describe, expect, it } from 'vitest';
import { opposed } from '../../../shared/workflow/opposed.ts';

describe('two facts that exclude each other', () => {
  it.each([
    ['The plan needs EUR 5', 'The budget is EUR 4', 'The plan needs EUR 5, but the budget is EUR 4.'],
    ['The hall holds 200', '2 of 3 cost more', 'The hall holds 200, but 2 of 3 cost more.'],
    // A name keeps its capital.
    ['A person took the hall', 'Aula Magna costs less', 'A person took the hall, but Aula Magna costs less.'],
  ])('%s and %s become one sentence', (first, second, sentence) => {
    expect(opposed(first, second)).toBe(sentence);
  });
});
