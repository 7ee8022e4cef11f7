import { z, type ZodType } from 'zod';
import { ownPrice, ownVendor, ownVenue } from '../../kernel/organisation-rows.ts';
import {
  organisationLists,
  type ListVersion,
  type OrganisationList,
} from '../../kernel/organisation-store.ts';
import { nextCursor } from '../paging.ts';
import { instant, person } from './fields.ts';
import { fieldError } from './problem.ts';
import { capitalised } from '../../kernel/capitalised.ts';

const rowOf: Readonly<Record<OrganisationList, ZodType>> = {
  venues: ownVenue.meta({ id: 'OwnVenue', description: 'A venue of the organisation. Null: not known.' }),
  vendors: ownVendor.meta({ id: 'OwnVendor', description: 'A vendor of the organisation. Null: not known.' }),
  prices: ownPrice.meta({ id: 'OwnPrice', description: 'A price of the organisation. Null: not known.' }),
};

const listVersion = z
  .strictObject({
    version: z.int().min(1),
    importId: z.string(),
    at: instant,
    by: person,
    format: z.enum(['csv', 'json']),
    rows: z.int().min(0),
  })
  .meta({ id: 'ListVersion', description: 'One import of a list.' });

export interface ListView {
  list: OrganisationList;
  /** Null: it was never imported. */
  version: ListVersion | null;
  /** A page of them, in the order of the import. */
  rows: readonly unknown[];
  nextCursor: string | null;
  /** Every import, newest first. */
  history: readonly ListVersion[];
}

export function listView(list: OrganisationList): ZodType<ListView> {
  return z
    .strictObject({
      list: z.enum(organisationLists),
      version: listVersion.nullable().meta({ description: 'Null while it was never imported.' }),
      rows: z.array(rowOf[list]),
      nextCursor,
      history: z.array(listVersion).meta({ description: 'Every import, newest first.' }),
    })
    .meta({ id: `${capitalised(list)}List`, description: `The ${list} that the organisation works with.` });
}

const changedRow = z
  .strictObject({
    id: z.string(),
    label: z.string(),
    fields: z.array(z.string()).optional().meta({ description: 'Of a changed row: what differs.' }),
  })
  .meta({ id: 'ChangedRow' });

export const importReport = z
  .strictObject({
    dryRun: z.boolean(),
    version: listVersion.nullable().meta({ description: 'What holds now; null: it was never imported.' }),
    rows: z.int().min(0),
    added: z.array(changedRow),
    changed: z.array(changedRow),
    removed: z.array(changedRow),
    unchanged: z.int().min(0),
    flags: z.array(fieldError).meta({ description: 'Cells that look like a formula; kept as text.' }),
    ignoredColumns: z.array(z.string()),
    leftOut: z.array(fieldError).meta({ description: 'What is wrong with rows that were left out.' }),
  })
  .meta({ id: 'ImportReport', description: 'What an import changed, or would change.' });
