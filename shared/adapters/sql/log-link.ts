import { randomBytes } from 'node:crypto';
import type { LogEntry } from '../../kernel/run-store.ts';

/** What chains an entry to the one before it. The salt keeps anybody from trying out what an erased entry said. */
export function linkTo(previousHash: string, entry: LogEntry, hashOf: (value: unknown) => string) {
  const { seq, at } = entry;
  const salt = randomBytes(16).toString('base64url');
  const contentHash = hashOf({ salt, entry });
  return { salt, contentHash, previousHash, hash: hashOf({ previousHash, seq, at, contentHash }) };
}
