import type { QueueDepth } from '../../kernel/agent-work.ts';
import type { Backlog } from '../../kernel/relay-store.ts';
import type { Observers } from '../../kernel/telemetry-names.ts';
import { processFigures } from './process-figures.ts';

export interface Watched {
  backlog: () => Promise<Backlog>;
  requestsInWork: () => number;
  /** Absent where the queues are a service that tells of them itself. */
  queueDepths?: (() => readonly QueueDepth[]) | undefined;
}

/** Everything that is looked at. Figures of the stores share one look at the stores where both are asked for at once. */
export function observedFigures({ backlog, requestsInWork, queueDepths = () => [] }: Watched): Observers {
  let looking: Promise<Backlog> | undefined;
  const look = () => (looking ??= backlog().finally(() => (looking = undefined)));
  const depths = (of: (depth: QueueDepth) => number) =>
    queueDepths().map((depth) => ({
      value: of(depth),
      by: { 'messaging.destination.name': depth.queue, 'eods.queue.state': depth.state },
    }));
  return {
    ...processFigures(),
    'http.server.active_requests': async () => [{ value: requestsInWork() }],
    'eods.outbox.rows': async () =>
      (await look()).rows.map(({ kind, count }) => ({ value: count, by: { 'eods.row': kind } })),
    'eods.queue.messages': async () => depths(({ messages }) => messages),
    'eods.queue.oldest': async () => depths(({ oldestSeconds }) => oldestSeconds),
    'eods.deadletters.open': async () => [{ value: (await look()).deadLetters }],
    'eods.runs.active': async () => [{ value: (await look()).activeRuns }],
  };
}
