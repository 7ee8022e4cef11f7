import type { TokenCredential } from '@azure/identity';
import { Fault } from '../shared/kernel/errors.ts';
import type { Settings } from '../shared/kernel/settings.ts';

/** What reaches Azure before a store is open; tests bring their own. */
export interface AzureClients {
  credential(settings: Settings): Promise<TokenCredential>;
  fetch: typeof fetch;
}

/** The identity package takes a third of a second to load, which a start on one machine need not spend. */
export const azureClients: AzureClients = {
  async credential({ WEBSITE_SITE_NAME, AZURE_CLIENT_ID: clientId }) {
    const identity = await import('@azure/identity');
    if (!WEBSITE_SITE_NAME) return new identity.AzureCliCredential();
    return clientId
      ? new identity.ManagedIdentityCredential({ clientId })
      : new identity.ManagedIdentityCredential();
  },
  fetch: (...request) => fetch(...request),
};

const vaultScope = 'https://vault.azure.net/.default';
const apiVersion = '7.4';
/** Bytes of the key under which contents are hashed. */
const keyLength = 32;
const vaultTimeoutMs = 30_000;

/**
 * The key under which contents are hashed: 32 random bytes in base64, kept as a secret of Key Vault. A key made here
 * would differ from start to start and make every audit fail.
 */
export async function contentKeyFrom(
  id: string,
  credential: TokenCredential,
  { fetch }: Pick<AzureClients, 'fetch'>,
): Promise<Uint8Array> {
  const { hostname, pathname, protocol } = new URL(id);
  if (protocol !== 'https:' || !hostname.endsWith('.vault.azure.net'))
    throw new Fault('settings.invalid', 'KEY_VAULT_KEY_ID is not an address in Azure Key Vault.');
  if (!pathname.startsWith('/secrets/')) {
    throw new Fault(
      'feature.not-available',
      'KEY_VAULT_KEY_ID must name a secret (…/secrets/NAME) that holds the content key; keys that stay inside Key Vault are not supported yet.',
    );
  }
  const token = await credential.getToken(vaultScope);
  if (!token) throw new Fault('store.unavailable', 'No token for Key Vault was given to this identity.');
  const key = Buffer.from(await secretAt(`https://${hostname}${pathname}`, token.token, fetch), 'base64');
  if (key.length !== keyLength)
    throw new Fault(
      'settings.invalid',
      `KEY_VAULT_KEY_ID names a secret that is not ${keyLength} bytes in base64.`,
    );
  return key;
}

async function secretAt(address: string, token: string, fetch: AzureClients['fetch']): Promise<string> {
  const answer = await fetch(`${address}?api-version=${apiVersion}`, {
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(vaultTimeoutMs),
  }).catch(() => undefined);
  if (!answer?.ok) {
    const why = answer ? `answered ${answer.status}` : 'could not be reached';
    throw new Fault('store.unavailable', `Key Vault ${why} when it was asked for KEY_VAULT_KEY_ID.`);
  }
  const { value } = (await answer.json()) as { value?: unknown }; // checked on the next line
  return typeof value === 'string' ? value : '';
}
