import {
  APIConnectionError,
  APIError,
  AuthenticationError,
  BadRequestError,
  NotFoundError,
  OpenAIError,
  PermissionDeniedError,
  RateLimitError,
} from 'openai';
import { z } from 'zod';
import type { ModelFailure } from '../../kernel/model-port.ts';

/** What was thrown, as data. Messages of the service are left out: they may repeat what was sent. */
export function failureOf(error: unknown): ModelFailure {
  // A subclass of the general error without a status, so it comes first.
  if (error instanceof APIConnectionError) return unavailable('The service could not be reached.');
  if (error instanceof RateLimitError)
    return {
      kind: 'rate-limited',
      detail: 'The deployment has no capacity left.',
      retryable: true,
      ...waitOf(error),
    };
  if (error instanceof AuthenticationError || error instanceof PermissionDeniedError)
    return final('unauthorised', `The service does not let the app in (${error.status}).`);
  if (error instanceof NotFoundError)
    return final('deployment-missing', 'There is no such deployment at this endpoint.');
  if (error instanceof BadRequestError && error.code === 'content_filter')
    return final(
      'filtered',
      `The content filter refused what was sent (${categories(error) || 'no category'}).`,
    );
  if (error instanceof APIError && error.status !== undefined) {
    const { status } = error;
    return status >= 500 || status === 408 || status === 409
      ? { ...unavailable(`The service answered ${status}.`), ...waitOf(error) }
      : final('failed', `The service refused the request (${status}).`);
  }
  if (error instanceof SyntaxError) return final('malformed', 'The answer is no JSON.');
  if (error instanceof OpenAIError && error.message.startsWith("Failed to get token from 'apiKey'"))
    return final('unauthorised', 'The identity of the app got no token.');
  if (error instanceof OpenAIError) return unavailable('The answer broke off.');
  if (error instanceof TypeError && /terminated|fetch failed/.test(error.message))
    return unavailable('The answer broke off.');
  throw error;
}

const unavailable = (detail: string): ModelFailure => ({ kind: 'unavailable', detail, retryable: true });
const final = (kind: ModelFailure['kind'], detail: string): ModelFailure => ({
  kind,
  detail,
  retryable: false,
});

/** Seconds or milliseconds from now; a date is not sent by the service. */
function waitOf({ headers }: { headers: Headers | undefined }): { retryAfterMs?: number } {
  const [ms, seconds] = ['retry-after-ms', 'retry-after'].map((name) =>
    Number(headers?.get(name) ?? Number.NaN),
  );
  if (ms !== undefined && ms >= 0) return { retryAfterMs: ms };
  return seconds !== undefined && seconds >= 0 ? { retryAfterMs: seconds * 1_000 } : {};
}

const filterResults = z.object({
  innererror: z.object({
    content_filter_result: z.record(
      z.string(),
      z.object({ filtered: z.boolean().optional(), detected: z.boolean().optional() }),
    ),
  }),
});

function categories(error: BadRequestError): string {
  const results = filterResults.safeParse(error.error).data?.innererror.content_filter_result ?? {};
  return Object.entries(results)
    .filter(([, { filtered, detected }]) => filtered || detected)
    .map(([name]) => name)
    .join(', ');
}
