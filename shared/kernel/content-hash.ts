import { createHash, createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import canonicalize from 'canonicalize';

/** RFC 8785 text of a JSON value: the same value gives the same bytes, whatever the order of its properties. */
export function canonicalText(value: unknown): string {
  return canonicalize(value) ?? 'null';
}

/** Keyed per organisation, so that a hash cannot be used to guess contents across organisations. Hex, 64 characters. */
export type ContentHasher = (organisationId: string, value: unknown) => string;

export function contentHasher(key: Uint8Array): ContentHasher {
  const known = new Map<string, KeyObject>();
  const keyOf = (organisationId: string): KeyObject => {
    const own =
      known.get(organisationId) ?? createSecretKey(createHmac('sha256', key).update(organisationId).digest());
    // Rather made again than kept without end.
    if (known.size >= mostKeys) known.clear();
    known.set(organisationId, own);
    return own;
  };
  return (organisationId, value) =>
    createHmac('sha256', keyOf(organisationId)).update(canonicalText(value)).digest('hex');
}

const mostKeys = 1_000;

/** Unkeyed, for versions of declarations (instruction sets, catalog). First 12 hex characters. */
export function versionHash(value: unknown): string {
  return createHash('sha256').update(canonicalText(value)).digest('hex').slice(0, 12);
}
