import { app, type InvocationContext } from '@azure/functions';
import { input } from 'durable-functions';
import { queueOf } from '../../shared/kernel/agent-work.ts';
import { catalog } from '../../shared/workflow/catalog.ts';
import { keepDeadLetter } from '../../shared/workflow/dead-letters.ts';
import { relayBells } from '../../shared/workflow/relay-outbox.ts';
import { parsedWork, runWork } from '../../shared/workflow/run-work.ts';
import { durableBell } from '../bell.ts';
import { composition } from '../composition.ts';
import { notingWrites } from '../../shared/workflow/written-events.ts';
import { reasonOf, received, restBeforeRetry, sentAt } from './delivery.ts';

const connection = 'SERVICE_BUS';

// One queue per agent, and one function for what it gives up. What a function throws, the queue delivers again.
for (const agent of catalog.agents.keys()) {
  const queue = queueOf(agent);
  app.serviceBusQueue(queue, {
    connection,
    queueName: queue,
    extraInputs: [input.durableClient()],
    handler: async (message, context) => {
      const { ports, written } = await noted();
      await ports.telemetry.span(received(queue, agent, context), async (span) => {
        try {
          const work = parsedWork(message);
          span.set({ 'eods.task': work.task, 'eods.event.id': work.eventId });
          await runWork(ports, work);
          const by = { 'eods.agent': agent, 'eods.task': work.task };
          const sent = sentAt(context);
          if (sent !== undefined)
            ports.telemetry.record('eods.collaboration.duration', (ports.now() - sent) / 1_000, by);
        } catch (error) {
          ports.telemetry.log('warn', 'work failed', { queue, error: String(error) });
          await restBeforeRetry(error, context);
          throw error;
        }
        await relayBells(ports, durableBell(context), written());
      });
    },
  });
  app.serviceBusQueue(`dead-letters-${agent}`, {
    connection,
    queueName: `${queue}/$deadletterqueue`,
    extraInputs: [input.durableClient()],
    handler: async (message, context: InvocationContext) => {
      const { ports, written } = await noted();
      try {
        await keepDeadLetter(ports, message, { queue, ...reasonOf(context) });
      } catch (error) {
        await restBeforeRetry(error, context);
        throw error;
      }
      await relayBells(ports, durableBell(context), written());
    },
  });
}

async function noted() {
  const shared = await composition();
  const { runs, written } = notingWrites(shared.runs);
  return { ports: { ...shared, runs }, written };
}
