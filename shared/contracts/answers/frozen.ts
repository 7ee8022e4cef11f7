import type { z } from 'zod';

/** Answers are read, never changed: what is read-only inside fits. JSON of any shape stays as it is. */
export type Frozen<T> = [z.core.util.JSONType] extends [T]
  ? T
  : T extends object
    ? { readonly [K in keyof T]: Frozen<T[K]> }
    : T;
