import { z, type ZodType } from 'zod';
import { recordDefinitions } from '../../artifacts/records.ts';
import type { RecordDefinition, StoredRecord } from '../../kernel/define-record.ts';
import { nextCursor } from '../paging.ts';
import { instant, person } from './fields.ts';

const definitions: readonly RecordDefinition[] = recordDefinitions;
const nameOf = (kind: string) => kind.replaceAll(/(?:^|-)(\w)/g, (_, first: string) => first.toUpperCase());

/** The component that describes stored records of a kind. */
export const recordName = (kind: string) => `${nameOf(kind)}Record`;

const views = definitions.map(({ kind, title, schema }) =>
  z
    .strictObject({
      seq: z.int().min(1).meta({ description: 'Counts the records of the event.' }),
      id: z.string(),
      kind: z.literal(kind),
      body: schema,
      by: person,
      at: instant.meta({ description: "On the run's clock." }),
      simulated: z.boolean(),
    })
    .meta({ id: recordName(kind), description: `Record: ${title}.` }),
);

/** What people and the world reported: one answer for each kind. */
export const storedRecord: ZodType<StoredRecord> = z
  .union(views)
  .meta({ id: 'Record', description: 'What people or the world reported. Never changed.', unionOneOf: true });

export const recordList = z
  .strictObject({ records: z.array(storedRecord), nextCursor })
  .meta({ id: 'RecordList', description: 'Oldest first.' });

export const registrationsAdded = z
  .strictObject({
    added: z.array(storedRecord),
    known: z.int().min(0).meta({ description: 'Counts that were on record already.' }),
  })
  .meta({ id: 'RegistrationsAdded' });

/** What people may add, for the description of the API: the use case checks the body by its kind. */
export const addedRecord = z
  .union(
    definitions
      .filter(({ by }) => by === 'person')
      .map(({ kind, title, schema }) =>
        z
          .strictObject({ kind: z.literal(kind), body: schema })
          .meta({ id: `Add${nameOf(kind)}`, description: `${title}.` }),
      ),
  )
  .meta({ id: 'AddRecord', unionOneOf: true });
