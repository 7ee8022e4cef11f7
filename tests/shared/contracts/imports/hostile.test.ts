import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseList } from '../../../../shared/contracts/imports/parse-list.ts';
import { priceImport } from '../../../../shared/contracts/imports/price-import.ts';
import { vendorImport } from '../../../../shared/contracts/imports/vendor-import.ts';
import { venueImport } from '../../../../shared/contracts/imports/venue-import.ts';
import { Fault } from '../../../../shared/kernel/errors.ts';
import { ownPrice, ownVendor, ownVenue } from '../../../../shared/kernel/organisation-rows.ts';
import { faultOf } from './fault-of.ts';

const lists = {
  venues: (text: string, format: 'csv' | 'json') =>
    parseList(venueImport, text, { format, skipInvalid: true }).rows.map((row) => ownVenue.parse(row)),
  vendors: (text: string, format: 'csv' | 'json') =>
    parseList(vendorImport, text, { format, skipInvalid: true }).rows.map((row) => ownVendor.parse(row)),
  prices: (text: string, format: 'csv' | 'json') =>
    parseList(priceImport, text, { format, skipInvalid: true }).rows.map((row) => ownPrice.parse(row)),
};

/** Either rows that fit their schema, or a fault: never another error. */
function isTakenOrRefused(work: () => unknown[]): boolean {
  try {
    return work().length >= 0;
  } catch (error) {
    return error instanceof Fault;
  }
}

const number = fc.double().map(String);
const junk = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.double(),
  fc.jsonValue(),
);
const columns =
  'name,city,country,capacity,item,unit,amount,currency,tax,service,rating,validFrom,opens,id'.split(',');

describe.each(Object.entries(lists))('an import of %s', (_, read) => {
  it('takes or refuses any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) =>
        isTakenOrRefused(() => read(text, 'csv')),
      ),
    );
  });

  it('takes or refuses any cells', () => {
    const cells = fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), number), {
      minLength: columns.length,
      maxLength: columns.length,
    });
    const line = (values: readonly string[]) =>
      values.map((value) => `"${value.replaceAll('"', '""')}"`).join(',');
    fc.assert(
      fc.property(cells, (values) =>
        isTakenOrRefused(() => read(`${columns.join(',')}\n${line(values)}`, 'csv')),
      ),
    );
  });

  it('takes or refuses any JSON', () => {
    const row = fc.dictionary(
      fc.constantFrom(...columns, '__proto__', 'constructor'),
      fc.oneof(junk, fc.constantFrom('PL', 'EUR', 'net', 5)),
    );
    fc.assert(
      fc.property(fc.array(row), (rows) => isTakenOrRefused(() => read(JSON.stringify(rows), 'json'))),
    );
    fc.assert(
      fc.property(fc.jsonValue(), (value) => isTakenOrRefused(() => read(JSON.stringify(value), 'json'))),
    );
  });

  it.each([
    ['an unclosed quote', 'name,city,country,capacity,item,unit,currency,tax,service\n"abc'],
    ['no line at all', ''],
    ['another encoding', 'name\nKrak\ufffdw'],
  ])('refuses %s with a sentence', (__, text) => {
    expect(faultOf(() => read(text, 'csv')).code).toBe('import.invalid');
  });
});

describe('an import of prices', () => {
  const price = (amount: string, tax = 'netto') =>
    parseList(priceImport, `item;unit;price;currency;vat\nSound desk;day;${amount};EUR;${tax}`, {
      format: 'csv',
      skipInvalid: false,
    }).rows[0];

  it.each([
    ['1250.50', 125_050],
    ['1 250,50', 125_050],
    ['1.250,50', 125_050],
    ['"1,250.50"', 125_050],
    ['1.250', 125_000],
    ['12,5', 1_250],
    ['0', 0],
  ])('reads %s as %i cents', (amount, minor) => {
    expect(price(amount)).toMatchObject({ amountMinor: minor, currency: 'EUR', tax: 'excluded' });
  });

  it.each(['1.2.3', '12 EUR', '-5', 'NaN', '1e9', ''])('does not read %j', (amount) => {
    expect(faultOf(() => price(amount)).errors[0]?.pointer).toBe('/rows/1/amount');
  });

  it('wants to know whether tax is in', () => {
    expect(faultOf(() => price('5', 'perhaps')).errors[0]?.pointer).toBe('/rows/1/tax');
    expect(price('5', 'Brutto')?.tax).toBe('included');
  });
});
