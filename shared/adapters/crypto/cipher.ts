import type { OpenedValues } from './opened-values.ts';
import { isSealed, keyIdOf, open, seal, unreadable, type DataKey, type Place } from './sealed-text.ts';

/** The keys of one purpose that are kept, and the newest of them, which seals. */
export interface KeySet {
  keys: ReadonlyMap<string, DataKey>;
  newest: DataKey;
}

/** Seals and opens what belongs to one event, or to one organisation beside its events. */
export interface Cipher {
  seal(text: string, place: Omit<Place, 'organisationId'>): string;
  /** What was written before there were keys is given back as it is. */
  open(text: string, place: Omit<Place, 'organisationId'>): Promise<string>;
  /** What the JSON text says, for reading alone. */
  value(text: string, place: Omit<Place, 'organisationId'>): Promise<unknown>;
}

/** `readAgain` looks for a key that another process has made since. */
export function cipherOf(
  organisationId: string,
  set: KeySet | undefined,
  readAgain: () => Promise<KeySet | undefined>,
  opened: OpenedValues,
): Cipher {
  let known = set;
  const own: Cipher = {
    seal(text, place) {
      const full = { organisationId, ...place };
      if (!known) throw unreadable(full);
      return seal(known.newest, text, full);
    },
    async open(text, place) {
      if (!isSealed(text)) return text;
      const full = { organisationId, ...place };
      if (!known?.keys.has(keyIdOf(text))) known = await readAgain();
      const key = known?.keys.get(keyIdOf(text));
      if (!key) throw unreadable(full);
      return open(key, text, full);
    },
    value: (text, place) => opened.of(text, { organisationId, ...place }, () => own.open(text, place)),
  };
  return own;
}
