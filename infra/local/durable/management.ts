import { managementUrls } from './client-binding.ts';
import type { DurableEngine } from './engine.ts';
import { historyForStatus } from './instance-status.ts';
import type { InstanceStatus } from './instance-status.ts';
import { DurableRefusal } from './refusal.ts';

export interface ManagementRequest {
  method: string;
  /** Without the query; what precedes `/durabletask/` is ignored. */
  path: string;
  query: URLSearchParams;
  /** Names in lower case. */
  headers: Record<string, string | undefined>;
  body: string;
}

export interface ManagementResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
}

export type ManagementApi = (request: ManagementRequest) => Promise<ManagementResponse>;

type Links = (id: string) => Record<string, string>;

/** The Durable HTTP management API, under the paths of both the rpc and the plain mode of the client. */
export function managementApi(
  engine: DurableEngine,
  baseUrl: string,
  key: string | undefined,
): ManagementApi {
  const links: Links = (id) => managementUrls(baseUrl, encodeURIComponent(id), key);
  return async (request) => {
    try {
      return await route(engine, links, request, segmentsOf(request.path));
    } catch (error) {
      if (error instanceof DurableRefusal) return answer(error.status, { message: error.message });
      throw error;
    }
  };
}

function segmentsOf(path: string): string[] {
  const found = /(?:^|\/)durabletask\/(.*)$/.exec(path);
  if (found?.[1] === undefined) throw new DurableRefusal(404, `No such path: ${path}`);
  try {
    return found[1].split('/').map(decodeURIComponent);
  } catch {
    throw new DurableRefusal(400, `The path is not properly encoded: ${path}`);
  }
}

async function route(
  engine: DurableEngine,
  links: Links,
  request: ManagementRequest,
  segments: string[],
): Promise<ManagementResponse> {
  const [area, first = '', second, third, ...rest] = segments;
  const { method, query } = request;
  if (area === 'orchestrators' && method === 'POST' && first && third === undefined) {
    return startInstance(engine, links, request, first, second);
  }
  if (area === 'instances' && rest.length === 0) {
    if (method === 'GET' && second === undefined)
      return first ? showInstance(engine, links, first, query) : listInstances(engine, query);
    if (method === 'POST' && second === 'raiseEvent' && third !== undefined) {
      await engine.raiseEvent(first, third, jsonBody(request));
      return answer(202);
    }
    if (method === 'POST' && second !== undefined && third === undefined && isSteering(second)) {
      await engine[second](first, query.get('reason') ?? '');
      return answer(202);
    }
  }
  throw new DurableRefusal(
    501,
    `${method} ${segments.join('/')} is not supported by the local durable engine.`,
  );
}

function isSteering(word: string): word is 'terminate' | 'suspend' | 'resume' {
  return word === 'terminate' || word === 'suspend' || word === 'resume';
}

async function startInstance(
  engine: DurableEngine,
  links: Links,
  request: ManagementRequest,
  name: string,
  id: string | undefined,
): Promise<ManagementResponse> {
  if (request.query.has('timeout')) {
    throw new DurableRefusal(
      501,
      'Starting and waiting in one call is not supported by the local durable engine.',
    );
  }
  const instanceId = await engine.startNew(name, {
    ...(id ? { instanceId: id } : {}),
    input: jsonBody(request),
    version: request.query.get('version') ?? undefined,
  });
  const urls = links(instanceId);
  const headers = { location: urls.statusQueryGetUri ?? '', 'retry-after': '10' };
  return answer(202, { ...urls, id: instanceId }, headers);
}

function jsonBody({ body, headers }: ManagementRequest): unknown {
  if (body === '') return undefined;
  const type = headers['content-type'];
  if (type !== undefined && !/\bjson\b/i.test(type)) {
    throw new DurableRefusal(400, `Only application/json is accepted, not ${type}.`);
  }
  try {
    return JSON.parse(body);
  } catch {
    throw new DurableRefusal(400, 'The body is not valid JSON.');
  }
}

function showInstance(
  engine: DurableEngine,
  links: Links,
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
    return answer(202, shown, { location: links(id).statusQueryGetUri ?? '', 'retry-after': '5' });
  }
  const askedFor500 = query.get('returnInternalServerErrorOnFailure') === 'true';
  return answer(status.runtimeStatus === 'Failed' && askedFor500 ? 500 : 200, shown);
}

function listInstances(engine: DurableEngine, query: URLSearchParams): ManagementResponse {
  const from = time(query, 'createdTimeFrom') ?? -Infinity;
  const to = time(query, 'createdTimeTo') ?? Infinity;
  const statuses = query.get('runtimeStatus')?.split(',').filter(Boolean) ?? [];
  const prefix = query.get('instanceIdPrefix') ?? '';
  const isAskedFor = ({ createdTime, runtimeStatus, instanceId }: InstanceStatus) => {
    const created = Date.parse(createdTime);
    const statusFits = statuses.length === 0 || statuses.includes(runtimeStatus);
    return created >= from && created <= to && statusFits && instanceId.startsWith(prefix);
  };
  if (query.has('top'))
    throw new DurableRefusal(501, 'Paging with top is not supported by the local durable engine.');
  const hideInput = query.get('showInput') === 'false';
  const found = engine.list().filter(isAskedFor);
  return answer(200, hideInput ? found.map((status) => ({ ...status, input: null })) : found);
}

function time(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (!text) return undefined;
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new DurableRefusal(400, `${name} is not a time: ${text}`);
  return at;
}

function answer(status: number, content?: unknown, headers: Record<string, string> = {}): ManagementResponse {
  if (content === undefined) return { status, headers, body: '' };
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(content),
  };
}
