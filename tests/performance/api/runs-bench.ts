import { setTimeout as pause } from 'node:timers/promises';
import { brief } from '../../support/plan-event.ts';
import { connectAs, type Connection, type Reply } from './connection.ts';
import { durationFigures, durationsIn, since, type DurationFigures } from './durations.ts';
import type { Filled } from './filled-folder.ts';
import { onFilledServer } from './filled-server.ts';
import { shown } from '../shown.ts';
import { untilAtRest, watching, type Watched } from './watched-process.ts';

export interface RunsSize {
  /** Runs that wait for people. */
  waiting: number;
  /** So many of them and of new ones are set to work at once. */
  working: number;
  kept?: string | undefined;
}

/** What is promised, in seconds, and what the product aims at, in ms. */
const promises = {
  'single-agent task': { figure: 'eods_task_duration_seconds', limit: 2, aim: 200 },
  'phase of several agents, first sent to joined': {
    figure: 'eods_phase_duration_seconds',
    limit: 5,
    aim: 500,
  },
  'gate check': { figure: 'eods_gate_duration_seconds', limit: 3, aim: 20 },
} as const;
type Promised = keyof typeof promises;
const promised = Object.keys(promises) as Promised[]; // its own keys

export interface RunsFigures {
  size: RunsSize;
  durations: Record<Promised, DurationFigures>;
  /** How many of those set to work came to wait for people, by how long it took them, in seconds. */
  rested: number[];
  /** Those that did not, with how they stand. */
  others: string[];
  used: Watched;
}

const limitMs = 150_000;

/** A tenth of the working ones plan anew at Beginner, a tenth with other agents at Intermediate; in the others a record sets tasks off. */
export async function runsBench(size: RunsSize, say: (line: string) => void): Promise<RunsFigures> {
  const { waiting, kept } = size;
  return onFilledServer({ events: waiting, live: waiting, kept }, say, async ({ url, pid, filled }) => {
    const connection = connectAs(url, 'planner');
    const acts = await prepare(connection, filled, size.working);
    await untilAtRest(pid, 30_000);
    const before = await figures(url);
    const { result, used } = await watching(pid, () => setToWork(connection, acts));
    const after = await figures(url);
    connection.close();
    const of = (name: Promised) => {
      const { figure, limit } = promises[name];
      return durationFigures(since(durationsIn(before, figure), durationsIn(after, figure)), limit);
    };
    const durations = Object.fromEntries(
      promised.map((name) => [name, of(name)]),
    ) as RunsFigures['durations']; // by its keys
    return { size, durations, ...result, used };
  });
}

interface Act {
  eventId: string;
  path: string;
  body: object;
}

async function prepare(connection: Connection, { live }: Filled, working: number): Promise<Act[]> {
  const acts: Act[] = [];
  for (let n = 0; n < working; n++) {
    const instructionLevel = { 0: 'Beginner', 1: 'Intermediate' }[n % 10];
    const eventId = instructionLevel === undefined ? (live[n] ?? '') : await created(connection, n);
    const own = `events/${eventId}`;
    acts.push(
      instructionLevel === undefined
        ? {
            eventId,
            path: `${own}/records`,
            body: { kind: 'hold', body: { venueName: `Hall ${n}`, status: 'requested' } },
          }
        : { eventId, path: `${own}/actions/start`, body: { instructionLevel } },
    );
  }
  return acts;
}

async function created(connection: Connection, n: number): Promise<string> {
  const made = await connection.send('POST', 'events', brief('krakow', { title: `New event ${n}` }));
  return (JSON.parse(made.text) as { id: string }).id; // what the endpoint is declared to answer
}

async function setToWork(connection: Connection, acts: readonly Act[]) {
  const begun = performance.now();
  const working = new Map<string, string>();
  for (const { eventId, path, body } of acts) {
    const reply = await connection.send('POST', path, body);
    if (reply.status >= 300) throw new Error(`${path}: ${reply.status} ${reply.text.slice(0, 200)}`);
    working.set(eventId, 'running');
  }
  const rested: number[] = [];
  // One look every 50 ms, at one after the other: looking must not cost what is measured.
  while (working.size > 0 && performance.now() - begun < limitMs) {
    for (const eventId of working.keys()) {
      const status = statusIn(await connection.get(`events/${eventId}`));
      working.set(eventId, status);
      if (status === 'waiting') {
        working.delete(eventId);
        rested.push((performance.now() - begun) / 1_000);
      }
      await pause(50);
    }
  }
  return { rested, others: [...working].map(([eventId, status]) => `${eventId} ${status}`) };
}

const statusIn = ({ status, text }: Reply): string =>
  status === 200 ? (JSON.parse(text) as { status: string }).status : `answered ${status}`; // as declared

async function figures(url: string): Promise<string> {
  const response = await fetch(`${url}/metrics`);
  if (!response.ok) throw new Error(`the server gives no figures: ${response.status}`);
  return response.text();
}

export function printRuns({ size, durations, rested, others, used }: RunsFigures): string {
  const { most } = used.rssMib ?? {};
  const rows = promised.map((name) => {
    const { limit, aim } = promises[name];
    const { count, p50, p95, withinLimit } = durations[name];
    const share = withinLimit === undefined ? '-' : `${(withinLimit * 100).toFixed(1)} %`;
    return `| ${name} | ${count} | ${shown(p50)} | ${shown(p95)} | ${limit * 1_000} | ${share} | ${aim} |`;
  });
  return [
    `${size.waiting} runs wait for people, ${size.working} are set to work at once: ${rested.length} of them came to wait for people again, the last after ${shown(rested.at(-1))} s; ${others.length} did not. ${shown(most)} MiB at most, ${shown((used.cpuMs ?? NaN) / 1_000)} s of CPU.`,
    '',
    '| duration | count | p50 ms | p95 ms | promised ms | within it | aim ms |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}
