/** A no of the broker. `condition` is the AMQP symbol that Service Bus answers with, from which the client makes its code. */
export class QueueRefusal extends Error {
  readonly condition: string;

  constructor(condition: string, description: string) {
    super(description);
    this.condition = condition;
  }
}

export function lockLost(lockToken: string): QueueRefusal {
  const why = 'Either the lock expired, or the message has already been removed from the queue.';
  return new QueueRefusal(
    'com.microsoft:message-lock-lost',
    `The lock supplied is invalid. ${why} LockToken:${lockToken}`,
  );
}

/** The client recognises an unknown queue by this text, not by the condition alone. */
export function noSuchQueue(queue: string): QueueRefusal {
  return new QueueRefusal('amqp:not-found', `The messaging entity '${queue}' could not be found.`);
}

export function tooLarge(bytes: number, limit: number): QueueRefusal {
  return new QueueRefusal(
    'amqp:link:message-size-exceeded',
    `The received message (${bytes} bytes) exceeds the limit (${limit} bytes).`,
  );
}

export function notSupported(what: string): QueueRefusal {
  return new QueueRefusal('amqp:not-implemented', `The local broker does not support ${what}.`);
}

export function asRefusal(error: unknown): QueueRefusal {
  if (error instanceof QueueRefusal) return error;
  return new QueueRefusal('amqp:internal-error', error instanceof Error ? error.message : String(error));
}
