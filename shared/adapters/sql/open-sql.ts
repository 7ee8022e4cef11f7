import { Kysely, type Dialect } from 'kysely';
import { Migrator, type MigrationResultSet } from 'kysely/migration';
import { contentHasher, type ContentHasher } from '../../kernel/content-hash.ts';
import { Fault } from '../../kernel/errors.ts';
import type { KeyWrapper } from '../../kernel/key-wrapper.ts';
import type { Cipher } from '../crypto/cipher.ts';
import { KeyRing } from './key-ring.ts';
import { migrations, type SqlEngine } from './migrations.ts';
import type { Database } from './schema.ts';
import { SqlDeadLetterStore } from './sql-dead-letter-store.ts';
import { SqlKeyStore } from './sql-key-store.ts';
import { SqlMemberStore } from './sql-member-store.ts';
import { SqlOrganisationStore } from './sql-organisation-store.ts';
import { SqlRelayStore } from './sql-relay-store.ts';
import { SqlReportStore } from './sql-report-store.ts';
import { SqlRequestStore } from './sql-request-store.ts';
import { SqlRunStore } from './sql-run-store.ts';
import { SqlTimerStore } from './sql-timer-store.ts';
import { SqlTrailStore } from './sql-trail-store.ts';
import { withStoreFaults } from './store-faults.ts';

export interface SqlStores {
  runs: SqlRunStore;
  relay: SqlRelayStore;
  organisation: SqlOrganisationStore;
  members: SqlMemberStore;
  requests: SqlRequestStore;
  deadLetters: SqlDeadLetterStore;
  reports: SqlReportStore;
  timers: SqlTimerStore;
  trails: SqlTrailStore;
  /** Under the content key, which lies wrapped among the data keys. */
  hash: ContentHasher;
  keys: SqlKeyStore;
  /** For documents, which are opened with the key of their event. */
  eventCipher: (organisationId: string, eventId: string) => Promise<Cipher>;
  close(): Promise<void>;
}

/**
 * Opens the database through the given dialect and brings its tables up to date. `earlierContentKey` is what contents
 * were hashed under before that key was kept here: it goes on being used.
 */
export async function openSql(
  dialect: Dialect,
  engine: SqlEngine,
  wrapper: KeyWrapper,
  earlierContentKey?: Uint8Array,
): Promise<SqlStores> {
  const db = new Kysely<Database>({ dialect: withStoreFaults(dialect) });
  await migrateTables(db, engine);
  const keys = new KeyRing(db, wrapper);
  const hash = contentHasher(await keys.contentKey(earlierContentKey));
  return {
    hash,
    keys: new SqlKeyStore(db, keys, wrapper),
    eventCipher: (organisationId, eventId) => keys.event(organisationId, eventId),
    runs: new SqlRunStore(db, { engine, hash, keys }),
    relay: new SqlRelayStore(db, engine, keys),
    organisation: new SqlOrganisationStore(db, keys),
    members: new SqlMemberStore(db, engine),
    requests: new SqlRequestStore(db, keys),
    deadLetters: new SqlDeadLetterStore(db, engine),
    reports: new SqlReportStore(db, engine, keys),
    timers: new SqlTimerStore(db),
    trails: new SqlTrailStore(db, engine),
    close: () => db.destroy(),
  };
}

export async function migrateTables(db: Kysely<Database>, engine: SqlEngine): Promise<void> {
  const { error } = await migrate(db, engine);
  if (!error) return;
  const reason = error instanceof Error ? error.message : 'for an unknown reason';
  throw new Fault('store.unavailable', `The SQL tables could not be brought up to date: ${reason}`);
}

let migratedSqlite: Promise<unknown> = Promise.resolve();

/**
 * Several instances may start at once. On Azure SQL a lock of the session lets one migrate and the others wait; of
 * SQLite one process holds the file, and within it they take turns.
 */
function migrate(db: Kysely<Database>, engine: SqlEngine): Promise<MigrationResultSet> {
  const run = () => new Migrator({ db, provider: migrations(engine) }).migrateToLatest();
  if (engine === 'mssql') return run();
  const migrated = migratedSqlite.then(run);
  migratedSqlite = migrated;
  return migrated;
}
