/**
 * Numbers by which Azure SQL says "not now": failover, resume of a paused database, throttling, a cut connection.
 * Source: Microsoft, "Troubleshoot transient connection errors in SQL Database and SQL Managed Instance".
 */
const outageNumbers = new Set([
  64, 233, 4060, 4221, 10053, 10054, 10060, 10928, 10929, 40143, 40197, 40501, 40540, 40613, 42108, 42109,
  49918, 49919, 49920,
]);

/** Codes of the driver and its socket: the server was not reached, or the connection ended under a statement. */
const outageCodes = new Set([
  'ESOCKET',
  'ECONNCLOSED',
  'ETIMEOUT',
  'ECLOSE',
  'EINVALIDSTATE',
  'ENOTOPEN',
  'ECONNRESET',
  'ECONNREFUSED',
]);

/** SQLite's ways to say that the file cannot be used right now: full, busy, read-only, gone. Constraints are not among them. */
const sqliteOutage = /^SQLITE_(FULL|BUSY|LOCKED|READONLY|IOERR|CANTOPEN|CORRUPT|NOTADB|NOMEM|PROTOCOL)/;

/** 1205: chosen as the victim of a deadlock; 1222: a lock was not had in time. The server has undone the first. */
const lockNumbers = new Set([1205, 1222]);

/** Keys that end in a number or a name given out once: who comes second takes the next number, or reads the first's. */
const givenOutOnce =
  /'(inbox|record|log_entry|outbox|organisation_import|knowledge_overrides|member_change|report)_(pk|unique)'/;
const duplicateNumbers = new Set([2627, 2601]);

/** The store cannot be used right now; the same statement may succeed later. */
export function isOutage(error: unknown): boolean {
  return isServerOutage(error) || sqliteOutage.test(marksOf(error).code);
}

export function isServerOutage(error: unknown): boolean {
  const { code, number } = marksOf(error);
  return outageNumbers.has(number) || outageCodes.has(code);
}

/** Login failed: who showed the token is no user of the database. */
const loginFailed = 18_456;

/** The app had no token, or the server did not take it. Another try soon changes nothing; what was wrong, as a sentence. */
export function identityFailure(error: unknown): string | undefined {
  if (marksOf(error).number === loginFailed) return 'The SQL store does not let the identity of the app in.';
  // The driver's own error says nothing: an empty message around the two that it gathered.
  const { originalError: gathered } = error as { originalError?: unknown };
  const isOurs =
    gathered instanceof AggregateError && gathered.errors.some((one) => marksOf(one).code === 'EFEDAUTH');
  return isOurs ? 'The identity of the app got no token for the SQL store.' : undefined;
}

/** Another transaction stood in the way; a second try of the whole transaction starts from what that one left. */
export function isCollision(error: unknown): boolean {
  const { number } = marksOf(error);
  const message = error instanceof Error ? error.message : '';
  return lockNumbers.has(number) || (duplicateNumbers.has(number) && givenOutOnce.test(message));
}

function marksOf(error: unknown): { code: string; number: number } {
  if (!(error instanceof Error)) return { code: '', number: 0 };
  const code = 'code' in error ? String(error.code) : '';
  const number = 'number' in error && typeof error.number === 'number' ? error.number : 0;
  return { code, number };
}
