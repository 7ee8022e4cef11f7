import type { TokenCredential } from '@azure/identity';
import type { CryptographyClientOptions } from '@azure/keyvault-keys';
import { Fault } from '../../kernel/errors.ts';
import type { KeyWrapper } from '../../kernel/key-wrapper.ts';

type HttpClient = NonNullable<CryptographyClientOptions['httpClient']>;

export interface KeyVaultConnection {
  /** `https://VAULT.vault.azure.net/keys/NAME`; a version at its end is left out, since new wraps take the newest. */
  keyId: string;
  credential: TokenCredential;
  /** Tests bring their own. */
  httpClient?: HttpClient;
}

const algorithm = 'RSA-OAEP-256';
/** A start must not hang on a vault that is away. */
const retryOptions = { maxRetries: 3, retryDelayInMs: 500, maxRetryDelayInMs: 4000 };

/** The wrapping key stays inside Key Vault; the identity needs the role Key Vault Crypto User on it. */
export function keyVaultWrapper({ keyId, credential, httpClient }: KeyVaultConnection): KeyWrapper {
  const { vaultUrl, name } = addressOf(keyId);
  const options = { retryOptions, ...(httpClient && { httpClient }) };
  // A third of a second to load, which a start on one machine need not spend.
  const sdk = () => import('@azure/keyvault-keys');
  const newest = () =>
    calling(async () => {
      const { KeyClient } = await sdk();
      const { id } = await new KeyClient(vaultUrl, credential, options).getKey(name);
      if (!id) throw new Fault('key.unusable', `Key Vault names no version of the key ${name}.`);
      return id;
    });
  const clientFor = async (version: string) => {
    const { CryptographyClient } = await sdk();
    return new CryptographyClient(version, credential, options);
  };
  return {
    newest,
    async wrap(key) {
      // By its version, so that the id kept with the bytes is the one that wrapped them also while a key is rotated.
      const wrappedBy = await newest();
      const { result } = await calling(async () => (await clientFor(wrappedBy)).wrapKey(algorithm, key));
      return { wrapped: Buffer.from(result).toString('base64url'), wrappedBy };
    },
    async unwrap({ wrapped, wrappedBy }) {
      const own = addressOf(wrappedBy);
      // Bytes from the database must not decide to whom this identity talks.
      if (own.vaultUrl !== vaultUrl || own.name !== name)
        throw new Fault('key.unusable', `A data key was wrapped by another key than ${name}.`);
      const bytes = Buffer.from(wrapped, 'base64url');
      const { result } = await calling(async () => (await clientFor(wrappedBy)).unwrapKey(algorithm, bytes));
      return result;
    },
  };
}

function addressOf(keyId: string): { vaultUrl: string; name: string } {
  const { protocol, hostname, origin, pathname } = new URL(keyId);
  const [, kind, name] = pathname.split('/');
  if (protocol !== 'https:' || !hostname.endsWith('.vault.azure.net') || kind !== 'keys' || !name)
    throw new Fault(
      'settings.invalid',
      'KEY_VAULT_KEY_ID must name a key of Azure Key Vault: https://VAULT.vault.azure.net/keys/NAME.',
    );
  return { vaultUrl: origin, name };
}

async function calling<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Fault) throw error;
    const status = (error as { statusCode?: number }).statusCode; // the client's errors carry the status
    if (status === 400)
      throw new Fault('key.unusable', 'Key Vault refused a wrapped data key as none that it wrapped.');
    const why = status === undefined ? 'could not be reached' : `answered ${status}`;
    throw new Fault('store.unavailable', `Key Vault ${why}.`);
  }
}
