import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { dataKeyBytes, type KeyWrapper, type WrappedKey } from '../../kernel/key-wrapper.ts';
import type { KeySet } from '../crypto/cipher.ts';
import { open, seal, type DataKey, type Place } from '../crypto/sealed-text.ts';
import type { Database } from './schema.ts';

/** What a data key is for. */
export const contentHashing = 'content-hash';
export const organisationContent = 'organisation';
export const eventContent = (eventId: string): string => `event:${eventId}`;

/** The whole installation, beside its organisations. */
export const installation = '';

type Row = Database['data_key'];

/** How a key of the table is wrapped and unwrapped: by the wrapping key, or by the organisation's own. */
export interface Wrapping {
  wrap(key: Uint8Array, id: string): Promise<WrappedKey>;
  unwrap(wrapped: WrappedKey, id: string): Promise<Uint8Array>;
}

export function byWrappingKey(wrapper: KeyWrapper): Wrapping {
  return { wrap: (key) => wrapper.wrap(key), unwrap: (wrapped) => wrapper.unwrap(wrapped) };
}

/** Keys of events hang below their organisation's: one call to Key Vault opens a whole organisation. */
export function byOrganisationKey(
  organisationId: string,
  own: KeySet,
  readAgain: () => Promise<KeySet | undefined>,
): Wrapping {
  const place = (id: string): Place => ({ organisationId, entity: 'data-key', id, field: '/wrapped' });
  return {
    async wrap(key, id) {
      const text = Buffer.from(key).toString('base64url');
      return { wrapped: seal(own.newest, text, place(id)), wrappedBy: own.newest.id };
    },
    async unwrap({ wrapped, wrappedBy }, id) {
      // Another process may have given the organisation a new key since.
      const key = own.keys.get(wrappedBy) ?? (await readAgain())?.keys.get(wrappedBy) ?? own.newest;
      return Buffer.from(open(key, wrapped, place(id)), 'base64url');
    },
  };
}

/** Undefined: there is no key for this purpose, or it was deleted. */
export async function readKeys(
  db: Kysely<Database>,
  organisationId: string,
  purpose: string,
  wrapping: Wrapping,
): Promise<KeySet | undefined> {
  const rows = await ownRows(db, organisationId, purpose);
  const keys = new Map<string, DataKey>();
  for (const { id, wrapped, wrapped_by } of rows)
    keys.set(id, { id, bytes: await wrapping.unwrap({ wrapped, wrappedBy: wrapped_by }, id) });
  const newest = [...keys.values()].at(-1);
  return newest && { keys, newest };
}

export function ownRows(db: Kysely<Database>, organisationId: string, purpose: string): Promise<Row[]> {
  return db
    .selectFrom('data_key')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('purpose', '=', purpose)
    .orderBy('version')
    .execute();
}

interface NewKey {
  organisationId: string;
  purpose: string;
  version: number;
  bytes?: Uint8Array;
  /** ISO UTC, wall clock. */
  at: string;
}

/** Of two that come at once the version lets one in; the other fails. */
export async function insertKey(
  db: Kysely<Database>,
  { organisationId, purpose, version, at, bytes = randomBytes(dataKeyBytes) }: NewKey,
  wrapping: Wrapping,
): Promise<DataKey> {
  const id = randomBytes(8).toString('hex');
  const { wrapped, wrappedBy } = await wrapping.wrap(bytes, id);
  const row: Row = {
    organisation_id: organisationId,
    id,
    purpose,
    version,
    wrapped,
    wrapped_by: wrappedBy,
    created_at: at,
    retired_at: null,
  };
  await db.insertInto('data_key').values(row).execute();
  return { id, bytes };
}
