import type { Transaction } from 'kysely';
import type { Database } from './schema.ts';

/** Whoever changes the event waits from here on: two transactions of one event follow each other, on every engine. */
export async function lockEvent(
  trx: Transaction<Database>,
  organisationId: string,
  eventId: string,
): Promise<void> {
  await trx
    .updateTable('event')
    .set((event) => ({ letters: event.ref('letters') }))
    .where('organisation_id', '=', organisationId)
    .where('id', '=', eventId)
    .execute();
}
