import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ServiceBusClient } from '@azure/service-bus';
import type { DeadLetter } from '../../shared/kernel/dead-letter-store.ts';
import type { AgentTrace } from '../../shared/kernel/agent-trace.ts';
import { ok, until, untilSettled, type EventView } from '../support/api.ts';
import { tasksAhead } from '../support/full-plan.ts';
import { openApp, type App } from '../support/open-app.ts';
import { brief, heads } from '../support/plan-event.ts';

let app: App;
let bus: ServiceBusClient;
let event: EventView;
beforeAll(async () => {
  app = await openApp({ queues: true });
  bus = new ServiceBusClient(process.env['SERVICE_BUS'] ?? '');
  const { id } = ok(await app.api.post<EventView>('events', brief('krakow')));
  ok(await app.api.post(`events/${id}/actions/start`, { instructionLevel: 'Intermediate' }));
  event = await untilSettled(app.api, id, 150_000);
}, 180_000);
afterAll(async () => {
  await bus.close();
  await app.remove();
});

const traces = async (id: string) =>
  ok(await app.api.get<{ traces: AgentTrace[] }>(`events/${id}/traces`)).traces;
const deadLetters = async () =>
  ok(await app.api.get<{ deadLetters: DeadLetter[] }>('dead-letters')).deadLetters;
const bySending = ({ operationId, task }: AgentTrace) => operationId.endsWith(`-${task}`);

async function eventually<T>(read: () => Promise<T | undefined>): Promise<T> {
  for (const end = Date.now() + 30_000; ; await new Promise((resolve) => setTimeout(resolve, 50))) {
    const found = await read();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error('it does not come');
  }
}

describe('a plan that several agents make', () => {
  it('is whole, and every task is drafted once, by message or by the run', async () => {
    expect(event).toMatchObject({ state: 'Research', status: 'waiting' });
    const run = await traces(event.id);
    expect(run.map(({ task }) => task).sort()).toEqual(
      tasksAhead()
        .map(({ name }) => name)
        .sort(),
    );
    const sent = run.filter(bySending);
    expect(sent.map(({ agent }) => agent)).toContain('venue-researcher');
    expect(sent.map(({ agent }) => agent)).toContain('budget-analyst');
    expect(run.filter((trace) => !bySending(trace)).map(({ agent }) => agent)).toContain('event-planner');
  });

  it('is measured by phase, from the first work that was sent until all was in', async () => {
    const text = await (await fetch(`${app.url}/metrics`)).text();
    const counted =
      /^eods_phase_duration_seconds_count\{eods_phase="Budget",eods_outcome="complete"\} (\d+)$/m.exec(text);
    expect(Number(counted?.[1])).toBeGreaterThanOrEqual(1);
  });

  it('is not changed by a message that is delivered again', async () => {
    const before = await heads(app, event.id);
    const [again] = (await traces(event.id)).filter(bySending);
    if (!again) throw new Error('nothing was sent');
    const { agent, task, operationId: operation } = again;
    const message = { organisationId: 'default', eventId: event.id, task, operation, attempt: 1 };
    for (const messageId of ['again-1', 'again-2'])
      await bus.createSender(`work-${agent}`).sendMessages({ messageId, body: message });
    const [unseen] = await bus.createReceiver(`work-${agent}`).peekMessages(1);
    expect(unseen === undefined || unseen.messageId?.toString().startsWith('again')).toBe(true);
    await untilSettled(app.api, event.id);
    expect(await heads(app, event.id)).toEqual(before);
  });
});

describe('a message that no agent can work on', () => {
  const unknown = {
    organisationId: 'default',
    eventId: 'evt-unknown',
    task: 'score-venues',
    operation: 'op-1-1-score-venues',
    attempt: 1,
  };

  it('becomes a dead letter of its organisation, with the reason, and of no other', async () => {
    const sender = bus.createSender('work-venue-researcher');
    await sender.sendMessages([
      { messageId: 'poison', body: 'not work' },
      { messageId: 'unknown', body: unknown },
    ]);
    const [letter] = await eventually(async () => {
      const found = await deadLetters();
      return found.length > 0 ? found : undefined;
    });
    expect(letter).toMatchObject({ ...unknown, reason: 'event.not-found', retried: null });
    expect(await deadLetters()).toHaveLength(1);
    await app.sql(
      `insert into member (organisation_id, id, name, roles, substitutes) values ('elsewhere', 'ada', 'Ada', '["administrator"]', '[]')`,
    );
    expect(ok(await app.as('ada').get('dead-letters'))).toMatchObject({ deadLetters: [] });
    const retried = await app.as('ada').post(`dead-letters/${letter?.id}/retry`, {});
    expect(retried).toMatchObject({ status: 404, body: { code: 'dead-letter.not-found' } });
  });

  it('is not sent again while there is no such event', async () => {
    const reply = await app.api.post('dead-letters/evt-unknown.op-1-1-score-venues.1/retry', {});
    expect(reply).toMatchObject({ status: 404, body: { code: 'event.not-found' } });
  });
});

describe('work of a run that was given up', () => {
  it('is sent again once, and the run goes on', async () => {
    const { id } = event;
    const letter = `${id}.op-9-1-score-venues.1`;
    await app.sql(
      `insert into dead_letter values ('default', '${id}', '${letter}', 'work-venue-researcher', 'score-venues', 'op-9-1-score-venues', 1, 'MaxDeliveryCountExceeded', 'd', '2027-02-01T00:00:00.000Z', null, null)`,
    );
    const first = ok(await app.api.post<DeadLetter>(`dead-letters/${letter}/retry`, {}));
    expect(first.retried).toMatchObject({ by: 'cli' });
    expect(ok(await app.api.post(`dead-letters/${letter}/retry`, {}))).toEqual(first);
    const told = await eventually(async () => {
      const rows = await app.sql(`select * from inbox where letter_key = 'work:op-9-1-score-venues'`);
      return rows.length > 0 ? rows : undefined;
    });
    expect(told).toHaveLength(1);
    expect(await until(app.api, id, ({ status }) => status === 'waiting')).toMatchObject({
      state: 'Research',
    });
  });

  it('changes nothing in a run that is cancelled', async () => {
    const { id } = event;
    ok(await app.api.post(`events/${id}/actions/cancel`, {}));
    await until(app.api, id, ({ status }) => status === 'cancelled');
    const letters = await app.sql(`select * from inbox`);
    const body = {
      organisationId: 'default',
      eventId: id,
      task: 'score-venues',
      operation: 'op-late',
      attempt: 1,
    };
    await bus.createSender('work-venue-researcher').sendMessages({ messageId: 'late', body });
    await eventually(async () => {
      const left = await bus.createReceiver('work-venue-researcher').peekMessages(5);
      return left.length === 0 ? true : undefined;
    });
    expect(await app.sql(`select * from inbox`)).toHaveLength(letters.length);
  });
});
