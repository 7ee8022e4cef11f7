import { describe, expect, it } from 'vitest';
import { spanLines } from '../../../../shared/adapters/telemetry/span-lines.ts';
import { tracedModel } from '../../../../shared/adapters/telemetry/traced-model.ts';
import { tracedTelemetry, type TakeFigure } from '../../../../shared/adapters/telemetry/traced-telemetry.ts';
import { Fault } from '../../../../shared/kernel/errors.ts';
import type { ModelReply } from '../../../../shared/kernel/model-port.ts';

function opened() {
  const spans: Record<string, unknown>[] = [];
  const taken: Parameters<TakeFigure>[] = [];
  const telemetry = tracedTelemetry({
    write: () => {},
    now: () => 0,
    ...spanLines((line) => spans.push(JSON.parse(line) as Record<string, unknown>)), // its own lines
    takeFigure: (...figure) => taken.push(figure),
  });
  return { telemetry, spans, taken };
}

describe('the spans of one machine', () => {
  it('are a line each, the inner before the outer, with who is below whom', async () => {
    const { telemetry, spans } = opened();
    await telemetry.span({ name: 'outer', kind: 'producer' }, () =>
      telemetry.span({ name: 'inner', attributes: { 'eods.gate': 'timeline-gate' } }, async () => {}),
    );
    const [inner, outer] = spans;
    expect(outer).toMatchObject({ name: 'outer', kind: 'producer', parentId: null, failed: false });
    expect(inner).toMatchObject({
      name: 'inner',
      kind: 'internal',
      traceId: outer?.['traceId'],
      parentId: outer?.['spanId'],
      'eods.gate': 'timeline-gate',
    });
    expect(Number(inner?.['startMs'])).toBeGreaterThanOrEqual(Number(outer?.['startMs']));
  });

  it('keep one that is told when it is over, with the id that those below it knew', async () => {
    const { telemetry, spans } = opened();
    const parent = { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16) };
    const context = { ...parent, spanId: 'c'.repeat(16) };
    await telemetry.span({ name: 'step', parent: context }, async () => {});
    const from = Date.parse('2027-02-01T08:00:00Z');
    telemetry.past({ name: 'turn', context, parent, from, until: from + 750, attributes: {} });
    await telemetry.span({ name: 'another' }, async () => {});
    const [step, turn, another] = spans;
    expect(step).toMatchObject({ traceId: parent.traceId, parentId: context.spanId });
    expect(turn).toMatchObject({ ...context, parentId: parent.spanId, startMs: from, durationMs: 750 });
    expect(another?.['spanId']).not.toBe(context.spanId);
  });

  it('say that they failed, and of what kind', async () => {
    const { telemetry, spans } = opened();
    const failing = telemetry.span({ name: 'one' }, () =>
      Promise.reject(new Fault('queue.unavailable', 'secret')),
    );
    await expect(failing).rejects.toThrow('secret');
    expect(spans[0]).toMatchObject({ failed: true, 'error.type': 'queue.unavailable' });
    expect(JSON.stringify(spans)).not.toContain('secret');
  });
});

describe('a call of a model', () => {
  const request = { name: 'n', instructions: 'private', messages: [], schema: {}, maxOutputTokens: 9 };
  const call = async (reply: ModelReply) => {
    const { telemetry, spans, taken } = opened();
    const model = tracedModel({ deployment: 'planner', price: null, respond: async () => reply }, telemetry);
    expect(await model.respond(request, new AbortController().signal)).toBe(reply);
    return { span: spans[0], taken, spans };
  };

  it('is a span and figures by the conventions, without a word of it', async () => {
    const usage = { input: 120, cached: 0, output: 30, reasoning: 0 };
    const answer = { id: 'r', requestId: null, model: 'model-x', status: 'completed', reason: null };
    const { span, taken, spans } = await call({ answer: { ...answer, output: ['private'], usage } });
    expect(span).toMatchObject({
      name: 'chat planner',
      kind: 'client',
      'gen_ai.operation.name': 'chat',
      'gen_ai.response.model': 'model-x',
      'gen_ai.usage.input_tokens': 120,
      'gen_ai.usage.output_tokens': 30,
    });
    expect(
      taken.map(([name, value, by]) => [name, by['gen_ai.token.type'], name.endsWith('usage') && value]),
    ).toEqual([
      ['gen_ai.client.token.usage', 'input', 120],
      ['gen_ai.client.token.usage', 'output', 30],
      ['gen_ai.client.operation.duration', undefined, false],
    ]);
    expect(JSON.stringify(spans)).not.toContain('private');
  });

  it('that fails says how', async () => {
    const { span, taken } = await call({ failure: { kind: 'rate-limited', detail: 'd', retryable: true } });
    expect(span).toMatchObject({ 'error.type': 'rate-limited' });
    expect(taken.at(-1)).toMatchObject([
      'gen_ai.client.operation.duration',
      expect.any(Number),
      { 'error.type': 'rate-limited' },
    ]);
  });
});
