import { describe, expect, it } from 'vitest';
import { serviceBusQueues } from '../../../../shared/adapters/bus/service-bus-queues.ts';

describe('queues that nothing names', () => {
  it('are not connected, and take nothing', async () => {
    const queues = serviceBusQueues(() => undefined);
    expect(queues.connected()).toBe(false);
    const work = { organisationId: 'a', eventId: 'evt-1', task: 'score-venues', operation: 'op', attempt: 1 };
    await expect(queues.send('work-venue-researcher', 'id', work)).rejects.toMatchObject({
      code: 'queue.unavailable',
    });
  });
});
