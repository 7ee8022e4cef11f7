import { describe, expect, it } from 'vitest';
import type { Letter } from '../../../shared/kernel/run-store.ts';
import { LATEST_RULES, rulesFor, underLatestRules } from '../../../shared/workflow/rules.ts';
import {
  beginning,
  type Effect,
  type Picture,
  type RunState,
  type Sent,
} from '../../../shared/workflow/rules/run-state.ts';
import { WORK_ATTEMPTS, WORK_DEADLINE_MS } from '../../../shared/workflow/rules/version-2.ts';

const { fold, next, intend, settle } = rulesFor(2);
const now = 1_060_000;
const idle: Picture = { ready: [], ask: false, request: [], simulate: null, enter: null, deadlines: [] };
const own = { task: 'own', agent: 'lead' };
const theirs = { task: 'theirs', agent: 'other', contributes: true as const };
const sent: Sent = { task: 'theirs', agent: 'other', operation: 'op-1-1-theirs', attempt: 1, due: now + 5 };

function run(picture: Partial<Picture>, change: Partial<RunState> = {}): RunState {
  const clock = { asOf: '2027-02-01', startedAt: 1_000_000, speed: 1 };
  const fresh = beginning({ organisationId: 'o', eventId: 'e' }, clock, '1');
  return { ...fresh, picture: { ...idle, ...picture }, ...change };
}
const letter = (kind: Letter['kind'], body: Letter['body']): Letter => ({ seq: 1, kind, body });
const nothingNew = (picture: Picture | null) => ({ fault: false as const, letters: [], picture });

describe('a run whose agents can work side by side', () => {
  it('sends what the others can do, then lets the lead work, then waits for the answers', () => {
    const send = next(run({ ready: [own, theirs] }), now);
    if (send.do !== 'send-work') throw new Error(`it does ${send.do}`);
    const work = { task: 'theirs', agent: 'other', operation: 'op-1-1-theirs', attempt: 1 };
    expect(send).toEqual({ do: 'send-work', operation: 'op-1-1', work: [work] });

    const begun = intend(run({ ready: [own, theirs] }), send);
    const waiting = settle(begun, send, nothingNew(null), now);
    expect(waiting.sent).toEqual([{ ...work, due: now + WORK_DEADLINE_MS }]);
    expect(next(waiting, now)).toMatchObject({ do: 'run-task', task: 'own' });
    expect(next({ ...waiting, picture: { ...idle, ready: [theirs] } }, now)).toEqual({
      do: 'wait',
      until: now + WORK_DEADLINE_MS,
    });
  });

  it('looks again when an answer has come, whichever attempt it is of', () => {
    const answered = fold(run({ ready: [theirs] }, { sent: [{ ...sent, attempt: 2 }] }), [
      letter('work', { id: sent.operation }),
    ]);
    expect(answered).toMatchObject({ sent: [], picture: null });
  });

  it('takes no notice of an answer to what nobody waits for', () => {
    expect(fold(run({}, { sent: [sent] }), [letter('work', { id: 'op-1-0-theirs' })]).sent).toEqual([sent]);
  });

  it('waits no longer for work whose inputs are gone', () => {
    const step: Effect = { do: 'survey', operation: 'op-1-1' };
    expect(settle(run({}, { sent: [sent] }), step, nothingNew(idle), now).sent).toEqual([]);
  });
});

describe('a run whose work is overdue', () => {
  const late = { ...sent, due: now };

  it('sends it again as another attempt of the same work', () => {
    expect(next(run({ ready: [theirs] }, { sent: [late] }), now)).toMatchObject({
      do: 'send-work',
      work: [{ operation: sent.operation, attempt: 2 }],
    });
  });

  it('does it itself after the last attempt', () => {
    const last = { ...late, attempt: WORK_ATTEMPTS };
    expect(next(run({ ready: [theirs] }, { sent: [last] }), now)).toMatchObject({
      do: 'run-task',
      task: 'theirs',
      unanswered: true,
    });
  });

  it('sends at once again what its queue gave up, and not for an attempt before', () => {
    const failed = (attempt: number) =>
      fold(run({ ready: [theirs] }, { sent: [sent] }), [
        letter('work-failed', { id: sent.operation, attempt }),
      ]);
    expect(failed(1).sent).toEqual([{ ...sent, due: 0 }]);
    expect(failed(3).sent).toEqual([sent]);
  });

  it('does nothing about it while it is paused', () => {
    const paused = run({ ready: [theirs] }, { sent: [late], paused: true });
    expect(next(paused, now)).toEqual({ do: 'wait', until: null });
  });
});

describe('the rules of a generation', () => {
  it('are those it began with', () => {
    expect(rulesFor(1).next(run({ ready: [own, theirs] }), now)).toMatchObject({
      do: 'run-task',
      task: 'own',
    });
    expect(() => rulesFor(LATEST_RULES + 1)).toThrow('no lifecycle rules');
  });

  it('take over a state from before work was sent', () => {
    const { sent: _, ...before } = run({});
    expect(underLatestRules(before as RunState)).toEqual(run({})); // as version 1 left it
  });
});
