import type { OrchestrationContext } from 'durable-functions';
import { describe, expect, it } from 'vitest';
import { eventLifecycle } from '../../orchestrators/event-lifecycle.ts';
import { LATEST_RULES } from '../../shared/workflow/rules.ts';
import { beginning, type Picture, type RunState } from '../../shared/workflow/rules/run-state.ts';

const clock = { asOf: '2027-02-01', startedAt: 0, speed: 1 };
const fresh = beginning({ organisationId: 'o', eventId: 'e' }, clock, '1');
const idle: Picture = { ready: [], ask: false, request: [], simulate: null, enter: null, deadlines: [] };

/** The loop without an engine: what it asks for is noted, what it gets is said by the test. */
function lifecycle(state: RunState) {
  const asked: string[] = [];
  const next: { rules: number; state: RunState }[] = [];
  const bell = { bell: true };
  const timers: { fireAt: Date; cancelled: boolean }[] = [];
  const df = {
    getInput: () => ({ rules: LATEST_RULES, state }),
    currentUtcDateTime: new Date('2027-02-01T09:00:00Z'),
    callActivityWithRetry: (name: string) => asked.push(name),
    waitForExternalEvent: () => bell,
    createTimer: (fireAt: Date) => {
      const timer = { fireAt, cancelled: false, cancel: () => (timer.cancelled = true) };
      timers.push(timer);
      return timer;
    },
    Task: { any: () => asked.push('wait') },
    continueAsNew: (input: { rules: number; state: RunState }) => next.push(input),
  };
  const context = { df } as unknown as OrchestrationContext; // only what the loop touches
  return { run: eventLifecycle(context), asked, next, timers, bell };
}

const nothingNew = { fault: false, letters: [], picture: idle };

describe('the lifecycle loop', () => {
  it('reads the inbox, surveys, and waits when there is nothing to do', () => {
    const { run, asked, next, timers, bell } = lifecycle(fresh);
    run.next();
    run.next([]);
    run.next(nothingNew);
    const last = run.next(bell);
    expect(asked).toEqual(['read-inbox', 'survey', 'wait']);
    expect(last.done).toBe(true);
    expect(timers).toMatchObject([{ cancelled: true }]);
    expect(next).toMatchObject([{ state: { picture: idle, operations: 1 } }]);
  });

  it('waits at most an hour, whatever happens to the bell', () => {
    const { run, timers } = lifecycle(fresh);
    run.next();
    run.next([]);
    run.next(nothingNew);
    expect(timers[0]?.fireAt.toISOString()).toBe('2027-02-01T10:00:00.000Z');
  });

  it('outlives an inbox that cannot be read', () => {
    const { run, asked, next, timers } = lifecycle(fresh);
    run.next();
    run.throw(new Error('the store is away'));
    expect(asked).toEqual(['read-inbox', 'wait']);
    expect(timers[0]?.fireAt.toISOString()).toBe('2027-02-01T09:00:30.000Z');
    expect(run.next(timers[0]).done).toBe(true);
    expect(next).toMatchObject([{ state: { cursor: 0, cancelled: false } }]);
  });

  it('keeps a failed step pending under the same operation', () => {
    const { run, next, timers } = lifecycle(fresh);
    run.next();
    run.next([]);
    run.throw(new Error('no answer'));
    run.next([]);
    run.next(timers[0]);
    expect(next).toMatchObject([{ state: { pending: { do: 'survey', operation: 'op-1-1' }, failures: 1 } }]);
  });

  it('closes the run when it is cancelled, and reads on when a letter came first', () => {
    const { run, asked } = lifecycle(fresh);
    run.next();
    run.next([{ seq: 1, kind: 'command', body: { command: 'cancel' } }]);
    run.next([]);
    run.next(false);
    expect(asked).toEqual(['read-inbox', 'read-inbox', 'close-run', 'read-inbox']);
    run.next([]);
    expect(run.next(true)).toEqual({ done: true, value: 'cancelled' });
  });

  it('hands over after a limited number of steps', () => {
    const { run, asked, next } = lifecycle(fresh);
    run.next();
    for (let letter = 1; next.length === 0; letter++) run.next([{ seq: letter, kind: 'record', body: {} }]);
    expect(asked).toHaveLength(25);
    expect(next).toMatchObject([{ state: { cursor: 25 } }]);
  });
});
