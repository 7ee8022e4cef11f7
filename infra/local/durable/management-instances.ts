import type { DurableEngine } from './engine.ts';
import { filterFrom, pageFrom, tokenFor } from './instance-filter.ts';
import { historyForStatus } from './instance-status.ts';
import { answer } from './management-message.ts';
import type { ManagementRequest, ManagementResponse } from './management-message.ts';
import { DurableRefusal } from './refusal.ts';

const tokenHeader = 'x-ms-continuation-token';

/** `link` is where to ask again while the instance has not ended. */
export function showInstance(
  engine: DurableEngine,
  link: string,
  id: string,
  query: URLSearchParams,
): ManagementResponse {
  const status = engine.getStatus(id);
  if (!status) throw new DurableRefusal(404, `No instance with the id '${id}' was found.`);
  const shown: Record<string, unknown> = { ...status };
  if (query.get('showInput') === 'false') shown.input = null;
  if (query.get('showHistory') === 'true') {
    const events = historyForStatus(engine.history(id), query.get('showHistoryOutput') === 'true');
    // The package reads `history`, the Durable extension sends `historyEvents`.
    Object.assign(shown, { historyEvents: events, history: events });
  }
  if (['Pending', 'Running', 'Suspended'].includes(status.runtimeStatus)) {
    return answer(202, shown, { location: link, 'retry-after': '5' });
  }
  const askedFor500 = query.get('returnInternalServerErrorOnFailure') === 'true';
  return answer(status.runtimeStatus === 'Failed' && askedFor500 ? 500 : 200, shown);
}

export function listInstances(
  engine: DurableEngine,
  { query, headers }: ManagementRequest,
): ManagementResponse {
  const page = pageFrom(query, headers[tokenHeader]);
  // One more than is shown tells whether there is another page.
  const found = engine.list({ ...filterFrom(query), ...page, limit: page.limit + 1 });
  const shown = found.slice(0, page.limit);
  const last = found.length > shown.length ? shown.at(-1) : undefined;
  const hideInput = query.get('showInput') === 'false';
  return answer(
    200,
    hideInput ? shown.map((status) => ({ ...status, input: null })) : shown,
    last ? { [tokenHeader]: tokenFor({ created_at: last.createdTime, id: last.instanceId }) } : {},
  );
}

/** One instance or, without an id, all that have ended and fit the filter. */
export async function purgeInstances(
  engine: DurableEngine,
  id: string,
  query: URLSearchParams,
): Promise<ManagementResponse> {
  if (id) {
    await engine.purge(id);
    return answer(200, { instancesDeleted: 1 });
  }
  const filter = filterFrom(query);
  if (!filter.createdFrom)
    throw new DurableRefusal(
      400,
      'Purging by filter needs createdTimeFrom, so that nothing goes by mistake.',
    );
  const instancesDeleted = await engine.purgeBy(filter);
  // As the Durable extension answers; the client makes a count of 0 of it.
  if (instancesDeleted === 0) throw new DurableRefusal(404, 'No ended instance fits the filter.');
  return answer(200, { instancesDeleted });
}
