import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventType } from '../../infra/local/durable/history-event.ts';
import { LATEST_RULES, underLatestRules } from '../../shared/workflow/rules.ts';
import { untimed } from '../../shared/workflow/rules/watch.ts';
import type { RunState } from '../../shared/workflow/rules/run-state.ts';
import { testClock } from '../../infra/local/test-clock.ts';
import { asked, recordGenerations, replay, scheduled, type Generation } from '../support/generations.ts';
import { openApp, type App } from '../support/open-app.ts';
import { approveAll, brief, planned } from '../support/plan-event.ts';

const folder = join(import.meta.dirname, 'histories');

/** Rehearsals that are recorded: one that the run does alone, and one whose agents work side by side, in real time. */
const recordings: Readonly<Record<string, { level: 'Beginner' | 'Intermediate'; queues: boolean }>> = {
  'krakow-rehearsal': { level: 'Beginner', queues: false },
  'krakow-side-by-side': { level: 'Intermediate', queues: true },
};

let app: App;
beforeAll(async () => {
  // Recorded anew on purpose only: what is stored stands for the runs that were under way before a deploy.
  const name = process.env['EODS_RECORD_HISTORY'];
  if (name) await record(name);
  app = await openApp({ clock: testClock('2027-02-01T09:00:00Z') });
}, 300_000);
afterAll(() => app.remove());

async function record(name: string): Promise<void> {
  const { level, queues } = recordings[name] ?? { level: 'Beginner', queues: false };
  const recorded = await openApp(queues ? { queues } : { clock: testClock('2027-02-01T09:00:00Z') });
  const generations = await rehearsal(recorded, level);
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(generations, null, 1)}\n`);
  await recorded.remove();
}

function rehearsal(on: App, instructionLevel = 'Beginner'): Promise<Generation[]> {
  return recordGenerations(on.functions, async () => {
    const options = { execution: 'simulated', seed: 7, instructionLevel } as const;
    const { id } = await planned(on, brief('krakow'), options);
    await approveAll(on, id);
    await untilEnded(on, id);
  });
}

/** The instance ends a turn after the event reads as completed. */
async function untilEnded(app: App, id: string): Promise<void> {
  while (app.engine.getStatus(id)?.runtimeStatus !== 'Completed') await new Promise(setImmediate);
}

function stored(file: string): Generation[] {
  return JSON.parse(readFileSync(join(folder, file), 'utf8')) as Generation[]; // written above
}

/** What was recorded under earlier rules goes on under the newest: that alone is another answer today. */
function goingOnUnderLatest(answer: Generation['answer']): Generation['answer'] {
  const { actions, ...rest } = structuredClone(answer);
  for (const action of actions.flat()) {
    const { input } = action as { input?: { rules?: number; state?: RunState } }; // as the loop gave it
    if (input?.rules === undefined || input.state === undefined) continue;
    Object.assign(input, { rules: LATEST_RULES, state: underLatestRules(input.state), timing: untimed });
  }
  return { ...rest, actions };
}

describe.each(readdirSync(folder))('the recorded history %s', (file) => {
  it("leads today's orchestrator to the same steps in every generation", async () => {
    const generations = stored(file);
    expect(generations.length).toBeGreaterThan(4);
    for (const generation of generations) {
      expect(await replay(app.functions, generation)).toEqual(goingOnUnderLatest(generation.answer));
      expect(asked(generation.answer).slice(0, scheduled(generation).length)).toEqual(scheduled(generation));
    }
  });

  it('is one whole rehearsal: every generation but the last goes on, and the last completes the run', () => {
    const answers = stored(file).map(({ answer }) => answer);
    const last = answers.at(-1);
    expect(
      answers.slice(0, -1).every(({ actions }) => actions.flat().some(({ actionType }) => actionType === 4)),
    ).toBe(true);
    expect(last).toMatchObject({ isDone: true, output: 'completed' });
    const steps = new Set(answers.flatMap(asked));
    for (const step of [
      'read-inbox',
      'survey',
      'request-approval',
      'simulate',
      'enter-state',
      'close-run',
      'timer',
    ])
      expect(steps).toContain(step);
  });

  it('would be found out if a step had come back with another result', async () => {
    const generation = stored(file).find((candidate) => scheduled(candidate).includes('survey'));
    if (!generation) throw new Error('no generation surveys the run');
    const at = generation.payload.history.findIndex(({ Name }) => Name === 'survey');
    const surveyed = generation.payload.history[at]?.EventId;
    const history = generation.payload.history.map((event) =>
      event.EventType === eventType.taskCompleted && event.TaskScheduledId === surveyed
        ? { ...event, Result: JSON.stringify({ fault: false, letters: [], picture: null }) }
        : event,
    );
    const other = { ...generation, payload: { ...generation.payload, history } };
    expect(await replay(app.functions, other)).not.toEqual(generation.answer);
  });
});

describe('the recorded history of agents that work side by side', () => {
  const generations = stored('krakow-side-by-side.json');

  it('began under version 2 of the rules and sends work to queues, whose answers come as letters', () => {
    expect(generations.map(({ payload }) => (payload.input as { rules: number }).rules)).toContain(2); // as the loop gave it
    const sent = generations.filter(({ answer }) => asked(answer).includes('send-work'));
    expect(sent.length).toBeGreaterThan(1);
    const letters = generations.flatMap(({ payload }) => payload.history.map(({ Result }) => Result ?? ''));
    expect(letters.filter((result) => /"kind":"work"/.test(result)).length).toBeGreaterThan(2);
  });
});

describe('a rehearsal of today', () => {
  it('is replayed to the same steps', async () => {
    const generations = await rehearsal(app);
    for (const generation of generations) {
      expect(await replay(app.functions, generation)).toEqual(generation.answer);
    }
    expect(generations.at(-1)?.answer.output).toBe('completed');
  });
});
