import { describe, expect, it } from 'vitest';
import type { OpenSpans } from '../../../../shared/adapters/telemetry/spans.ts';
import { tracedTelemetry } from '../../../../shared/adapters/telemetry/traced-telemetry.ts';
import { Fault } from '../../../../shared/kernel/errors.ts';
import type { Attributes } from '../../../../shared/kernel/telemetry-names.ts';

const client = { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16) };

function opened(openSpan?: OpenSpans) {
  const lines: Record<string, unknown>[] = [];
  const taken: [string, number, Attributes][] = [];
  const telemetry = tracedTelemetry({
    write: (line) => lines.push(JSON.parse(line) as Record<string, unknown>), // its own lines
    now: () => 0,
    openSpan,
    takeFigure: (...figure) => taken.push(figure),
  });
  return { telemetry, lines, taken };
}

describe('a line of the log', () => {
  it('carries the ids of the trace and the span that it is written under, whatever is awaited between', async () => {
    const { telemetry, lines } = opened();
    await telemetry.span({ name: 'outer', parent: client }, async (outer) => {
      await new Promise(setImmediate);
      telemetry.log('info', 'outside');
      await telemetry.span({ name: 'inner' }, async (inner) => {
        telemetry.log('info', 'inside');
        expect(inner.context).toEqual({ traceId: client.traceId, spanId: lines[1]?.['spanId'] });
      });
      expect(lines[0]).toMatchObject({ message: 'outside', ...outer.context });
      expect(lines[0]?.['spanId']).not.toBe(lines[1]?.['spanId']);
    });
  });

  it('carries none outside any span', () => {
    const { telemetry, lines } = opened();
    telemetry.log('info', 'alone');
    expect(lines[0]).not.toHaveProperty('traceId');
    expect(telemetry.current()).toBeUndefined();
  });
});

describe('a span', () => {
  it('keeps side by side apart', async () => {
    const { telemetry } = opened();
    const run = (traceId: string) =>
      telemetry.span({ name: 'one', parent: { ...client, traceId } }, async () => {
        await new Promise(setImmediate);
        return telemetry.current()?.traceId;
      });
    const traces = ['c'.repeat(32), 'd'.repeat(32)];
    expect(await Promise.all(traces.map(run))).toEqual(traces);
  });

  it('begins a trace where it is told to, also below another', async () => {
    const { telemetry } = opened();
    const ids = await telemetry.span({ name: 'outer', parent: client }, () =>
      telemetry.span({ name: 'own', parent: 'none' }, async ({ context }) => context),
    );
    expect(ids.traceId).toMatch(/^[\da-f]{32}$/);
    expect(ids.traceId).not.toBe(client.traceId);
  });

  it.each([
    [new Fault('event.not-found', 'the wedding of Ola'), 'event.not-found'],
    [new TypeError('the wedding of Ola'), 'TypeError'],
    ['the wedding of Ola', 'unknown'],
  ])('that fails says of what kind, never what was said, and throws on', async (error, type) => {
    const ends: (string | undefined)[] = [];
    const { telemetry, taken } = opened(() => ({
      context: client,
      set: () => {},
      end: (how) => ends.push(how),
    }));
    const work = telemetry.span({ name: 'check gate', figure: 'eods.gate.duration' }, () =>
      Promise.reject(error),
    );
    await expect(work).rejects.toBe(error);
    expect(ends).toEqual([type]);
    expect(taken).toEqual([['eods.gate.duration', expect.any(Number), { 'error.type': type }]]);
  });
});

describe('a figure', () => {
  it('is split by what it declares, and by nothing else that its span says', async () => {
    const { telemetry, taken } = opened();
    const attributes = { 'eods.event.id': 'evt-1', 'eods.gate': 'timeline-gate' };
    await telemetry.span({ name: 'check gate', attributes, figure: 'eods.gate.duration' }, async () => {});
    expect(taken).toEqual([['eods.gate.duration', expect.any(Number), { 'eods.gate': 'timeline-gate' }]]);
    expect(taken[0]?.[1]).toBeGreaterThanOrEqual(0);
    expect(taken[0]?.[1]).toBeLessThan(5); // seconds
  });

  it('is counted without a span, too', () => {
    const { telemetry, taken } = opened();
    telemetry.record('eods.run.ended', 1, { 'eods.outcome': 'completed', 'eods.event.id': 'evt-1' });
    expect(taken).toEqual([['eods.run.ended', 1, { 'eods.outcome': 'completed' }]]);
  });
});
