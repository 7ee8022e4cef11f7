import type { SelectQueryBuilder } from 'kysely';
import type { SqlEngine } from './migrations.ts';
import type { Database } from './schema.ts';

/** At most so many rows: the engines name it differently. */
export function firstRows<T extends keyof Database, O>(
  query: SelectQueryBuilder<Database, T, O>,
  engine: SqlEngine,
  limit: number,
) {
  return engine === 'sqlite' ? query.limit(limit) : query.top(limit);
}
