import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openaiModel } from '../../../../shared/adapters/model/openai-model.ts';
import { valueIn } from '../../../../shared/kernel/model-answer.ts';
import { costMicros, type ModelReply } from '../../../../shared/kernel/model-port.ts';
import {
  answers,
  breaks,
  cutOff,
  fails,
  openModelServer,
  refuses,
  says,
  type ModelServer,
  type Script,
} from '../../../support/model-server.ts';

let server: ModelServer;
beforeAll(async () => {
  server = await openModelServer();
});
afterAll(() => server.close());

const patience = { tries: 3, firstDelayMs: 1, longestWaitMs: 50 };
let tokens = 0;
const open = (seconds = 10, token = async () => `token-${++tokens}`) =>
  openaiModel({ endpoint: server.url, deployment: 'planner', price: null, token, seconds, patience });
const request = {
  name: 'score-venues@1',
  instructions: 'Say why.',
  messages: [{ role: 'user', text: 'data' }],
  schema: { type: 'object', properties: {}, required: [], additionalProperties: false },
  maxOutputTokens: 500,
} as const;
const never = new AbortController().signal;
const ask = (script: Script, seconds?: number): Promise<ModelReply> => {
  server.script(...script);
  return open(seconds).respond(request, never);
};
/** What became of it in the end: of the call, or of the answer that it brought. */
const endOf = (reply: ModelReply) => ('failure' in reply ? reply : valueIn(reply.answer));

describe('a model that answers', () => {
  it('is asked by the Responses API for a strict structure, and told to keep nothing', async () => {
    const reply = await ask([answers({ rationale: 'Because.' })]);
    expect(endOf(reply)).toMatchObject({ value: { rationale: 'Because.' } });
    expect(reply).toMatchObject({
      answer: {
        id: 'resp_1',
        requestId: 'req_1',
        model: 'model-x-2026',
        usage: { input: 1_200, cached: 1_024, output: 90, reasoning: 30 },
      },
    });
    const [asked] = server.asked;
    expect(asked?.url).toBe('/openai/v1/responses');
    expect(asked?.body).toMatchObject({
      model: 'planner',
      instructions: 'Say why.',
      input: [{ role: 'user', content: 'data' }],
      store: false,
      max_output_tokens: 500,
      text: { format: { type: 'json_schema', name: 'score-venues_1', strict: true } },
    });
  });

  it('is asked again after a short wait, each time with a token of its own', async () => {
    const busy = fails(429, 'rate_limit_exceeded', { 'retry-after-ms': '5' });
    expect(endOf(await ask([busy, fails(503, 'x'), answers({})]))).toMatchObject({ value: {} });
    expect(new Set(server.asked.map(({ headers }) => headers.authorization)).size).toBe(3);
  });

  it('costs what its price says, by the million', () => {
    const price = { currency: 'EUR', input: 2, cached: 0.5, output: 8, asOf: '2026-11-01' };
    expect(costMicros(price, { input: 1_200, cached: 1_024, output: 90, reasoning: 30 })).toBe(
      176 * 2 + 512 + 720,
    );
  });
});

describe('a model that does not answer', () => {
  it.each<[what: string, script: Script, kind: string, calls: number]>([
    ['declines', [refuses()], 'refused', 1],
    ['is cut off by its limit', [cutOff('max_output_tokens')], 'truncated', 1],
    ['is cut off by the filter', [cutOff('content_filter')], 'filtered', 1],
    ['breaks', [breaks()], 'failed', 1],
    ['has its request filtered', [fails(400, 'content_filter')], 'filtered', 1],
    ['does not take the request', [fails(400, 'invalid_request')], 'failed', 1],
    ['lets nobody in', [fails(401, 'x')], 'unauthorised', 1],
    ['lets the app do nothing', [fails(403, 'x')], 'unauthorised', 1],
    ['is not deployed', [fails(404, 'DeploymentNotFound')], 'deployment-missing', 1],
    ['is busy for minutes', [fails(429, 'x', { 'retry-after': '120' })], 'rate-limited', 1],
    ['stays busy', Array(3).fill(fails(429, 'x')), 'rate-limited', 3],
    ['stays away', Array(3).fill(fails(503, 'x')), 'unavailable', 3],
    ['hangs up', Array(3).fill({ drop: true }), 'unavailable', 3],
    [
      'sends a page',
      [{ headers: { 'content-type': 'text/html' }, text: '<html>Sign in</html>' }],
      'malformed',
      1,
    ],
    ['sends a page as JSON', [{ text: '<html>Sign in</html>' }], 'malformed', 1],
    ['sends another structure', [{ body: { id: 'x' } }], 'malformed', 1],
  ])('because it %s', async (_what, script, kind, calls) => {
    const end = endOf(await ask(script));
    expect(end).toMatchObject({ failure: { kind } });
    expect(JSON.stringify(end)).not.toContain('SECRET-OF-THE-PROMPT');
    expect(server.asked).toHaveLength(calls);
  });

  it('says how long the service asked to wait, and that a later call may succeed', async () => {
    const reply = await ask([fails(429, 'x', { 'retry-after': '120' })]);
    expect(reply).toMatchObject({ failure: { retryable: true, retryAfterMs: 120_000 } });
  });

  it('says which categories the filter named', async () => {
    const reply = await ask([fails(400, 'content_filter')]);
    expect(reply).toMatchObject({ failure: { detail: expect.stringContaining('(jailbreak)') } });
  });

  it.each([
    ['before the answer', { delayMs: 2_000, body: {} }],
    ['within the answer', { stall: true }],
  ])('because it takes too long %s', async (_when, step) => {
    expect(await ask([step, step, step], 0.03)).toMatchObject({
      failure: { kind: 'unavailable', detail: 'There was no answer within 0.03 s.' },
    });
    expect(server.asked).toHaveLength(3);
  });

  it('is left alone once its caller gives up', async () => {
    server.script({ delayMs: 2_000, body: {} });
    const reply = await open(5).respond(request, AbortSignal.timeout(30));
    expect(reply).toMatchObject({ failure: { kind: 'aborted' } });
    expect(server.asked).toHaveLength(1);
  });

  it('is not called when the identity gets no token', async () => {
    server.script(answers({}));
    const nobody = open(0.3, () => Promise.reject(new Error('no identity')));
    expect(await nobody.respond(request, never)).toMatchObject({ failure: { kind: 'unauthorised' } });
    expect(server.asked).toEqual([]);
  });

  it('leaves a text that is no JSON to be asked about again', async () => {
    expect(endOf(await ask([says('Sure! {')]))).toEqual({ text: 'Sure! {', value: undefined });
  });
});
