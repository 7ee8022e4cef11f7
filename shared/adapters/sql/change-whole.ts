import type { Kysely, Transaction } from 'kysely';
import { Fault } from '../../kernel/errors.ts';
import { retrying } from './retrying.ts';
import type { Database } from './schema.ts';
import { mayRunAgain } from './store-faults.ts';

const runningAgain = { firstDelay: 50, longestDelay: 2000, budget: 20_000, tries: 5 };

/** One transaction over what an organisation keeps, run again where the database asks for it. */
export function changeWhole<T>(
  db: Kysely<Database>,
  work: (trx: Transaction<Database>) => Promise<T>,
): Promise<T> {
  return retrying(() => db.transaction().execute(work), mayRunAgain, runningAgain);
}

/** Within the transaction of the change: of two that were made from the same version the second is refused. */
export function refuseStale(from: number | undefined, newest: number): void {
  if (from === undefined || from === newest) return;
  throw new Fault(
    'request.stale',
    `It was changed from version ${from}, and version ${newest} is there now.`,
  );
}
