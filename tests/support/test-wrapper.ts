import { Buffer } from 'node:buffer';
import { open, seal } from '../../shared/adapters/crypto/sealed-text.ts';
import type { KeyWrapper } from '../../shared/kernel/key-wrapper.ts';

const place = { organisationId: '', entity: 'data-key', id: '', field: '' };

/** A wrapping key in memory: the same one in every test, so that a store can be opened again. */
export function testWrapper(key: Uint8Array = Buffer.alloc(32, 7)): KeyWrapper {
  const own = { id: 'test', bytes: key };
  return {
    newest: async () => own.id,
    wrap: async (data) => ({
      wrapped: seal(own, Buffer.from(data).toString('base64url'), place),
      wrappedBy: own.id,
    }),
    unwrap: async ({ wrapped }) => Buffer.from(open(own, wrapped, place), 'base64url'),
  };
}
