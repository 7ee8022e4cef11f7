import { describe, expect, it } from 'vitest';
import { findAmounts } from '../../../../shared/planning/brief/money-grammar.ts';
import { withConstraints } from './read-sample.ts';

const read = (text: string, country: string | null = null) =>
  findAmounts(text.normalize('NFKC'), country).map(({ amountMinor, currency }) => [amountMinor, currency]);

describe('amounts in a text', () => {
  it.each<[string, string | null, [number | null, string | null][]]>([
    ['Budget $50k', 'US', [[5_000_000, 'USD']]],
    ['Budget $50k', 'CA', [[5_000_000, 'CAD']]],
    ['Budget $50k', 'KE', [[5_000_000, 'USD']]],
    ['Budget $50k', null, [[null, null]]],
    ['USD 40,000 +/- 10%; deposit by 15 March 2027', null, [[4_000_000, 'USD']]],
    ['Budget of EUR 85.000,00 max', null, [[8_500_000, 'EUR']]],
    ['budget 40 000 PLN incl. VAT for 60-70 people', null, [[4_000_000, 'PLN']]],
    ['2 000 zł', null, [[200_000, 'PLN']]],
    [
      'between $20k and $25k, not to exceed 30 thousand dollars',
      'US',
      [
        [2_000_000, 'USD'],
        [2_500_000, 'USD'],
        [3_000_000, 'USD'],
      ],
    ],
    ["CHF 1'250'000", null, [[125_000_000, 'CHF']]],
    ['1 500,50 EUR', null, [[150_050, 'EUR']]],
    ['₹15 lakh', null, [[150_000_000, 'INR']]],
    ['₹15,00,000', null, [[150_000_000, 'INR']]],
    ['R$ 250 mil', null, [[25_000_000, 'BRL']]],
    ['C$450k excluding HST', null, [[45_000_000, 'CAD']]],
    ['£1.2m', null, [[120_000_000, 'GBP']]],
    ['¥3,000,000', 'JP', [[3_000_000, 'JPY']]],
    ['120 000 kr', 'NO', [[12_000_000, 'NOK']]],
    ['1,5 Mio. EUR', null, [[150_000_000, 'EUR']]],
    [
      '$20-25k',
      'AU',
      [
        [2_000_000, 'AUD'],
        [2_500_000, 'AUD'],
      ],
    ],
    ['12 June 2027 EUR 300', null, [[30_000, 'EUR']]],
    [
      'hall not above 8.000 €, 40.000 € total',
      null,
      [
        [800_000, 'EUR'],
        [4_000_000, 'EUR'],
      ],
    ],
    ['200 attendees, June 1-3 2027, 9am to 5pm; 40 booths of 9 m2', null, []],
    ['for all 200 guests, try 3 rooms', null, []],
  ])('%s (%s) reads as %j', (text, country, expected) => {
    expect(read(text, country)).toEqual(expected);
  });
});

describe('the purpose of an amount', () => {
  it('tells a venue cap from the total', () => {
    const { brief, values } = withConstraints('hall not above 8.000 €, 40.000 € total');
    expect(brief.budget).toMatchObject({ amountMinor: 4_000_000, currency: 'EUR' });
    expect(values('venue-cost-cap')).toEqual([{ amount: { amountMinor: 800_000, currency: 'EUR' } }]);
  });
  it('takes the cap where a range and a cap are given, without a conflict', () => {
    const { brief } = withConstraints(
      'budget between €20k and €25k, not to exceed 30 thousand euros in total',
    );
    expect(brief.budget).toMatchObject({ amountMinor: 3_000_000, kind: 'cap' });
    expect(brief.conflicts).toEqual([]);
  });
  it('offers heads times price as a budget without taking it', () => {
    const { brief, gaps } = withConstraints('€45 per head');
    expect(brief.budget).toBeNull();
    expect(gaps[0]?.suggestions?.[0]?.value).toEqual({ amountMinor: 360_000, currency: 'EUR' });
  });
  it('takes a lone amount as the budget and says so', () => {
    const { brief } = withConstraints('€12,000');
    expect(brief.budget).toMatchObject({ amountMinor: 1_200_000 });
    expect(brief.assumptions[0]?.text).toMatch(/only amount/);
  });
  it('reads a bare "50k" in the money of the place and says so', () => {
    const { brief } = withConstraints('Budget 50k');
    expect(brief.budget).toMatchObject({ amountMinor: 5_000_000, currency: 'EUR' });
    expect(brief.assumptions[0]?.text).toMatch(/currency of the place/);
  });
  it('asks where two budgets differ', () => {
    const { brief } = withConstraints('Budget €10,000; vegetarian food; total budget €14,000');
    expect(brief.conflicts[0]?.detail).toMatch(/given twice/);
  });
});
