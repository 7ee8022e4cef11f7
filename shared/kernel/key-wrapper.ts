/** A data key as it may be stored: opened again only by whoever may use the wrapping key. */
export interface WrappedKey {
  /** Base64url. */
  wrapped: string;
  /** Exact version of the wrapping key, which unwraps it for as long as that version is kept. */
  wrappedBy: string;
}

/**
 * Guards data keys of 32 bytes. Every method fails with `store.unavailable` while the wrapping key cannot be reached,
 * and with `key.unusable` when the wrapped bytes are not what it once wrapped.
 */
export interface KeyWrapper {
  /** Under the newest version of the wrapping key. */
  wrap(key: Uint8Array): Promise<WrappedKey>;
  unwrap(key: WrappedKey): Promise<Uint8Array>;
  /** The version that `wrap` uses now. */
  newest(): Promise<string>;
}

/** Bytes of a data key: AES-256. */
export const dataKeyBytes = 32;
