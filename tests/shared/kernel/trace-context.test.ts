import { describe, expect, it } from 'vitest';
import { parentOf, traceContextIn, traceParentOf } from '../../../shared/kernel/trace-context.ts';

const [traceId, spanId] = ['4bf92f3577b34da6a3ce929d0e0e4736', '00f067aa0ba902b7'];

describe('a traceparent', () => {
  it('is read and written as W3C says', () => {
    const text = `00-${traceId}-${spanId}-01`;
    expect(traceContextIn(text)).toEqual({ traceId, spanId });
    expect(traceParentOf({ traceId, spanId })).toBe(text);
  });

  it('may be of a later version, which adds parts', () => {
    expect(traceContextIn(`01-${traceId}-${spanId}-01-more`)).toEqual({ traceId, spanId });
  });

  it.each([
    undefined,
    null,
    '',
    'none',
    `00-${traceId.toUpperCase()}-${spanId}-01`,
    `00-${'0'.repeat(32)}-${spanId}-01`,
    `00-${traceId}-${'0'.repeat(16)}-01`,
    `00-${traceId}-${spanId}`,
    `{"a":"00-${traceId}-${spanId}-01"}`,
  ])('that names no span is none: %j', (text) => {
    expect(traceContextIn(text)).toBeUndefined();
  });
});

describe('the cause of a step', () => {
  it('is the span that goes on', () => {
    expect(parentOf({ traceId, spanId })).toEqual({ traceId, spanId });
  });

  it('holds its trace together where the span was not kept', () => {
    expect(parentOf({ traceId })).toEqual({ traceId, spanId: traceId.slice(0, 16) });
    expect(parentOf(undefined)).toBeUndefined();
  });
});
