/** A message to one person. Plain text; no link but to the page of EODS. */
export interface MailMessage {
  organisationId: string;
  eventId: string;
  /** Unique in its event: sent again, it is the same message. */
  id: string;
  to: MailAddress;
  subject: string;
  text: string;
  /** Wall-clock time, ISO UTC. */
  at: string;
}

export interface MailAddress {
  name: string;
  address: string;
}

/** As it lies in the outbox of its event. */
export type QueuedMessage = Omit<MailMessage, 'organisationId' | 'eventId'>;

export interface MessageWriter {
  /** Asks the relay to send it; it goes out only if the transaction holds. */
  queueMessage(message: QueuedMessage): Promise<void>;
}

/** Refused: it will not be taken however often it is sent. Throws when it may be taken later. */
export type Posted = 'sent' | { refused: string };

export interface MailPort {
  send(message: MailMessage): Promise<Posted>;
  /** For invented people of one machine, who have no address of their own. */
  inventedAddress?(name: string): string;
}
