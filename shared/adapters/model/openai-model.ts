import OpenAI from 'openai';
import { z } from 'zod';
import type {
  ModelAnswer,
  ModelFailure,
  ModelPort,
  ModelReply,
  ModelRequest,
} from '../../kernel/model-port.ts';
import type { ModelPrice } from '../../kernel/settings.ts';
import { failureOf } from './model-failures.ts';

export interface ModelConnection {
  /** With the path of its API. */
  endpoint: string;
  deployment: string;
  price: ModelPrice | null;
  /** Asked before every attempt. */
  token: () => Promise<string>;
  /** Longest time for one attempt. */
  seconds: number;
  /** Tries of one call, the first delay, and the longest wait; the service's own word counts before the delay. */
  patience?: { tries: number; firstDelayMs: number; longestWaitMs: number };
}

const usualPatience = { tries: 3, firstDelayMs: 500, longestWaitMs: 10_000 };

const count = z.int().min(0);
/** What is read of an answer; the package's own types are not checked at run time. */
const response = z.object({
  id: z.string(),
  model: z.string(),
  status: z.string(),
  incomplete_details: z.object({ reason: z.string().optional() }).nullish(),
  output: z.array(z.unknown()),
  usage: z.object({
    input_tokens: count,
    input_tokens_details: z.object({ cached_tokens: count.nullish() }).nullish(),
    output_tokens: count,
    output_tokens_details: z.object({ reasoning_tokens: count.nullish() }).nullish(),
  }),
});

/**
 * The Responses API of a v1 endpoint. Nothing is kept by the service, nothing is retried by the package: its retries
 * would multiply with ours, and it ignores long waits that the service asks for.
 */
export function openaiModel(connection: ModelConnection): ModelPort {
  const { endpoint, deployment, price, token, patience = usualPatience } = connection;
  const client = new OpenAI({
    baseURL: endpoint,
    apiKey: token,
    organization: null,
    project: null,
    maxRetries: 0,
    // Ours covers the body, too.
    timeout: connection.seconds * 2_000,
    logLevel: 'off',
  });
  return {
    deployment,
    price,
    async respond(request, signal) {
      for (let attempt = 1; ; attempt++) {
        const reply = await once(client, connection, request, signal);
        if ('answer' in reply || !reply.failure.retryable || attempt >= patience.tries) return reply;
        const wait = reply.failure.retryAfterMs ?? patience.firstDelayMs * 2 ** (attempt - 1);
        if (wait > patience.longestWaitMs) return reply;
        if (await abortedWithin(wait, signal)) return { failure: aborted };
      }
    },
  };
}

const aborted: ModelFailure = { kind: 'aborted', detail: 'The call was given up.', retryable: true };

async function once(
  client: OpenAI,
  { deployment, seconds }: ModelConnection,
  request: ModelRequest,
  signal: AbortSignal,
): Promise<ModelReply> {
  const limit = AbortSignal.timeout(seconds * 1_000);
  try {
    const sent = client.responses.create(bodyOf(request, deployment), {
      signal: AbortSignal.any([signal, limit]),
    });
    // Read here: the package takes whatever a proxy sends for a response.
    const received = await sent.asResponse();
    const parsed = response.safeParse(JSON.parse(await received.text()));
    if (!parsed.success)
      return { failure: { kind: 'malformed', detail: 'The answer is no response.', retryable: false } };
    return { answer: answerOf(parsed.data, received.headers.get('x-request-id')) };
  } catch (error) {
    if (signal.aborted) return { failure: aborted };
    if (limit.aborted)
      return {
        failure: { kind: 'unavailable', detail: `There was no answer within ${seconds} s.`, retryable: true },
      };
    return { failure: failureOf(error) };
  }
}

function bodyOf(request: ModelRequest, deployment: string) {
  const { name, instructions, messages, schema, maxOutputTokens } = request;
  return {
    model: deployment,
    instructions,
    input: messages.map(({ role, text }) => ({ role, content: text })),
    store: false,
    max_output_tokens: maxOutputTokens,
    prompt_cache_key: name,
    text: {
      format: {
        type: 'json_schema' as const,
        name: name.replaceAll(/[^\w-]/g, '_'),
        strict: true,
        schema: { ...schema },
      },
    },
  };
}

function answerOf(sent: z.infer<typeof response>, requestId: string | null): ModelAnswer {
  const { id, model, status, incomplete_details: incomplete, output, usage } = sent;
  return {
    id,
    requestId,
    model,
    status,
    reason: incomplete?.reason ?? null,
    output,
    usage: {
      input: usage.input_tokens,
      cached: usage.input_tokens_details?.cached_tokens ?? 0,
      output: usage.output_tokens,
      reasoning: usage.output_tokens_details?.reasoning_tokens ?? 0,
    },
  };
}

/** Waits, unless it is given up meanwhile. */
function abortedWithin(ms: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const stop = () => {
      clearTimeout(timer);
      resolve(true);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve(signal.aborted);
    }, ms);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
