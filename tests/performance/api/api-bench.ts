import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { quantile } from '../process-figures.ts';
import { connectAs } from './connection.ts';
import type { Filled } from './filled-folder.ts';
import { onFilledServer, type FilledSize } from './filled-server.ts';
import { routes, take, type Route } from './routes.ts';
import type { Crowd, CrowdFigures } from './users.ts';
import { untilAtRest, usedBy, watching, type Watched } from './watched-process.ts';

export interface ApiSize extends FilledSize {
  users: number;
  /** Of the crowd that is measured; the others take parts of it. */
  seconds: number;
  /** Requests of each route for its CPU. */
  each: number;
}

export interface Stage {
  name: string;
  users: number;
  thinkMs: Crowd['thinkMs'];
  figures: CrowdFigures;
  used: Watched;
}

export interface ApiFigures {
  size: ApiSize;
  fillMs: number;
  /** CPU of the server for one request, by route, one after the other. */
  costs: Partial<Record<Route, number>>;
  stages: Stage[];
}

const pages = [1_000, 3_000] as const;
const none = [0, 0] as const;

/** A server of its own process over a filled folder, and crowds in another one. */
export async function apiBench(size: ApiSize, say: (line: string) => void): Promise<ApiFigures> {
  const { users, seconds } = size;
  return onFilledServer(size, say, async ({ url, pid, filled, fillMs }) => {
    const costs = await measureCosts(url, pid, filled, size.each);
    const stages: Stage[] = [];
    for (const [name, at] of [
      ['people', { users, seconds, thinkMs: pages }],
      ['without a pause', { users, seconds: seconds / 3, thinkMs: none }],
      ['ten times as many', { users: users * 10, seconds: seconds / 2, thinkMs: pages }],
      ['people again', { users, seconds: seconds / 3, thinkMs: pages }],
    ] as const) {
      await untilAtRest(pid, 30_000);
      const firstTurn = stages.length * 1_000_000;
      const { result, used } = await watching(pid, () => crowd({ url, filled, ...at, firstTurn }));
      stages.push({ name, users: at.users, thinkMs: at.thinkMs, figures: result, used });
      say(`${name}: done`);
    }
    return { size, fillMs, costs, stages };
  });
}

/** In a process of its own: what the client does must not hold up what it measures. */
function crowd(asked: Crowd): Promise<CrowdFigures> {
  const script = join(import.meta.dirname, 'crowd-process.ts');
  const child = spawn(process.execPath, ['--no-warnings', script], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(asked));
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0)
        resolve(JSON.parse(Buffer.concat(chunks).toString()) as CrowdFigures); // written by crowd-process
      else reject(new Error(`the crowd ended with ${code}`));
    });
  });
}

/** What a write sets off in its run counts for it: the next route begins when the server rests. */
async function measureCosts(
  url: string,
  pid: number,
  { live }: Filled,
  each: number,
): Promise<Partial<Record<Route, number>>> {
  const costs: Partial<Record<Route, number>> = {};
  const connection = connectAs(url, 'cost-taker');
  for (const route of routes) {
    if (route === 'POST decision') continue; // each leads to another task
    const ask = async (n: number) => {
      const { status, text } = await take(route, connection, { eventId: live[n % live.length] ?? '', n });
      if (status < 200 || status >= 300) throw new Error(`${route}: ${status} ${text.slice(0, 300)}`);
    };
    // The first ones compile the code, and do not count.
    for (let n = 0; n < each / 2; n++) await ask(n);
    if (route.startsWith('POST')) await untilAtRest(pid, 30_000);
    const before = usedBy(pid)?.cpuMs ?? 0;
    for (let n = 0; n < each; n++) await ask(n);
    if (route.startsWith('POST')) await untilAtRest(pid, 30_000);
    costs[route] = ((usedBy(pid)?.cpuMs ?? 0) - before) / each;
  }
  connection.close();
  return costs;
}

/** Of the routes that are named, together. */
export function tookOf({ figures }: Stage, named: readonly Route[]) {
  const all = named.flatMap((route) => figures.took[route] ?? []);
  return { count: all.length, p50: quantile(all, 0.5), p95: quantile(all, 0.95), most: quantile(all, 1) };
}
