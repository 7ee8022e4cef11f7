import type { Backlog } from '../../kernel/relay-store.ts';
import type { Observers } from '../../kernel/telemetry-names.ts';
import { processFigures } from './process-figures.ts';

export interface Watched {
  backlog: () => Promise<Backlog>;
  requestsInWork: () => number;
}

/** Everything that is looked at. Two figures share one look at the stores where both are asked for at once. */
export function observedFigures({ backlog, requestsInWork }: Watched): Observers {
  let looking: Promise<Backlog> | undefined;
  const look = () => (looking ??= backlog().finally(() => (looking = undefined)));
  return {
    ...processFigures(),
    'http.server.active_requests': async () => [{ value: requestsInWork() }],
    'eods.outbox.rows': async () =>
      (await look()).rows.map(({ kind, count }) => ({ value: count, by: { 'eods.row': kind } })),
    'eods.runs.active': async () => [{ value: (await look()).activeRuns }],
  };
}
