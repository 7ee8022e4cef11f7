import Database from 'better-sqlite3';

export interface MessageRow {
  /** Grows with every message of every queue: the order of delivery, kept through give-backs. */
  sequence: number;
  queue: string;
  messageId: string;
  /** The message as it came over the wire (AMQP 1.0). */
  payload: Buffer;
  /** Milliseconds since the epoch, like the other times. */
  enqueuedAt: number;
  expiresAt: number | null;
  /** How often it was handed out, the present time included. */
  deliveries: number;
  lockToken: string | null;
  lockedUntil: number | null;
  deadLetterSource: string | null;
  deadLetterReason: string | null;
  deadLetterDescription: string | null;
}

const tables = `
  CREATE TABLE IF NOT EXISTS messages (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT, queue TEXT NOT NULL, messageId TEXT NOT NULL, payload BLOB NOT NULL,
    enqueuedAt INTEGER NOT NULL, expiresAt INTEGER, deliveries INTEGER NOT NULL DEFAULT 0,
    lockToken TEXT, lockedUntil INTEGER,
    deadLetterSource TEXT, deadLetterReason TEXT, deadLetterDescription TEXT
  );
  CREATE INDEX IF NOT EXISTS ready_messages ON messages (queue, sequence) WHERE lockToken IS NULL;
  CREATE INDEX IF NOT EXISTS messages_of_queue ON messages (queue, sequence);
  CREATE UNIQUE INDEX IF NOT EXISTS locked_messages ON messages (lockToken) WHERE lockToken IS NOT NULL;
  CREATE INDEX IF NOT EXISTS lock_ends ON messages (lockedUntil) WHERE lockedUntil IS NOT NULL;
  CREATE INDEX IF NOT EXISTS message_ends ON messages (queue, expiresAt) WHERE expiresAt IS NOT NULL;
  CREATE TABLE IF NOT EXISTS seen (
    queue TEXT NOT NULL, messageId TEXT NOT NULL, until INTEGER NOT NULL, PRIMARY KEY (queue, messageId)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS seen_ends ON seen (until);
`;

/** The file of all queues, for one process alone; FULL makes each commit survive a loss of power. */
export function openQueueFile(file: string) {
  const database = new Database(file, { timeout: 500 });
  try {
    database.pragma('locking_mode = EXCLUSIVE');
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.exec(`BEGIN IMMEDIATE; ${tables} COMMIT;`);
  } catch (error) {
    database.close();
    throw error;
  }
  return { database, ...statements(database) };
}

function statements(database: Database.Database) {
  return {
    insert: database.prepare<[string, string, Uint8Array, number, number | null]>(
      'INSERT INTO messages (queue, messageId, payload, enqueuedAt, expiresAt) VALUES (?, ?, ?, ?, ?)',
    ),
    /** Changes one row unless the id is remembered. */
    remember: database.prepare<[string, string, number]>('INSERT OR IGNORE INTO seen VALUES (?, ?, ?)'),
    forget: database.prepare<[number]>('DELETE FROM seen WHERE until <= ?'),
    firstReady: database.prepare<[string], { sequence: number }>(
      'SELECT sequence FROM messages WHERE queue = ? AND lockToken IS NULL ORDER BY sequence LIMIT 1',
    ),
    lock: database.prepare<[string, number, number], MessageRow>(
      `UPDATE messages SET lockToken = ?, lockedUntil = ?, deliveries = deliveries + 1
       WHERE sequence = ? RETURNING *`,
    ),
    locked: database.prepare<[string, string, number], MessageRow>(
      'SELECT * FROM messages WHERE lockToken = ? AND queue = ? AND lockedUntil > ?',
    ),
    lapsed: database.prepare<[number], MessageRow>('SELECT * FROM messages WHERE lockedUntil <= ?'),
    lockedIn: database.prepare<[string], MessageRow>(
      'SELECT * FROM messages WHERE queue = ? AND lockToken IS NOT NULL',
    ),
    nextLapse: database.prepare<[number], { at: number | null }>(
      'SELECT min(lockedUntil) AS at FROM messages WHERE lockedUntil > ?',
    ),
    renew: database.prepare<[number, number]>('UPDATE messages SET lockedUntil = ? WHERE sequence = ?'),
    unlock: database.prepare<[number, number]>(
      'UPDATE messages SET lockToken = NULL, lockedUntil = NULL, deliveries = ? WHERE sequence = ?',
    ),
    rewrite: database.prepare<[Uint8Array, number]>('UPDATE messages SET payload = ? WHERE sequence = ?'),
    deadLetter: database.prepare<[string, string, string | null, string | null, number]>(
      `UPDATE messages SET queue = ?, deadLetterSource = ?, deadLetterReason = ?, deadLetterDescription = ?,
         lockToken = NULL, lockedUntil = NULL, expiresAt = NULL WHERE sequence = ?`,
    ),
    remove: database.prepare<[number]>('DELETE FROM messages WHERE sequence = ?'),
    removeExpired: database.prepare<[string, number]>(
      'DELETE FROM messages WHERE queue = ? AND expiresAt <= ? AND lockToken IS NULL',
    ),
    depths: database.prepare<[number], { queue: string; messages: number; oldest: number }>(
      `SELECT queue, count(*) AS messages, min(enqueuedAt) AS oldest FROM messages
       WHERE expiresAt IS NULL OR expiresAt > ? GROUP BY queue`,
    ),
    peek: database.prepare<[string, number, number, number], MessageRow>(
      `SELECT * FROM messages WHERE queue = ? AND sequence >= ? AND (expiresAt IS NULL OR expiresAt > ?)
       ORDER BY sequence LIMIT ?`,
    ),
  };
}
