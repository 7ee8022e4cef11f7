import { describe, expect, it } from 'vitest';
import { ungrounded } from '../../../shared/kernel/grounded-text.ts';

const evidence = 'Old Mill: 812 of 1000 points, hire EUR 1,200.50 for 2 days, catering by Łukasz.';

describe('a text and what it rests on', () => {
  it.each([
    'The Old Mill is better by its catering.',
    'Hire at Old Mill is EUR 1200.50 for 2 days.',
    'With 812 points it leads, and Łukasz cooks.',
  ])('%s says nothing new', (text) => {
    expect(ungrounded(text, evidence)).toEqual([]);
  });

  it.each([
    ['Grand Hall is better.', ['Grand', 'Hall']],
    ['Old Mill has 813 points.', ['813']],
    ['It costs 120050.', ['120050']],
    ['It costs twelve hundred.', ['twelve', 'hundred']],
    ['It lasts two days, says Łucja.', ['two', 'Łucja']],
  ])('%s adds %j', (text, added) => {
    expect(ungrounded(text, evidence)).toEqual(added);
  });
});
