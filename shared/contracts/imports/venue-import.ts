import { z } from 'zod';
import { toMinor } from '../../kernel/money.ts';
import type { OwnVenue } from '../../kernel/organisation-rows.ts';
import * as cells from './cells.ts';
import type { ListFormat } from './parse-list.ts';
import { rowId } from './row-id.ts';

const people = cells.wholeCell(1, 1_000_000);
const fields = z.object({
  id: cells.textCell(150),
  name: cells.textCell(),
  city: cells.textCell(100),
  country: cells.countryCell,
  address: cells.textCell(300),
  capacity: people,
  capacityTheatre: people,
  capacityClassroom: people,
  capacityBanquet: people,
  capacityStanding: people,
  rooms: cells.wholeCell(1, 1_000),
  stepFree: cells.yesNoCell,
  opens: cells.timeCell,
  closes: cells.timeCell,
  hirePerDay: cells.amountCell(),
  hirePerDayMinor: cells.wholeCell(0, Number.MAX_SAFE_INTEGER),
  currency: cells.currencyCell,
  features: cells.listCell,
  contact: cells.textCell(500),
  notes: cells.textCell(2_000),
  confirmedOn: cells.dateCell,
});

export const venueImport: ListFormat<z.infer<typeof fields>, OwnVenue> = {
  fields,
  required: ['name', 'city', 'country', 'capacity'],
  columns: {
    id: [],
    name: ['venue', 'venue name'],
    city: ['town', 'place'],
    country: ['country code'],
    address: ['street'],
    capacity: ['capacity total', 'total capacity', 'max capacity', 'people'],
    capacityTheatre: ['theatre', 'theater', 'capacity theater', 'seats'],
    capacityClassroom: ['classroom', 'school'],
    capacityBanquet: ['banquet', 'dinner', 'capacity dinner'],
    capacityStanding: ['standing', 'reception', 'capacity reception'],
    rooms: ['number of rooms', 'room count'],
    stepFree: ['step-free access', 'accessible', 'wheelchair'],
    opens: ['open', 'opening', 'from'],
    closes: ['close', 'closing', 'until', 'curfew'],
    hirePerDay: ['hire', 'hire price', 'hire price per day', 'price per day', 'day rate', 'price'],
    hirePerDayMinor: [],
    currency: ['hire currency', 'ccy'],
    features: ['amenities', 'equipment'],
    contact: ['contact person', 'email', 'phone'],
    notes: ['note', 'comment', 'remarks'],
    confirmedOn: ['last confirmed', 'last confirmed date', 'confirmed', 'checked on'],
  },
  toRow({ hirePerDay, hirePerDayMinor, ...row }) {
    const { name, city, country, capacity, currency } = row;
    if (!name || !city || !country || !capacity) return { field: 'name', detail: 'It is needed and empty.' };
    const layouts = ['capacityTheatre', 'capacityClassroom', 'capacityBanquet', 'capacityStanding'] as const;
    const larger = layouts.find((layout) => (row[layout] ?? 0) > capacity);
    if (larger) return { field: larger, detail: `It is more than the capacity of the house, ${capacity}.` };
    const priced = hirePerDay !== null || hirePerDayMinor !== null;
    if (priced && !currency) return { field: 'currency', detail: 'A price needs its currency.' };
    const inMinor = hirePerDay !== null && currency ? toMinor(hirePerDay, currency) : null;
    return {
      ...row,
      name,
      city,
      country,
      capacity,
      id: row.id ?? rowId(name, city),
      hirePerDayMinor: hirePerDayMinor ?? inMinor,
      notes: row.notes ?? '',
    };
  },
};
