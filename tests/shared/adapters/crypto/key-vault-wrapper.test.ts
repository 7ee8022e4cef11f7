import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { keyVaultWrapper } from '../../../../shared/adapters/crypto/key-vault-wrapper.ts';
import { credential, fakeVault } from './fake-vault.ts';
import { keyWrapperSuite } from './key-wrapper-suite.ts';

const wrapperOf = ({ keyId, httpClient }: ReturnType<typeof fakeVault>) =>
  keyVaultWrapper({ keyId, credential, httpClient });

keyWrapperSuite('a key of Key Vault', () => ({
  wrapper: wrapperOf(fakeVault()),
  other: wrapperOf(fakeVault('other')),
}));

describe('a key of Key Vault that gets a new version', () => {
  it('goes on opening what the old version wrapped, and wraps with the new one', async () => {
    const vault = fakeVault();
    const wrapper = wrapperOf(vault);
    const key = randomBytes(32);
    const before = await wrapper.wrap(key);
    vault.addVersion();
    const after = await wrapper.wrap(key);
    expect([before, after].map(({ wrappedBy }) => wrappedBy.split('/').at(-1))).toEqual([
      '1'.padStart(32, '0'),
      '2'.padStart(32, '0'),
    ]);
    expect(Buffer.from(await wrapper.unwrap(before))).toEqual(key);
    expect(Buffer.from(await wrapper.unwrap(after))).toEqual(key);
  });
});

describe('a wrapped key that names another vault', () => {
  it('is refused before anything is asked', async () => {
    const vault = fakeVault();
    const foreign = 'https://elsewhere.vault.azure.net/keys/data/1';
    const refused = wrapperOf(vault).unwrap({ wrapped: 'AAAA', wrappedBy: foreign });
    await expect(refused).rejects.toMatchObject({ code: 'key.unusable' });
    expect(vault.asked).toEqual([]);
  });
});

describe('a vault that does not let the app in', () => {
  it('is told as an outage, with its answer', async () => {
    const vault = fakeVault();
    vault.fail(403);
    await expect(wrapperOf(vault).wrap(randomBytes(32))).rejects.toThrow(
      /^store\.unavailable: .*answered 403/,
    );
  });
});
