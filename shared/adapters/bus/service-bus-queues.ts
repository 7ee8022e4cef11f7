import type { TokenCredential } from '@azure/identity';
import type { ServiceBusClient } from '@azure/service-bus';
import type { WorkQueues } from '../../kernel/agent-work.ts';
import { Fault } from '../../kernel/errors.ts';

/** A connection string names the broker of one machine; Azure is reached by namespace and identity. */
export type BusConnection = { connectionString: string } | { namespace: string; credential: TokenCredential };

/** A caller waits for it, and the relay tries again later in any case. */
const retryOptions = { maxRetries: 1, retryDelayInMs: 500, timeoutInMs: 10_000 };

/**
 * The queues through the client of Service Bus. `connection` is asked at each sending, since the broker of one machine
 * is there only after the app was loaded. The client takes a third of a second to load, and is loaded when first needed.
 */
export function serviceBusQueues(connection: () => BusConnection | undefined): WorkQueues {
  let open: { to: string; client: Promise<ServiceBusClient> } | undefined;
  const close = async () => {
    const closing = open;
    open = undefined;
    await (await closing?.client)?.close();
  };
  const client = (to: BusConnection): Promise<ServiceBusClient> => {
    const name = 'namespace' in to ? to.namespace : to.connectionString;
    if (open?.to !== name) open = { to: name, client: connect(to) };
    return open.client;
  };
  return {
    connected: () => connection() !== undefined,
    async send(queue, id, message, traceParent) {
      const to = connection();
      if (!to) throw new Fault('queue.unavailable', 'No Service Bus is set.');
      const sender = (await client(to)).createSender(queue);
      try {
        await sender.sendMessages({
          messageId: id,
          contentType: 'application/json',
          body: message,
          ...(traceParent !== undefined && { applicationProperties: tracedBy(traceParent) }),
        });
      } catch (error) {
        await close().catch(() => {}); // the next sending begins with a new connection
        throw new Fault(
          'queue.unavailable',
          error instanceof Error ? error.message : 'It cannot be reached.',
        );
      }
      await sender.close();
    },
  };
}

async function connect(to: BusConnection): Promise<ServiceBusClient> {
  const { ServiceBusClient } = await import('@azure/service-bus');
  if ('namespace' in to) return new ServiceBusClient(to.namespace, to.credential, { retryOptions });
  return new ServiceBusClient(to.connectionString, { retryOptions });
}

/** The second name is the one that the Functions host looks for. */
const tracedBy = (traceParent: string) => ({ traceparent: traceParent, 'Diagnostic-Id': traceParent });
