import type { Front } from './exchange.ts';
import { hostProblem } from './host-problems.ts';

/** What the app offers to be read, in the text format of Prometheus. */
export type ReadFigures = () => Promise<string>;

const address = '/metrics';

/** Counts and durations of this process, for whoever may reach this machine's loopback; none of them names an event. */
export function figuresFront(offered: () => ReadFigures | undefined): Front {
  return async ({ method, path, trace }) => {
    if (path !== address) return undefined;
    if (method !== 'GET') return hostProblem('method.not-allowed', trace.id, { allow: 'GET' });
    const read = offered();
    // The app opens its stores when it is first asked for something.
    if (!read) return hostProblem('host.starting', trace.id, { 'retry-after': '1' });
    const headers = {
      'content-type': 'text/plain; version=0.0.4; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    };
    return { status: 200, headers, body: await read() };
  };
}
