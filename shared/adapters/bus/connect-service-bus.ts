import type { TokenCredential } from '@azure/identity';
import { ServiceBusClient } from '@azure/service-bus';

/** A connection string names the broker of one machine; Azure is reached by namespace and identity. */
export type BusConnection = { connectionString: string } | { namespace: string; credential: TokenCredential };

/** A caller waits for it, and the relay tries again later in any case. */
const retryOptions = { maxRetries: 1, retryDelayInMs: 500, timeoutInMs: 10_000 };

/**
 * A module of its own, since the client is a CommonJS package: in a bundle what is imported from one dynamically has
 * no names.
 */
export function connectServiceBus(to: BusConnection): ServiceBusClient {
  if ('namespace' in to) return new ServiceBusClient(to.namespace, to.credential, { retryOptions });
  return new ServiceBusClient(to.connectionString, { retryOptions });
}
