import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { AgentTrace } from '../../shared/kernel/agent-trace.ts';
import type { Problem } from '../../shared/kernel/errors.ts';
import type { ChainedEntry, Question } from '../../shared/kernel/run-store.ts';
import { ok, until, untilSettled, type EventView } from '../support/api.ts';
import { openApp, type App } from '../support/open-app.ts';
import { briefWithoutBudget, readAll } from '../support/plan-event.ts';

type Line = Record<string, unknown>;

let app: App;
let event: EventView;
const lines: Line[] = [];

const started = 'a'.repeat(32);
const answered = 'b'.repeat(32);
const under = (trace: string, requestId?: string) => ({
  traceparent: `00-${trace}-${'c'.repeat(16)}-01`,
  ...(requestId && { 'x-request-id': requestId }),
});
const post = <T>(path: string, body: unknown, headers: Record<string, string>) =>
  app.api.send<T>('POST', path, { body, headers });

beforeAll(async () => {
  app = await openApp();
  vi.mocked(console.log).mockImplementation((line: string) => void lines.push(JSON.parse(line) as Line)); // its own lines
  const { id } = ok(await app.api.post<EventView>('events', briefWithoutBudget));
  ok(await post(`events/${id}/actions/start`, {}, under(started, 'request-one')));
  await untilSettled(app.api, id);
  const { questions } = ok(await app.api.get<{ questions: Question[] }>(`events/${id}/questions`));
  for (const question of questions) {
    const path = `events/${id}/questions/${question.id}/answer`;
    ok(await post(path, { value: '2 000 PLN incl. VAT' }, under(answered)));
  }
  event = await until(app.api, id, ({ waitingFor }) => waitingFor.some(({ kind }) => kind === 'approval'));
});
afterAll(() => app.remove());

describe('the trace of a request', () => {
  it('is found in every artifact that came of it, and in its change of the log', async () => {
    const { artifacts } = await readAll(app, event.id);
    expect(artifacts.get('EventBrief')?.envelope).toMatchObject({ traceId: answered, revision: 2 });
    expect(artifacts.get('BudgetDecision')?.envelope.traceId).toBe(answered);
    const { changes } = ok(await app.api.get<{ changes: ChainedEntry[] }>(`events/${event.id}/changes`));
    expect(changes.find(({ title }) => title === 'Event brief drafted')?.traceId).toBe(started);
    expect(changes.find(({ title }) => title === 'Budget decision drafted')?.traceId).toBe(answered);
  });

  it('is found in the agent traces and in the log of the server, many steps later', async () => {
    const { traces } = ok(await app.api.get<{ traces: AgentTrace[] }>(`events/${event.id}/traces`));
    expect(new Set(traces.map(({ traceId }) => traceId))).toEqual(new Set([started, answered]));
    const steps = lines.filter(({ message }) => message === 'step taken');
    const budget = steps.filter(({ agent, traceId }) => agent === 'budget-analyst' && traceId === answered);
    expect(budget.length).toBeGreaterThanOrEqual(2);
    expect(budget[0]).toMatchObject({ step: 'run-task', eventId: event.id });
    const spans = steps.map(({ spanId }) => String(spanId));
    expect(spans.every((id) => /^[\da-f]{16}$/.test(id))).toBe(true);
    expect(new Set(spans).size).toBe(spans.length); // each step is a span of its own
  });

  it('leaves the log of decisions and changes verifiable', async () => {
    expect(ok(await app.api.get(`events/${event.id}/audit`))).toMatchObject({ verified: true });
  });
});

describe('the figures of the process', () => {
  it('count requests, tasks and gates with their limits, and name neither an event nor a person', async () => {
    const answer = await fetch(`${app.url}/metrics`);
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    const text = await answer.text();
    const value = (line: RegExp) => Number(line.exec(text)?.[1]);
    const tasks = /^eods_task_duration_seconds_count\{[^}]*eods_agent="budget-analyst"[^}]*\} (\d+)$/m;
    expect(value(tasks)).toBeGreaterThanOrEqual(1);
    expect(text).toMatch(/^eods_task_duration_seconds_bucket\{.*le="2"\} \d+$/m);
    expect(text).toMatch(/^eods_gate_duration_seconds_bucket\{.*le="3"\} \d+$/m);
    expect(value(/^eods_run_started_total (\d+)$/m)).toBe(1);
    expect(value(/^eods_runs_active (\d+)$/m)).toBe(1);
    expect(text).toContain('http_route="/api/events/{id}/actions/{action}"');
    expect(text).not.toContain(event.id);
    expect(text).not.toMatch(/\bcli\b|left-out|Anniversary/i);
  });
});

describe('the id of a request', () => {
  it('is what the client calls it, in the answer and in the log beside the trace', async () => {
    expect(lines.find(({ requestId }) => requestId === 'request-one')).toMatchObject({
      endpoint: 'events-act',
      traceId: started,
    });
    const { headers } = await app.api.send('GET', 'me', { headers: { 'x-request-id': 'mine-1234' } });
    expect(headers.get('x-request-id')).toBe('mine-1234');
  });

  it('is made where the client gives none, or one that does not belong in a log', async () => {
    for (const given of ['', 'short', 'has blanks {"a":1}']) {
      const { headers } = await app.api.send('GET', 'health', { headers: { 'x-request-id': given } });
      expect(headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
    }
  });

  it('and the trace stand on refusals, too', async () => {
    const { headers, body } = await app.api.send<Problem>('GET', 'events/none', {
      headers: under(answered, 'mine-1234'),
    });
    expect([headers.get('x-request-id'), body.traceId]).toEqual(['mine-1234', answered]);
  });
});
