import { setTimeout as rest } from 'node:timers/promises';
import type { InvocationContext } from '@azure/functions';
import { z } from 'zod';
import { Fault } from '../../shared/kernel/errors.ts';
import type { SpanStart } from '../../shared/kernel/telemetry.ts';
import { traceContextIn } from '../../shared/kernel/trace-context.ts';

const FIRST_REST_MS = 100;
const LONGEST_REST_MS = 20_000;

const metadata = z.object({
  deliveryCount: z.number().catch(1),
  messageId: z.coerce.string().optional().catch(undefined),
  enqueuedTimeUtc: z.coerce.date().optional().catch(undefined),
  applicationProperties: z
    .object({
      deadLetterReason: z.string().catch('unknown'),
      deadLetterErrorDescription: z.string().catch(''),
      traceparent: z.string().optional().catch(undefined),
    })
    .catch({ deadLetterReason: 'unknown', deadLetterErrorDescription: '' }),
});

/** Why the queue gave the message up; the worker lowers the first letter of each name. */
export function reasonOf({ triggerMetadata }: InvocationContext): { reason: string; description: string } {
  const { deadLetterReason, deadLetterErrorDescription } =
    metadata.parse(triggerMetadata).applicationProperties;
  return { reason: deadLetterReason, description: deadLetterErrorDescription };
}

/** The span of one delivery, which goes on from that of the sending. */
export function received(queue: string, agent: string, { triggerMetadata }: InvocationContext): SpanStart {
  const { messageId, applicationProperties } = metadata.parse(triggerMetadata);
  return {
    name: `process ${queue}`,
    kind: 'consumer',
    parent: traceContextIn(applicationProperties.traceparent) ?? 'none',
    attributes: {
      'messaging.system': 'servicebus',
      'messaging.destination.name': queue,
      'messaging.message.id': messageId,
      'eods.agent': agent,
    },
  };
}

/** When the queue took the message, in milliseconds; undefined where the host does not say. */
export function sentAt({ triggerMetadata }: InvocationContext): number | undefined {
  return metadata.parse(triggerMetadata).enqueuedTimeUtc?.getTime();
}

/**
 * A queue delivers again at once what failed: a store that is away for a moment would use all deliveries up. So a
 * failure that may pass rests first, longer each time: 50 s over ten deliveries, within the minute of the lock each.
 */
export async function restBeforeRetry(error: unknown, { triggerMetadata }: InvocationContext): Promise<void> {
  if (error instanceof Fault && lasting.includes(error.code)) return;
  const { deliveryCount } = metadata.parse(triggerMetadata);
  await rest(Math.min(FIRST_REST_MS * 2 ** (deliveryCount - 1), LONGEST_REST_MS));
}

const lasting: readonly string[] = ['work.unreadable', 'work.unknown-task', 'event.not-found'];
