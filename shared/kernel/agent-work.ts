import { z } from 'zod';

/** What a message to an agent's queue carries: ids alone. Whoever takes it reads the rest from the stores. */
export const workMessage = z.strictObject({
  organisationId: z.string().min(1).max(100),
  eventId: z.string().min(1).max(100),
  task: z.string().min(1),
  /** Names the work over all its attempts. */
  operation: z.string().min(1),
  attempt: z.int().min(1),
});
export type WorkMessage = z.infer<typeof workMessage>;

export const queueOf = (agent: string): string => `work-${agent}`;

/** Names the message: sending it again is noticed by the queue, another attempt is another message. */
export const workId = ({ eventId, operation, attempt }: WorkMessage): string =>
  `${eventId}.${operation}.${attempt}`;

/** What lies in a queue now; who takes it is not told. */
export interface QueueDepth {
  queue: string;
  /** Set aside after its deliveries, and not yet kept as a dead letter; else to be worked on, or under work. */
  state: 'active' | 'dead-lettered';
  messages: number;
  /** Age of the oldest; 0 where there is none. */
  oldestSeconds: number;
}

/** The queues of the agents, as a port. */
export interface WorkQueues {
  /** Whether there are queues at all; without them a run does all work itself. */
  connected(): boolean;
  /** Opens a way to the queue and sends nothing; fails with `queue.unavailable` where none can be had. */
  reach(queue: string): Promise<void>;
  /** Resolves when the queue has taken the message; one whose id it knows already changes nothing. */
  send(queue: string, id: string, message: WorkMessage, traceParent?: string): Promise<void>;
}
