import { describe, expect, it } from 'vitest';
import {
  beginning,
  type Effect,
  type Picture,
  type RunState,
} from '../../../shared/workflow/rules/run-state.ts';
import { fold, intend, next, settle } from '../../../shared/workflow/rules/version-1.ts';

const clock = { asOf: '2027-02-01', startedAt: 1_000_000, speed: 1 };
const now = 1_060_000;
const runNow = Date.parse('2027-02-01T00:00:00Z') + 60_000;
const idle: Picture = { ready: [], ask: false, request: [], simulate: null, enter: null, deadlines: [] };

function run(change: Partial<RunState> = {}): RunState {
  return { ...beginning({ organisationId: 'o', eventId: 'e' }, clock, '1'), ...change };
}
const seen = (picture: Partial<Picture>) => run({ picture: { ...idle, ...picture } });

describe('a run that knows nothing', () => {
  it('surveys the stores first', () => {
    expect(next(run(), now)).toEqual({ do: 'survey', operation: 'op-1-1' });
  });
});

describe('a run that has seen the stores', () => {
  it('drafts before it asks, requests or advances', () => {
    const step = next(seen({ ready: [{ task: 't', agent: 'a' }], ask: true, enter: 'Plan' }), now);
    expect(step).toEqual({ do: 'run-task', operation: 'op-1-1', task: 't', agent: 'a' });
  });

  it('asks before it requests an approval', () => {
    expect(next(seen({ ask: true, request: ['venue'] }), now)).toMatchObject({ do: 'ask' });
  });

  it('requests an approval before it enters the next state', () => {
    expect(next(seen({ request: ['budget'], enter: 'Logistics' }), now)).toMatchObject({
      do: 'request-approval',
    });
  });

  it('enters the state whose conditions hold', () => {
    expect(next(seen({ enter: 'Plan' }), now)).toEqual({
      do: 'enter-state',
      operation: 'op-1-1',
      to: 'Plan',
    });
  });

  it('closes as completed after the last state', () => {
    expect(next(seen({ enter: 'end' }), now)).toEqual({ do: 'close', outcome: 'completed' });
  });

  it('waits without a deadline when nobody has one', () => {
    expect(next(seen({}), now)).toEqual({ do: 'wait', until: null });
  });

  it('waits until the nearest deadline, told in wall-clock time', () => {
    const deadlines = [
      { approval: 'late', at: runNow + 9_000 },
      { approval: 'soon', at: runNow + 5_000 },
    ];
    expect(next(seen({ deadlines }), now)).toEqual({ do: 'wait', until: now + 5_000 });
  });

  it('chases an approval whose deadline has passed on the run clock', () => {
    const step = next(seen({ deadlines: [{ approval: 'a', at: runNow }] }), now);
    expect(step).toEqual({ do: 'chase-approval', operation: 'op-1-1', approval: 'a', due: runNow });
  });
});

describe('a letter', () => {
  it('moves the cursor and throws the picture away', () => {
    const state = fold(seen({ enter: 'Plan' }), [{ seq: 1, kind: 'answer', body: { id: 'q' } }]);
    expect(state).toMatchObject({ cursor: 1, picture: null });
  });

  it('pauses, and a paused run only waits', () => {
    const paused = fold(seen({ enter: 'Plan' }), [{ seq: 1, kind: 'command', body: { command: 'pause' } }]);
    expect(next(paused, now)).toEqual({ do: 'wait', until: null });
  });

  it('resumes a paused run', () => {
    const commands = ['pause', 'resume'].map((command, index) => ({
      seq: index + 1,
      kind: 'command' as const,
      body: { command },
    }));
    expect(next(fold(run(), commands), now)).toMatchObject({ do: 'survey' });
  });

  it('cancels, whatever else is pending', () => {
    const state = fold(run({ pending: { do: 'ask', operation: 'op-1-1' } }), [
      { seq: 1, kind: 'command', body: { command: 'cancel' } },
    ]);
    expect(next(state, now)).toEqual({ do: 'close', outcome: 'cancelled' });
  });
});

describe('a step that was begun', () => {
  const step: Effect = { do: 'ask', operation: 'op-1-1' };

  it('is written down before it is taken and counts as an operation', () => {
    expect(intend(run(), step)).toMatchObject({ pending: step, operations: 1 });
  });

  it('is the next step again, with the same operation, after it failed and its delay passed', () => {
    const failed = settle(intend(run(), step), step, { fault: true, detail: 'x' }, now);
    expect(next(failed, now)).toEqual({ do: 'wait', until: now + 5_000 });
    expect(next(failed, now + 5_000)).toEqual(step);
  });

  it('leaves nothing pending once it is done', () => {
    const done = settle(intend(run(), step), step, { fault: false, letters: [], picture: idle }, now);
    expect(done).toMatchObject({ pending: null, failures: 0, picture: idle });
  });

  it('is reported to people when it failed three times in a row', () => {
    let state = intend(run(), step);
    for (let failure = 0; failure < 3; failure++)
      state = settle(state, step, { fault: true, detail: 'disk' }, now);
    expect(next(state, now)).toEqual({
      do: 'report-failure',
      operation: 'op-1-2',
      step: 'ask',
      detail: 'disk',
    });
  });

  it('is tried again at long intervals after it was reported', () => {
    const report: Effect = { do: 'report-failure', operation: 'op-1-2', step: 'ask', detail: 'disk' };
    const state = settle(
      run({ pending: report, failures: 3, failing: 'ask' }),
      report,
      { fault: false, letters: [], picture: null },
      now,
    );
    expect(next(state, now)).toEqual({ do: 'wait', until: now + 600_000 });
    expect(next(state, now + 600_000)).toMatchObject({ do: 'survey' });
  });

  it('is tried at once when a letter arrives', () => {
    const waiting = run({ retryAt: now + 600_000, failures: 3 });
    expect(next(fold(waiting, [{ seq: 1, kind: 'record', body: {} }]), now)).toMatchObject({ do: 'survey' });
  });
});
