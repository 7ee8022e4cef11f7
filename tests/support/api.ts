import type { EventView } from '../../shared/contracts/answers/event.ts';
import { checkAnswer } from './checked-answer.ts';

export type { EventView } from '../../shared/contracts/answers/event.ts';

/** An answer of the API, whatever its status. */
export interface Reply<T> {
  status: number;
  headers: Headers;
  body: T;
}

export interface Api {
  /** A list comes whole, page after page; `send` reads a page as it is. */
  get<T = unknown>(path: string): Promise<Reply<T>>;
  post<T = unknown>(path: string, body: unknown): Promise<Reply<T>>;
  /** Any method; a text body is sent as it is. */
  send<T = unknown>(method: string, path: string, request?: SendRequest): Promise<Reply<T>>;
}

export interface SendRequest {
  body?: unknown;
  headers?: Record<string, string>;
}

/** The HTTP API as a local person, every answer checked against its description; `url` is asked anew each time, because a server that starts again has another port. */
export function apiOf(url: () => string, person = 'cli'): Api {
  const send = async <T>(
    method: string,
    path: string,
    { body, headers = {} }: SendRequest = {},
  ): Promise<Reply<T>> => {
    const response = await fetch(`${url()}/api/${path}`, {
      method,
      headers: { 'content-type': 'application/json', 'x-eods-person': person, ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    const parsed = (isJson ? JSON.parse(text) : text) as T; // the caller names what the endpoint answers
    const contentType = response.headers.get('content-type');
    checkAnswer({
      method,
      path: path.split('?', 1)[0] ?? '',
      status: response.status,
      contentType,
      body: parsed,
    });
    return { status: response.status, headers: response.headers, body: parsed };
  };
  return {
    send,
    get: (path) => getWhole(send, path),
    post: (path, body) => send('POST', path, { body }),
  };
}

async function getWhole<T>(send: Api['send'], path: string): Promise<Reply<T>> {
  const first = await send<T>('GET', path);
  const whole = first.body as Record<string, unknown>; // only looked at where it is an object
  const isPage = typeof whole === 'object' && whole !== null && 'nextCursor' in whole;
  const list = isPage ? Object.keys(whole).find((key) => Array.isArray(whole[key])) : undefined;
  if (list === undefined) return first;
  while (typeof whole['nextCursor'] === 'string') {
    const next = `${path}${path.includes('?') ? '&' : '?'}cursor=${whole['nextCursor']}`;
    const page = ok(await send<Record<string, unknown>>('GET', next));
    whole[list] = [...(whole[list] as unknown[]), ...(page[list] as unknown[])]; // the same list on every page
    whole['nextCursor'] = page['nextCursor'];
  }
  return first;
}

/** The body of a reply that has to be a success. */
export function ok<T>({ status, body }: Reply<T>): T {
  if (status >= 300) throw new Error(`answered ${status}: ${JSON.stringify(body).slice(0, 2_000)}`);
  return body;
}

const POLL_MS = 20;

/** Polls the event until the predicate holds; fails with what the event last said. */
export async function until(
  api: Api,
  eventId: string,
  holds: (event: EventView) => boolean,
  limitMs = 30_000,
): Promise<EventView> {
  const end = Date.now() + limitMs;
  for (;;) {
    const event = ok(await api.get<EventView>(`events/${eventId}`));
    if (holds(event)) return event;
    if (Date.now() > end) throw new Error(`the run did not get there: ${JSON.stringify(event)}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** The run does nothing more by itself: it waits, is blocked, paused, failed or over. */
export function untilSettled(api: Api, eventId: string, limitMs?: number): Promise<EventView> {
  return until(api, eventId, ({ status }) => status !== 'running', limitMs);
}
