import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import rhea, { type Connection, type Delivery, type EventContext, type Receiver, type Sender } from 'rhea';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { manage } from './management-operations.ts';
import { readBatch, readMessage } from './message-sections.ts';
import { asRefusal, notSupported, QueueRefusal, tooLarge } from './queue-refusal.ts';
import { maxMessageBytes, type QueueStore } from './queue-store.ts';
import { outcomes, ReceivingLink } from './receiving-link.ts';
import { amqpError, answerSilentReads, echoSettleModes, keepBytes, refuseLink } from './rhea-internals.ts';
import { isSignedBy } from './sas-token.ts';

export interface BrokerOptions {
  store: QueueStore;
  clock: Clock;
  log: Log;
  /** 0 takes a free one. */
  port?: number;
  /** With a certificate the server speaks TLS only. */
  tls?: { pfx: Buffer; passphrase: string };
  /** Tokens of an identity; none is accepted by default. */
  acceptsToken?: (token: string) => boolean;
}

export interface Broker {
  port: number;
  /** For the client of this machine; the key is new with each start. */
  connectionString: string;
  close(): Promise<void>;
}

const host = '127.0.0.1';
const keyName = 'local';
const batchFormat = 0x80013700;
const managementSuffix = '/$management';

/** Speaks as much AMQP 1.0 as the client of Service Bus needs, over the queues of the store. */
export async function startBroker(options: BrokerOptions): Promise<Broker> {
  const key = randomBytes(32).toString('base64');
  const container = rhea.create_container({ id: 'local-service-bus' });
  container.sasl_server_mechanisms.enable_anonymous(); // clients show their token on $cbs instead
  const handlers = new Connections(options, (token, type) =>
    type === 'servicebus.windows.net:sastoken'
      ? isSignedBy(token, { name: keyName, key }, options.clock.now())
      : (options.acceptsToken?.(token) ?? false),
  );
  handlers.attachTo(container);
  const server = container.listen({
    host,
    port: options.port ?? 0,
    ...(options.tls ? { transport: 'tls', ...options.tls } : {}),
    ...connectionOptions,
  } as Parameters<typeof container.listen>[0]); // the typings of rhea ask for every option of a server
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // a TCP server that listens
  return {
    port,
    connectionString: `Endpoint=sb://${host}:${port};SharedAccessKeyName=${keyName};SharedAccessKey=${key};UseDevelopmentEmulator=true`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

const connectionOptions = {
  tcp_no_delay: true,
  idle_time_out: 240_000, // as Service Bus; tells dead clients from silent ones
  max_frame_size: 65_536,
  sender_options: { treat_modified_as_released: false },
  receiver_options: { autoaccept: false, credit_window: 1000, max_message_size: maxMessageBytes },
};

type Handle = (delivery: Delivery, payload: Buffer) => void;

class Connections {
  readonly #options: BrokerOptions;
  readonly #accepts: (token: string, type: string) => boolean;
  readonly #authorized = new WeakSet<Connection>();
  readonly #incoming = new WeakMap<Receiver, Handle>();
  readonly #outgoing = new Map<Sender, ReceivingLink>();

  constructor(options: BrokerOptions, accepts: (token: string, type: string) => boolean) {
    this.#options = options;
    this.#accepts = accepts;
  }

  attachTo(container: ReturnType<typeof rhea.create_container>): void {
    const on = (event: string, call: (context: EventContext) => void) => container.on(event, call);
    on('connection_open', ({ connection }) => answerSilentReads(connection));
    on('session_open', ({ session }) => session && keepBytes(session));
    on('receiver_open', ({ receiver }) => receiver && this.#openIncoming(receiver));
    on('sender_open', ({ sender }) => sender && this.#openOutgoing(sender));
    on('message', ({ receiver, delivery, message }) => {
      // Bytes, since no transfer keeps the format that rhea decodes.
      if (receiver && delivery) this.#incoming.get(receiver)?.(delivery, message as unknown as Buffer);
    });
    for (const event of ['sender_flow', 'sendable']) {
      on(event, ({ sender }) => sender && this.#outgoing.get(sender)?.pump());
    }
    for (const [event, outcome] of Object.entries(outcomes)) {
      on(event, ({ sender, delivery }) => {
        if (!sender || !delivery) return;
        const link = this.#outgoing.get(sender);
        void link?.settle(delivery, outcome(this.#options.store, delivery.remote_state ?? {}));
      });
    }
    on('sender_close', ({ sender }) => sender && this.#forget((known) => known === sender));
    on('session_close', ({ session }) => this.#forget((known) => known.session === session));
    for (const event of ['connection_close', 'disconnected']) {
      on(event, ({ connection }) => this.#forget((known) => known.connection === connection));
    }
    // Unheard, these would end the process.
    for (const event of ['connection', 'session', 'sender', 'receiver', 'protocol']) {
      container.on(`${event}_error`, (error: unknown) => this.#note(event, error));
    }
    container.on('error', (error: unknown) => this.#note('connection', error));
  }

  #note(what: string, cause: unknown): void {
    const error = cause instanceof Error ? cause : undefined;
    this.#options.log('information', `A ${what} of the local broker failed`, error ? { error } : {});
  }

  #forget(gone: (sender: Sender) => boolean): void {
    for (const [sender, link] of this.#outgoing) {
      if (!gone(sender)) continue;
      link.close();
      this.#outgoing.delete(sender);
    }
  }

  #openIncoming(receiver: Receiver): void {
    const address: unknown = receiver.target?.address;
    receiver.set_target({ address: receiver.target?.address });
    receiver.set_source({ address: receiver.source?.address });
    try {
      if (typeof address !== 'string') throw notSupported('transactions');
      this.#incoming.set(receiver, this.#handlerOf(receiver, address));
    } catch (error) {
      refuseLink(receiver, error);
    }
  }

  #handlerOf(receiver: Receiver, address: string): Handle {
    const { store } = this.#options;
    if (address === '$cbs') return (delivery, payload) => this.#takeToken(receiver, delivery, payload);
    this.#checkAuthorized(receiver.connection);
    if (address.toLowerCase().endsWith(managementSuffix)) {
      const queue = store.nameOf(address.slice(0, -managementSuffix.length));
      return (delivery, payload) => void this.#manage(receiver, queue, delivery, payload);
    }
    const queue = store.nameOf(address);
    if (queue.endsWith('/$deadletterqueue'))
      throw new QueueRefusal('amqp:not-allowed', 'Nothing is sent to a dead-letter queue directly.');
    return (delivery, payload) => void this.#enqueue(queue, delivery, payload);
  }

  async #enqueue(queue: string, delivery: Delivery, payload: Buffer): Promise<void> {
    try {
      if (payload.byteLength > maxMessageBytes) throw tooLarge(payload.byteLength, maxMessageBytes);
      const messages = delivery.format === batchFormat ? readBatch(payload) : [readMessage(payload)];
      await this.#options.store.enqueue(queue, messages);
      delivery.accept();
    } catch (error) {
      delivery.reject(amqpError(asRefusal(error)));
    }
  }

  #openOutgoing(sender: Sender): void {
    const address = sender.source?.address ?? '';
    echoSettleModes(sender);
    sender.set_target({ address: sender.target?.address });
    try {
      if (address !== '$cbs' && !address.toLowerCase().endsWith(managementSuffix)) {
        this.#checkAuthorized(sender.connection);
        const queue = this.#options.store.nameOf(address);
        const filters = sender.source?.filter as Record<string, unknown> | undefined; // rhea decodes a map
        if (filters && 'com.microsoft:session-filter' in filters) throw notSupported('sessions');
        this.#outgoing.set(sender, new ReceivingLink(this.#options.store, queue, sender));
      }
      // A link that is about to be refused is answered without a source; clients wait for the reason then.
      sender.set_source({ address });
    } catch (error) {
      refuseLink(sender, error);
    }
  }

  #checkAuthorized(connection: Connection): void {
    if (this.#authorized.has(connection)) return;
    throw new QueueRefusal('amqp:unauthorized-access', 'No valid token was shown on this connection.');
  }

  #takeToken(receiver: Receiver, delivery: Delivery, payload: Buffer): void {
    const request = rhea.message.decode(payload);
    delivery.accept();
    const { operation, type } = request['application_properties'] ?? {};
    const accepted = operation === 'put-token' && this.#accepts(String(request['body']), String(type));
    if (accepted) this.#authorized.add(receiver.connection);
    const [status, description] = accepted ? [202, 'Accepted'] : [401, 'The token is not valid here.'];
    reply(
      receiver,
      request['message_id'],
      { 'status-code': status, 'status-description': description },
      undefined,
    );
  }

  async #manage(receiver: Receiver, queue: string, delivery: Delivery, payload: Buffer): Promise<void> {
    const request = rhea.message.decode(payload);
    delivery.accept();
    const operation = String(request['application_properties']?.operation);
    const answer = await manage(this.#options.store, queue, operation, request['body']);
    const properties = {
      statusCode: rhea.types.wrap_int(answer.status),
      statusDescription: answer.refusal?.message ?? 'OK',
      ...(answer.refusal ? { errorCondition: rhea.types.wrap_symbol(answer.refusal.condition) } : {}),
    };
    if (receiver.is_open()) reply(receiver, request['message_id'], properties, answer.body);
  }
}

/** To the other link of the same session, as clients of $cbs and $management have it. */
function reply(receiver: Receiver, messageId: unknown, properties: object, body: unknown): void {
  const answer = { correlation_id: messageId, application_properties: properties, body };
  receiver.session.each_sender(
    (sender: Sender) => sender.send(answer as Parameters<Sender['send']>[0]), // ids are typed more narrowly there
    () => true,
  );
}
