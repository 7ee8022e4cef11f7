import { app } from 'durable-functions';
import { catalog } from '../../shared/workflow/catalog.ts';
import { closeRun } from '../../shared/workflow/close-run.ts';
import { performEffect, type EffectInput } from '../../shared/workflow/perform-effect.ts';
import { readInbox } from '../../shared/workflow/read-inbox.ts';
import { relayDocuments } from '../../shared/workflow/relay-outbox.ts';
import type { RunState } from '../../shared/workflow/rules.ts';
import { composition } from '../composition.ts';

const verbs = [
  'survey',
  'ask',
  'request-approval',
  'chase-approval',
  'simulate',
  'enter-state',
  'report-failure',
];

// One activity per agent and per verb, all of one shape: the step names what is to be done.
for (const name of [...catalog.agents.keys(), ...verbs]) {
  app.activity(name, {
    handler: async (input: EffectInput) => {
      const ports = await composition();
      const outcome = await performEffect(ports, input);
      await relayDocuments(ports);
      return outcome;
    },
  });
}

interface InboxInput {
  run: RunState['run'];
  after: number;
}

app.activity('read-inbox', {
  handler: async ({ run, after }: InboxInput) =>
    readInbox(await composition(), systemScope(run), run.eventId, after),
});

app.activity('close-run', {
  handler: async ({ run, after, outcome }: InboxInput & { outcome: 'completed' | 'cancelled' }) => {
    const ports = await composition();
    const closed = await closeRun(ports, systemScope(run), run.eventId, outcome, after);
    await relayDocuments(ports);
    return closed;
  },
});

function systemScope({ organisationId }: RunState['run']) {
  return { organisationId, principal: { id: 'system', name: 'system', roles: ['system'] } };
}
