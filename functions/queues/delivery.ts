import { setTimeout as rest } from 'node:timers/promises';
import type { InvocationContext } from '@azure/functions';
import { z } from 'zod';
import { Fault } from '../../shared/kernel/errors.ts';

const FIRST_REST_MS = 100;
const LONGEST_REST_MS = 20_000;

const metadata = z.object({
  deliveryCount: z.number().catch(1),
  applicationProperties: z
    .object({
      deadLetterReason: z.string().catch('unknown'),
      deadLetterErrorDescription: z.string().catch(''),
    })
    .catch({ deadLetterReason: 'unknown', deadLetterErrorDescription: '' }),
});

/** Why the queue gave the message up; the worker lowers the first letter of each name. */
export function reasonOf({ triggerMetadata }: InvocationContext): { reason: string; description: string } {
  const { deadLetterReason, deadLetterErrorDescription } =
    metadata.parse(triggerMetadata).applicationProperties;
  return { reason: deadLetterReason, description: deadLetterErrorDescription };
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
