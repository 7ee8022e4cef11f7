import type { Scope } from './scope.ts';

export interface KeyRotation {
  /** Version of the wrapping key that now holds the organisation's keys. */
  wrappedBy: string;
  /** Keys that an older version had wrapped. */
  rewrapped: number;
}

/** What was sealed, or wrapped, under an older key of the organisation and now is under its newest. */
export interface Resealed {
  eventKeys: number;
  eventRows: number;
  listRows: number;
}

/** Old values stay readable throughout. Every method may be repeated, and goes on where it was interrupted. */
export interface KeyStore {
  /** Fails with `store.unavailable` while the wrapping key cannot be reached. */
  reach(): Promise<void>;
  /** Wraps the organisation's keys and the content key by the newest version of the wrapping key. */
  rewrap(scope: Scope): Promise<KeyRotation>;
  /** Makes a new key for the organisation; the old ones are kept, and seal nothing any more. */
  renew(scope: Scope, at: string): Promise<void>;
  /** Brings everything under the newest key of the organisation. */
  reseal(scope: Scope): Promise<Resealed>;
}
