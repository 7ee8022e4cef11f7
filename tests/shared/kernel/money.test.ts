import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allocateMinor,
  formatMinor,
  minorUnitDigits,
  shareMinor,
  sumMinor,
  toMinor,
} from '../../../shared/kernel/money.ts';

describe('minor units', () => {
  it.each([
    ['PLN', 2, 2_000, 200_000],
    ['JPY', 0, 500, 500],
    ['KWD', 3, 1.005, 1_005],
    ['EUR', 2, 1.005, 101],
  ])('of %s have %i decimals: %d becomes %i', (currency, digits, major, minor) => {
    expect(minorUnitDigits(currency)).toBe(digits);
    expect(toMinor(major, currency)).toBe(minor);
  });

  it('refuse an amount that is not a whole number of them', () => {
    expect(() => sumMinor([1, 0.5])).toThrow(RangeError);
  });

  it('are written the same everywhere', () => {
    expect(formatMinor(9_500_000, 'EUR')).toBe('EUR 95,000.00');
    expect(formatMinor(-1_234, 'JPY')).toBe('JPY -1,234');
    expect(formatMinor(5, 'KWD')).toBe('KWD 0.005');
  });
});

describe('a share', () => {
  it('rounds half away from zero', () => {
    expect([shareMinor(5, 5_000), shareMinor(-5, 5_000), shareMinor(200_000, 900)]).toEqual([3, -3, 18_000]);
  });
});

describe('an allocation', () => {
  it('gives what is left over to the largest remainders', () => {
    expect(allocateMinor(100, [1, 1, 1])).toEqual([34, 33, 33]);
  });

  it('sums exactly to the amount, whatever the weights', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), weights, (amount, parts) => {
        fc.pre(parts.some((part) => part > 0));
        expect(sumMinor(allocateMinor(amount, parts))).toBe(amount);
      }),
      { seed: 1 },
    );
  });
});
