import { expect, it } from 'vitest';
import { varianceWords } from '../../static-web/src/pages/event/budget/variance-words.ts';

it('says that a forecast below the first budget breaks no limit, and one above may', () => {
  const of = (basisPoints: number) => varianceWords({ basisPoints, limitBasisPoints: 500 });
  expect(of(-960)).toMatch(/^9\.6.% under the budget as first set: no breach/);
  expect(of(300)).toMatch(/^3.% over the budget as first set, within the limit of 5.%$/);
  expect(of(600)).toMatch(/above the limit of 5.%$/);
});
