import { describe, expect, it } from 'vitest';
import type { RunReader } from '../../../shared/kernel/run-store.ts';
import type { PastSpan } from '../../../shared/kernel/telemetry.ts';
import type { Cause } from '../../../shared/kernel/trace-context.ts';
import type { Told } from '../../../shared/workflow/rules/watch.ts';
import { turnPart } from '../../../shared/workflow/tell-timing.ts';
import type { WorkflowPorts } from '../../../shared/workflow/workflow-ports.ts';

const start: Cause = { traceId: 'a'.repeat(32), spanId: '1'.repeat(16) };
const answer: Cause = { traceId: 'b'.repeat(32), spanId: '2'.repeat(16) };
/** Letters 0 to 2 came of the start, later ones of an answer. */
const causeOf = (seq: number) => (seq < 3 ? start : answer);
const reader = { causeOf: async (seq: number) => causeOf(seq) } as unknown as RunReader; // nothing else is read
const nothing = { untold: null, joined: null, fanOut: null };

async function step(after: number, timing: Told | undefined) {
  const spans: PastSpan[] = [];
  const figures: unknown[] = [];
  const telemetry = {
    past: (span: PastSpan) => void spans.push(span),
    record: (...figure: unknown[]) => void figures.push(figure),
  };
  const ports = { telemetry, now: () => 9000 } as unknown as WorkflowPorts; // no other port is touched
  const turn = await turnPart(ports, reader, { eventId: 'evt-1', after, cause: causeOf(after), timing });
  return { turn, spans, figures };
}

describe('the span of a turn', () => {
  it('is the parent of every step of it, and has the same id in each process', async () => {
    const timing = { ...nothing, turn: { since: 1000, part: 0 } };
    const [first, later, next] = await Promise.all([
      step(0, timing),
      step(2, timing),
      step(2, { ...nothing, turn: { since: 5000, part: 2 } }),
    ]);
    expect(later.turn.parent).toEqual(first.turn.parent);
    expect(first.turn.parent).toMatchObject({
      traceId: start.traceId,
      spanId: expect.stringMatching(/^[\da-f]{16}$/),
    });
    expect(next.turn.parent?.spanId).not.toBe(first.turn.parent?.spanId);
    later.turn.tellEarlier();
    expect(later.spans).toEqual([]);
    later.turn.tellOver();
    expect(later.spans).toEqual([
      {
        name: 'invoke_workflow event-lifecycle',
        context: first.turn.parent,
        parent: start,
        from: 1000,
        until: 9000,
        attributes: { 'eods.event.id': 'evt-1' },
      },
    ]);
  });

  it('ends where a letter of another request was read, and the rest is a part in the trace of that', async () => {
    const { turn, spans } = await step(4, { ...nothing, turn: { since: 1000, part: 1 } });
    expect(turn).toMatchObject({ part: 4, parent: { traceId: answer.traceId } });
    turn.tellEarlier();
    turn.tellOver();
    expect(spans.map(({ parent, context }) => [parent, context.traceId])).toEqual([
      [start, start.traceId],
      [answer, answer.traceId],
    ]);
  });

  it('is told by the next step where the run had to wait without', async () => {
    const untold = { since: 1000, part: 1, until: 2000 };
    const { turn, spans } = await step(4, { ...nothing, untold, turn: { since: 8000, part: 4 } });
    turn.tellEarlier();
    expect(spans).toMatchObject([{ parent: start, from: 1000, until: 2000 }]);
  });

  it('is none in a generation from before it was measured: its steps run under the request', async () => {
    const { turn, spans } = await step(4, undefined);
    turn.tellEarlier();
    turn.tellOver();
    expect([turn.parent, spans]).toEqual([answer, []]);
  });
});

describe('a phase of several agents', () => {
  const phase = { since: 1000, phase: 'Budget', outcome: 'complete', until: 3500 } as const;
  const figure = ['eods.phase.duration', 2.5, { 'eods.phase': 'Budget', 'eods.outcome': 'complete' }];
  const turn = { since: 500, part: 0 };

  it('is one figure and one span below the turn, told when the next phase sends', async () => {
    const { turn: part, spans, figures } = await step(0, { ...nothing, turn, joined: phase });
    part.tellEarlier();
    expect(figures).toEqual([figure]);
    expect(spans).toMatchObject([{ name: 'fan out and join', parent: part.parent, from: 1000, until: 3500 }]);
  });

  it('is told when the run waits, unless something is still out', async () => {
    const over = await step(0, { ...nothing, turn, fanOut: phase });
    over.turn.tellOver();
    expect(over.figures).toEqual([figure]);
    const out = await step(0, { ...nothing, turn, fanOut: { ...phase, until: null } });
    out.turn.tellOver();
    expect(out.figures).toEqual([]);
  });
});
