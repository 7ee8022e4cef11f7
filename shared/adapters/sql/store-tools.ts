import type { ContentHasher } from '../../kernel/content-hash.ts';
import type { KeptContents } from './kept-contents.ts';
import type { KeyRing } from './key-ring.ts';

/** What readers and transactions of one store share. */
export interface StoreTools {
  hash: ContentHasher;
  keys: KeyRing;
  kept: KeptContents;
}
