import { setTimeout as pause } from 'node:timers/promises';
import { quantile } from '../process-figures.ts';
import { connectAs, type Reply } from './connection.ts';
import type { Filled } from './filled-folder.ts';
import { routeAt, take, type Route } from './routes.ts';

export interface Crowd {
  url: string;
  filled: Filled;
  users: number;
  seconds: number;
  /** How long a person reads before the next turn: evenly spread, in ms. */
  thinkMs: readonly [least: number, most: number];
  /** Numbers the turns, so that no two crowds add the same. */
  firstTurn: number;
}

export interface CrowdFigures {
  /** Milliseconds of answered requests, by route. */
  took: Partial<Record<Route, number[]>>;
  /** 429, and 503 that say when to come again. */
  refused: number;
  refusedP95: number | undefined;
  /** 409 and 412: somebody else was faster. */
  overtaken: number;
  /** Everything else, and requests without an answer. */
  failed: string[];
  seconds: number;
}

/** Of the turns on events, so many are on the user's own. */
const ownShare = 0.8;

/** Closed loop: each user takes a turn, reads for a while, takes the next. Random numbers are the same each time. */
export async function work(crowd: Crowd): Promise<CrowdFigures> {
  const { url, users, seconds, thinkMs, filled } = crowd;
  const figures: CrowdFigures = {
    took: {},
    refused: 0,
    refusedP95: undefined,
    overtaken: 0,
    failed: [],
    seconds,
  };
  const refusals: number[] = [];
  let n = crowd.firstTurn;
  const end = performance.now() + seconds * 1_000;
  const user = async (index: number) => {
    const random = randomOf(index);
    const connection = connectAs(url, `user-${index}`);
    // Nobody comes at the same moment as everybody else.
    await pause(random() * thinkMs[1]);
    while (performance.now() < end) {
      const route = routeAt(random());
      const eventId = chosen(route, filled, index, random);
      const reply = await take(route, connection, { eventId, n: n++ });
      if (count(figures, route, reply) === 'refused') refusals.push(reply.ms);
      await pause(thinkMs[0] + random() * (thinkMs[1] - thinkMs[0]));
    }
    connection.close();
  };
  const since = performance.now();
  await Promise.all(Array.from({ length: users }, (_, index) => user(index)));
  const refusedP95 = quantile(refusals, 0.95);
  return { ...figures, refusedP95, seconds: (performance.now() - since) / 1_000 };
}

/** Two live events are a user's own; what is written goes to those, since the others' runs do not go on. */
function chosen(route: Route, { events, live }: Filled, user: number, random: () => number): string {
  const own = live[(user * 2 + (random() < 0.5 ? 0 : 1)) % live.length];
  const any = events[Math.floor(random() * events.length)];
  return (route.startsWith('POST') || random() < ownShare ? own : any) ?? '';
}

function count(figures: CrowdFigures, route: Route, { status, text, retryAfter, ms }: Reply) {
  if (status === 204) return 'nothing to decide';
  if (status >= 200 && status < 300) {
    (figures.took[route] ??= []).push(ms);
    return 'answered';
  }
  if ((status === 429 || status === 503) && retryAfter !== undefined) {
    figures.refused += 1;
    return 'refused';
  }
  if (status === 409 || status === 412) figures.overtaken += 1;
  else figures.failed.push(`${route}: ${status} ${text.slice(0, 200)}`);
  return 'not done';
}

/** mulberry32 */
function randomOf(seed: number): () => number {
  let state = seed + 1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
