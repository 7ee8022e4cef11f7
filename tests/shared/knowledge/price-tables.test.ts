import { describe, expect, it } from 'vitest';
import { cityPriceIndex } from '../../../shared/knowledge/city-price-index.ts';
import { planningRate, planningRateLabel, unitsPerUsd } from '../../../shared/knowledge/reference-rates.ts';
import { taxDefault } from '../../../shared/knowledge/tax-rates.ts';
import { unitPrices } from '../../../shared/knowledge/unit-prices.ts';
import { minorUnitDigits } from '../../../shared/kernel/money.ts';

describe('planning rates', () => {
  it('cover the currencies that briefs name, all known to the runtime', () => {
    const needed =
      'PLN EUR USD GBP CAD AUD CHF SEK NOK DKK CZK HUF RON JPY INR BRL MXN ZAR KES NGN EGP AED SAR SGD HKD NZD KRW THB IDR MYR PHP TRY ILS CNY TWD COP CLP ARS'.split(
        ' ',
      );
    expect(needed.filter((currency) => planningRate(currency) === null)).toEqual([]);
    expect(Object.keys(unitsPerUsd).every((currency) => minorUnitDigits(currency) >= 0)).toBe(true);
  });

  it('are labelled, and absent rather than guessed', () => {
    expect(planningRateLabel).toMatch(/planning rate/);
    expect(planningRate('XTS')).toBeNull();
    expect(planningRate('toString')).toBeNull();
  });
});

describe('tax defaults', () => {
  it('know the standard rate of a country and say when they do not', () => {
    expect(taxDefault('PL')).toMatchObject({ name: 'VAT', rateBasisPoints: 2300 });
    expect(taxDefault('DE').rateBasisPoints).toBe(1900);
    expect(taxDefault('CH').rateBasisPoints).toBe(810);
    expect(taxDefault('ZZ')).toMatchObject({ name: 'tax unknown', rateBasisPoints: 0 });
    expect(taxDefault('PL').source).toMatch(/verify/);
  });
});

describe('the city price index', () => {
  it('finds a city in any spelling, then the country, then the middle', () => {
    expect(cityPriceIndex('PL', 'Kraków').percent).toBe(cityPriceIndex('PL', 'KRAKOW').percent);
    expect(cityPriceIndex('PL', 'Gdańsk').percent).toBe(64);
    expect(cityPriceIndex('DE', 'Kleinstadt').basis.formula).toBe('default of the country');
    expect(cityPriceIndex('ZZ').percent).toBe(100);
  });
});

describe('unit prices', () => {
  it.each(Object.values(unitPrices))('rise from economy to premium: $item', ({ usd, source }) => {
    expect(usd[0] <= usd[1] && usd[1] <= usd[2]).toBe(true);
    expect(source).not.toBe('');
  });
});
