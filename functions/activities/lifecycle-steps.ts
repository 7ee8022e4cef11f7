import type { InvocationContext } from '@azure/functions';
import { app } from 'durable-functions';
import { Fault } from '../../shared/kernel/errors.ts';
import { catalog } from '../../shared/workflow/catalog.ts';
import { closeRun } from '../../shared/workflow/close-run.ts';
import { performEffect, type EffectInput } from '../../shared/workflow/perform-effect.ts';
import { readInbox } from '../../shared/workflow/read-inbox.ts';
import { relayOf, relayWork } from '../../shared/workflow/relay-outbox.ts';
import type { RunState } from '../../shared/workflow/rules/run-state.ts';
import type { Told } from '../../shared/workflow/rules/watch.ts';
import { turnPart } from '../../shared/workflow/tell-timing.ts';
import { composition } from '../composition.ts';

const verbs = [
  'survey',
  'send-work',
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
    handler: (input: EffectInput, context) =>
      told(context, async () => {
        const ports = await composition();
        const outcome = await performEffect(ports, input);
        await (name === 'send-work' ? relayWork(ports, input.run) : relayOf(ports, [input.run]));
        return outcome;
      }),
  });
}

interface InboxInput {
  run: RunState['run'];
  after: number;
}

interface ClosingInput extends InboxInput {
  outcome: 'completed' | 'cancelled';
  timing?: Told;
}

app.activity('read-inbox', {
  handler: ({ run, after }: InboxInput, context) =>
    told(context, async () => readInbox(await composition(), systemScope(run), run.eventId, after)),
});

app.activity('close-run', {
  handler: ({ run, after, outcome, timing }: ClosingInput, context) =>
    told(context, async () => {
      const ports = await composition();
      const system = systemScope(run);
      const reader = ports.runs.read(system, run.eventId);
      const cause = await reader.causeOf(after);
      const turn = await turnPart(ports, reader, { eventId: run.eventId, after, cause, timing });
      const attributes = { 'eods.event.id': run.eventId, 'eods.step': 'close-run', 'eods.agent': 'system' };
      const start = { name: 'close-run', parent: turn.parent, attributes } as const;
      const closed = await ports.telemetry.span({ ...start, figure: 'eods.step.duration' }, () =>
        closeRun(ports, { ...system, ...cause }, run.eventId, outcome, after),
      );
      if (closed) {
        turn.tellEarlier();
        turn.tellOver();
      }
      await relayOf(ports, [run]);
      return closed;
    }),
});

/** Declared faults cross into the run's records; of anything else only the log learns the details. */
async function told<T>(context: InvocationContext, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Fault) throw error;
    context.error('unexpected error in an activity', error);
    throw new Fault('internal', `unexpected; the log has the details under ${context.invocationId}`);
  }
}

function systemScope({ organisationId }: RunState['run']) {
  return { organisationId, principal: { id: 'system', name: 'system', roles: ['system'] } };
}
