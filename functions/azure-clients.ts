import type { TokenCredential } from '@azure/identity';
import { azureMarkerIn } from '../shared/kernel/one-machine.ts';
import type { Settings } from '../shared/kernel/settings.ts';

/** What reaches Azure before a store is open; tests bring their own. */
export interface AzureClients {
  credential(settings: Settings): Promise<TokenCredential>;
  /** Gives a valid token each time it is asked; one is kept until shortly before it expires. */
  token(settings: Settings, scope: string): Promise<() => Promise<string>>;
}

/** The identity package takes a third of a second to load, which a start on one machine need not spend. */
export const azureClients: AzureClients = {
  async credential(settings) {
    const { AZURE_CLIENT_ID: clientId } = settings;
    const identity = await import('@azure/identity');
    if (azureMarkerIn(settings) === undefined) return new identity.AzureCliCredential();
    return clientId
      ? new identity.ManagedIdentityCredential({ clientId })
      : new identity.ManagedIdentityCredential();
  },
  async token(settings, scope) {
    const { getBearerTokenProvider } = await import('@azure/identity');
    return getBearerTokenProvider(await azureClients.credential(settings), scope);
  },
};
