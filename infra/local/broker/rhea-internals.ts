import type { Connection, Delivery, link, Sender, Session } from 'rhea';
import rhea from 'rhea';
import { asRefusal, type QueueRefusal } from './queue-refusal.ts';

/** What rhea 3.0.5 does not offer to a server, in one place, by way of its private parts. */
interface Internals {
  session: { on_transfer(frame: { performative: { message_format?: number } }): void };
  outgoing: { next_delivery_id: number; next_pending_delivery: number; available(): number };
  sender: { credit: number; _draining: boolean; local: { attach: Record<string, unknown> } };
  socket: {
    bytesWritten?: number;
    destroyed: boolean;
    on(event: 'data', call: () => void): void;
  };
  connection: { socket: Internals['socket']; _write_frame(channel: number): void };
  outcomes: Record<'accepted' | 'rejected', (fields?: object) => { described(): unknown }>;
}

const rawFormat = 0x7eadbeef;
const outcomes = rhea.message as unknown as Internals['outcomes']; // left out of rhea's typings

/** rhea decodes messages of format 0 only; under another number they arrive as bytes. */
export function keepBytes(session: Session): void {
  const own = session as unknown as Internals['session']; // private method
  const onTransfer = own.on_transfer.bind(session);
  own.on_transfer = (frame) => {
    frame.performative.message_format ||= rawFormat;
    onTransfer(frame);
  };
}

/** How many messages may be sent now: rhea lowers `credit` a turn later and holds 2048 unsettled deliveries. */
export function roomOf(sender: Sender): number {
  const { credit } = sender as unknown as Internals['sender']; // private field
  const { outgoing } = sender.session as unknown as { outgoing: Internals['outgoing'] }; // private field
  const unsent = outgoing.next_delivery_id - outgoing.next_pending_delivery;
  return Math.min(credit - unsent, outgoing.available());
}

export function answerDrain(sender: Sender): void {
  const { _draining: draining, credit } = sender as unknown as Internals['sender']; // private fields
  if (draining && credit > 0) sender.set_drained(true);
}

/** Service Bus answers an attach with the modes asked for. */
export function echoSettleModes(sender: Sender): void {
  const { attach } = (sender as unknown as Internals['sender']).local; // private field
  attach['snd_settle_mode'] = sender.snd_settle_mode;
  attach['rcv_settle_mode'] = sender.rcv_settle_mode;
}

/** Answers the outcome a client asked for; `no` tells why not. Also frees the slot that rhea would keep for ever. */
export function settle(delivery: Delivery, no?: QueueRefusal): void {
  const outcome = no ? outcomes.rejected({ error: amqpError(no) }) : outcomes.accepted();
  delivery.update(true, outcome.described());
  (delivery as { remote_settled: boolean }).remote_settled = true; // read-only in the typings
}

/**
 * The client's small writes wait for our delayed acknowledgement (40 ms); an empty frame after a read that is
 * answered with nothing carries it at once.
 */
export function answerSilentReads(connection: Connection): void {
  const own = connection as unknown as Internals['connection']; // private method
  const { socket } = own;
  let armed = false;
  socket.on('data', () => {
    if (armed) return;
    armed = true;
    const before = socket.bytesWritten;
    setImmediate(() => {
      armed = false;
      if (socket.bytesWritten === before && !socket.destroyed && connection.is_open()) own._write_frame(0);
    });
  });
}

export function refuseLink(opened: link, error: unknown): void {
  opened.close(amqpError(asRefusal(error)));
}

export function amqpError({ condition, message }: QueueRefusal): { condition: string; description: string } {
  return { condition, description: message };
}
