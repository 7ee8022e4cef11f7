import { describe, expect, it } from 'vitest';
import { savedBy } from '../../static-web/src/pages/event/overview/saved-by.ts';

describe('the money of an option', () => {
  it.each([
    ['simpler-av', 7_016_889, 'saves EUR\u00a070,168.89'],
    ['keep', 0, 'costs nothing'],
    ['allow', -4_360_000, 'costs EUR\u00a043,600'],
    // More money closes the gap and saves nothing, alone or with others.
    ['raise-budget-74885517', 29_885_517, 'covers EUR\u00a0298,855.17'],
    ['simpler-av+raise-budget-74885517', 29_885_517, 'covers EUR\u00a0298,855.17'],
  ])('of %s, %i minor units, reads "%s"', (id, savingMinor, words) => {
    expect(savedBy(id, savingMinor, 'EUR')).toBe(words);
  });
});
