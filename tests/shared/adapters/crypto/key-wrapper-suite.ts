import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { KeyWrapper } from '../../../../shared/kernel/key-wrapper.ts';

/** What every wrapping key promises. `other` is a second one, which knows nothing of the first. */
export function keyWrapperSuite(name: string, open: () => { wrapper: KeyWrapper; other: KeyWrapper }): void {
  describe(`a data key wrapped by ${name}`, () => {
    it('is given back as it was', async () => {
      const { wrapper } = open();
      const key = randomBytes(32);
      expect(Buffer.from(await wrapper.unwrap(await wrapper.wrap(key)))).toEqual(key);
    });

    it('does not show itself, and is wrapped in another way each time', async () => {
      const { wrapper } = open();
      const key = randomBytes(32);
      const [first, second] = [await wrapper.wrap(key), await wrapper.wrap(key)];
      expect(first.wrapped).not.toBe(second.wrapped);
      expect(Buffer.from(first.wrapped, 'base64url').includes(key)).toBe(false);
    });

    it('names the version that wrapped it', async () => {
      const { wrapper } = open();
      expect((await wrapper.wrap(randomBytes(32))).wrappedBy).toBe(await wrapper.newest());
    });

    it('is refused when it was altered', async () => {
      const { wrapper } = open();
      const { wrapped, wrappedBy } = await wrapper.wrap(randomBytes(32));
      const altered = { wrapped: `${wrapped.slice(0, -8)}AAAAAAAA`, wrappedBy };
      await expect(wrapper.unwrap(altered)).rejects.toMatchObject({ code: 'key.unusable' });
    });

    it('is refused by another wrapping key', async () => {
      const { wrapper, other } = open();
      const wrapped = await wrapper.wrap(randomBytes(32));
      await expect(other.unwrap(wrapped)).rejects.toMatchObject({ code: 'key.unusable' });
    });
  });
}
