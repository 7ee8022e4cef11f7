import { z } from 'zod';
import * as cells from './cells.ts';
import type { ListFormat } from './parse-list.ts';

const people = cells.wholeCell(0, 1_000_000);
const fields = z.object({ asOf: cells.dateCell, registered: people, paid: people, online: people });

export interface RegistrationRow {
  /** The day itself: one count a day. */
  id: string;
  asOf: string;
  registered: number;
  paid?: number;
  online?: number;
}

export const registrationImport: ListFormat<z.infer<typeof fields>, RegistrationRow> = {
  fields,
  required: ['asOf', 'registered'],
  columns: {
    asOf: ['date', 'day', 'on'],
    registered: ['registrations', 'in person', 'total'],
    paid: ['paid tickets'],
    online: ['online registrations', 'remote'],
  },
  toRow({ asOf, registered, paid, online }) {
    if (asOf === null || registered === null) return { field: 'asOf', detail: 'It is needed and empty.' };
    if (paid !== null && paid > registered)
      return { field: 'paid', detail: 'More have paid than are registered.' };
    const more = { ...(paid !== null && { paid }), ...(online !== null && { online }) };
    return { id: asOf, asOf, registered, ...more };
  },
};
