import { z } from 'zod';
import { toMinor } from '../../kernel/money.ts';
import type { OwnPrice } from '../../kernel/organisation-rows.ts';
import * as cells from './cells.ts';
import type { ListFormat } from './parse-list.ts';
import { rowId } from './row-id.ts';

/** Words for amounts with and without tax. */
const taxWords: Readonly<Record<string, OwnPrice['tax']>> = {
  in: 'included',
  incl: 'included',
  included: 'included',
  gross: 'included',
  brutto: 'included',
  ex: 'excluded',
  excl: 'excluded',
  excluded: 'excluded',
  net: 'excluded',
  netto: 'excluded',
};

const fields = z.object({
  id: cells.textCell(150),
  item: cells.textCell(),
  unit: cells.textCell(60),
  amount: cells.amountCell(),
  amountMinor: cells.wholeCell(0, Number.MAX_SAFE_INTEGER),
  currency: cells.currencyCell,
  tax: cells.textCell(20),
  validFrom: cells.dateCell,
  validUntil: cells.dateCell,
  vendor: cells.textCell(),
  notes: cells.textCell(2_000),
});

export const priceImport: ListFormat<z.infer<typeof fields>, OwnPrice> = {
  fields,
  required: ['item', 'unit', 'currency', 'tax'],
  columns: {
    id: [],
    item: ['item key', 'key', 'article', 'service'],
    unit: ['per'],
    amount: ['price', 'unit price', 'unit cost'],
    amountMinor: [],
    currency: ['ccy'],
    tax: ['vat', 'tax in/ex', 'tax treatment', 'gross/net'],
    validFrom: ['from', 'valid since'],
    validUntil: ['until', 'to', 'valid to'],
    vendor: ['supplier', 'company'],
    notes: ['note', 'comment', 'remarks'],
  },
  toRow({ amount, amountMinor, ...row }) {
    const { item, unit, currency, validFrom, validUntil, vendor } = row;
    if (!item || !unit || !currency) return { field: 'item', detail: 'It is needed and empty.' };
    const word = (row.tax ?? '').toLowerCase().replace(/[^a-z]/g, '');
    const tax = Object.hasOwn(taxWords, word) ? taxWords[word] : undefined;
    if (!tax) return { field: 'tax', detail: 'Write whether the price includes tax: included or excluded.' };
    const minor = amountMinor ?? (amount === null ? null : toMinor(amount, currency));
    if (minor === null) return { field: 'amount', detail: 'It is needed and empty.' };
    if (validFrom && validUntil && validUntil < validFrom)
      return { field: 'validUntil', detail: 'It lies before the day from which the price holds.' };
    const id = row.id ?? rowId(item, unit, vendor, validFrom);
    return { ...row, id, item, unit, currency, tax, amountMinor: minor, notes: row.notes ?? '' };
  },
};
