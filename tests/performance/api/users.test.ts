import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { routeAt, routes } from './routes.ts';
import { work } from './users.ts';

const filled = { events: ['evt-1', 'evt-2', 'evt-3'], live: ['evt-1', 'evt-2'] };

/** Answers every request with the next status; afterwards nothing is asked any more. */
async function crowdAgainst(statuses: readonly number[]) {
  let asked = 0;
  const paths: string[] = [];
  const server = createServer((request, response) => {
    const status = statuses[asked++ % statuses.length] ?? 200;
    paths.push(`${request.method} ${request.url}`);
    response.writeHead(status, status === 429 ? { 'retry-after': '1' } : {}).end('{"approvals":[]}');
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on TCP
  const figures = await work({ url, filled, users: 4, seconds: 0.5, thinkMs: [0, 2], firstTurn: 0 });
  const answered = Object.values(figures.took).flat().length;
  return { figures, answered, paths };
}

describe('a crowd of the bench', () => {
  it('draws every route, each as often as it is weighted', () => {
    const drawn = Array.from({ length: 10_000 }, (_, n) => routeAt(n / 10_000));
    expect(new Set(drawn)).toEqual(new Set(routes));
    expect(drawn.filter((route) => route === 'GET event').length / 10_000).toBeCloseTo(0.22, 2);
  });

  it('times what is answered, by route', async () => {
    const { figures, answered, paths } = await crowdAgainst([200]);
    expect(answered).toBeGreaterThan(0);
    expect(paths.length).toBeGreaterThanOrEqual(answered);
    expect(figures).toMatchObject({ refused: 0, overtaken: 0, failed: [] });
  });

  it('tells refusals that say when to come again, being overtaken and failures apart', async () => {
    const { figures, answered } = await crowdAgainst([429, 409, 500, 503]);
    expect(answered).toBe(0);
    for (const count of [figures.refused, figures.overtaken, figures.failed.length])
      expect(count).toBeGreaterThan(0);
    expect(figures.failed.some((failure) => failure.includes(': 503 '))).toBe(true);
  });

  it('writes to events whose run goes on', async () => {
    const { paths } = await crowdAgainst([200]);
    const written = paths.filter((path) => path.startsWith('POST /api/events/'));
    expect(written.every((path) => /evt-[12]\//.test(path))).toBe(true);
  });
});
