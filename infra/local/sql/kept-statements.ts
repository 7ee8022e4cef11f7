import type Database from 'better-sqlite3';
import type { SqliteDatabase } from 'kysely';

/** Texts differ by the number of their parameters too, e.g. of an `in`; the one used longest ago goes first. */
const mostKept = 500;
const changesTables = /^\s*(?:create|alter|drop)\b/i;

/**
 * The database with its statements prepared once for each text rather than once for each use. What changes a table
 * drops them all, since the columns of `select *` may be others from then on. Statements are run whole: a stream over
 * one that is kept would keep others from using it.
 */
export function keptStatements(database: Database.Database): SqliteDatabase {
  const kept = new Map<string, Database.Statement>();
  return {
    prepare(text) {
      if (changesTables.test(text)) {
        kept.clear();
        return database.prepare(text);
      }
      const statement = kept.get(text) ?? database.prepare(text);
      kept.delete(text);
      kept.set(text, statement);
      const [oldest] = kept.keys();
      if (oldest !== undefined && kept.size > mostKept) kept.delete(oldest);
      return statement;
    },
    close: () => void database.close(),
  };
}
