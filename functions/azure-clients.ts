import type { TokenCredential } from '@azure/identity';
import { azureMarkerIn } from '../shared/kernel/one-machine.ts';
import type { Settings } from '../shared/kernel/settings.ts';

/** What reaches Azure before a store is open; tests bring their own. */
export interface AzureClients {
  credential(settings: Settings): Promise<TokenCredential>;
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
};
