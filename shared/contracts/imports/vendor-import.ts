import { z } from 'zod';
import type { OwnVendor } from '../../kernel/organisation-rows.ts';
import * as cells from './cells.ts';
import type { ListFormat } from './parse-list.ts';
import { rowId } from './row-id.ts';

const fields = z.object({
  id: cells.textCell(150),
  name: cells.textCell(),
  service: cells.textCell(100),
  city: cells.textCell(100),
  country: cells.countryCell,
  contact: cells.textCell(500),
  priceList: cells.textCell(300),
  rating: cells.decimalCell(1, 5),
  notes: cells.textCell(2_000),
});

export const vendorImport: ListFormat<z.infer<typeof fields>, OwnVendor> = {
  fields,
  required: ['name', 'service'],
  columns: {
    id: [],
    name: ['vendor', 'supplier', 'company', 'vendor name'],
    service: ['service category', 'category', 'services', 'trade'],
    city: ['town', 'place'],
    country: ['country code'],
    contact: ['contact person', 'email', 'phone'],
    priceList: ['price list reference', 'price list ref', 'prices'],
    rating: ['rating of last use', 'last rating', 'score'],
    notes: ['note', 'comment', 'remarks'],
  },
  toRow(row) {
    const { name, service } = row;
    if (!name || !service) return { field: 'name', detail: 'It is needed and empty.' };
    return {
      ...row,
      name,
      service: service.toLowerCase(),
      id: row.id ?? rowId(name, service, row.city),
      notes: row.notes ?? '',
    };
  },
};
