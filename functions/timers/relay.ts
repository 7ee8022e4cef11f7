import { app } from '@azure/functions';
import { input } from 'durable-functions';
import { relayMessages } from '../../shared/workflow/relay-messages.ts';
import { relayAndRevive } from '../../shared/workflow/relay-outbox.ts';
import { durableBell } from '../bell.ts';
import { composition } from '../composition.ts';

/** What no request handed on - its process died, a store was away - is handed on here. */
app.timer('relay', {
  schedule: '0 * * * * *',
  // Harmless wherever an instance starts, and a process that takes over from a dead one goes on at once.
  runOnStartup: true,
  extraInputs: [input.durableClient()],
  handler: async (_timer, context) => {
    const ports = await composition();
    await relayAndRevive(ports, durableBell(context));
    // Here alone: no request waits for a mail server.
    await relayMessages(ports);
  },
});
