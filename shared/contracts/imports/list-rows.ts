import { z, type ZodType } from 'zod';
import type { OrganisationList } from '../../kernel/organisation-store.ts';
import type { ListFormat } from './parse-list.ts';
import { priceImport } from './price-import.ts';
import { registrationImport } from './registration-import.ts';
import { vendorImport } from './vendor-import.ts';
import { venueImport } from './venue-import.ts';

/** Describes the rows of a list that is sent as JSON; they are read cell by cell, as those of a file are. */
function rowsOf<F extends object, R extends { id: string }>(
  { columns, required }: Pick<ListFormat<F, R>, 'columns' | 'required'>,
  id: string,
): ZodType {
  const cell = z.union([z.string(), z.number(), z.boolean()]).nullable();
  const row = z
    .looseObject(
      Object.fromEntries(
        Object.entries<readonly string[]>(columns).map(([field, names]) => {
          const also = names.length > 0 ? `Also named: ${names.join(', ')}.` : 'As it is named here.';
          const described = cell.meta({ description: also });
          return [field, required.some((name) => name === field) ? described : described.optional()];
        }),
      ),
    )
    .meta({ id, description: 'One row; columns that nobody knows are left out.' });
  return z
    .union([z.array(row), z.looseObject({ rows: z.array(row) })])
    .meta({ id: `${id}s`, description: 'At most 5,000 rows and 2,000,000 bytes.' });
}

export const listRows: Readonly<Record<OrganisationList | 'registrations', ZodType>> = {
  venues: rowsOf(venueImport, 'VenueRow'),
  vendors: rowsOf(vendorImport, 'VendorRow'),
  prices: rowsOf(priceImport, 'PriceRow'),
  registrations: rowsOf(registrationImport, 'RegistrationRow'),
};
