import type { ServiceBusClient, ServiceBusSender } from '@azure/service-bus';
import type { WorkQueues } from '../../kernel/agent-work.ts';
import { Fault } from '../../kernel/errors.ts';
import type { BusConnection } from './connect-service-bus.ts';

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
  const sending = async (queue: string, work: (sender: ServiceBusSender) => Promise<unknown>) => {
    const to = connection();
    if (!to) throw new Fault('queue.unavailable', 'No Service Bus is set.');
    const sender = (await client(to)).createSender(queue);
    try {
      await work(sender);
    } catch (error) {
      await close().catch(() => {}); // the next sending begins with a new connection
      throw new Fault('queue.unavailable', error instanceof Error ? error.message : 'It cannot be reached.');
    }
    await sender.close();
  };
  return {
    connected: () => connection() !== undefined,
    // An empty batch asks the queue how large a message may be.
    reach: (queue) => sending(queue, (sender) => sender.createMessageBatch()),
    send: (queue, id, message, traceParent) =>
      sending(queue, (sender) =>
        sender.sendMessages({
          messageId: id,
          contentType: 'application/json',
          body: message,
          ...(traceParent !== undefined && { applicationProperties: tracedBy(traceParent) }),
        }),
      ),
  };
}

async function connect(to: BusConnection): Promise<ServiceBusClient> {
  const { connectServiceBus } = await import('./connect-service-bus.ts');
  return connectServiceBus(to);
}

/** The second name is the one that the Functions host looks for. */
const tracedBy = (traceParent: string) => ({ traceparent: traceParent, 'Diagnostic-Id': traceParent });
