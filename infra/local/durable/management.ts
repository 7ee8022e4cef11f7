import type { Clock } from '../clock.ts';
import { managementUrls } from './client-binding.ts';
import type { DurableEngine } from './engine.ts';
import { listInstances, purgeInstances, showInstance } from './management-instances.ts';
import { answer, jsonBody } from './management-message.ts';
import type { ManagementRequest, ManagementResponse } from './management-message.ts';
import { startInstance } from './management-start.ts';
import type { StartNeeds } from './management-start.ts';
import { DurableRefusal } from './refusal.ts';

export type ManagementApi = (request: ManagementRequest) => Promise<ManagementResponse>;

/** The Durable HTTP management API, under the paths of both the rpc and the plain mode of the client. */
export function managementApi(
  engine: DurableEngine,
  { baseUrl, key, clock }: { baseUrl: string; key: string | undefined; clock: Clock },
): ManagementApi {
  const links = (id: string) => managementUrls(baseUrl, encodeURIComponent(id), key);
  return async (request) => {
    try {
      return await route({ engine, clock, links }, request, segmentsOf(request.path));
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

/** Operations that stay out, with what to do instead. */
const declined: Record<string, string> = {
  rewind: 'Rewinding is not supported by the local durable engine: start a new instance instead.',
  restart: 'Restarting is not supported by the local durable engine: start again with the same id and input.',
};

async function route(
  needs: StartNeeds,
  request: ManagementRequest,
  segments: string[],
): Promise<ManagementResponse> {
  const [area, first = '', operation, third, ...rest] = segments;
  const { engine, links } = needs;
  const { method, query } = request;
  if (area === 'orchestrators' && method === 'POST' && first && third === undefined)
    return startInstance(needs, request, first, operation);
  if (area === 'instances' && operation === undefined) {
    if (method === 'DELETE') return purgeInstances(engine, first, query);
    if (method === 'GET' && !first) return listInstances(engine, request);
    if (method === 'GET') return showInstance(engine, links(first).statusQueryGetUri ?? '', first, query);
  }
  if (area === 'instances' && method === 'POST' && operation !== undefined && rest.length === 0) {
    if (operation === 'raiseEvent' && third !== undefined) {
      await engine.raiseEvent(first, third, jsonBody(request));
      return answer(202);
    }
    if (isSteering(operation) && third === undefined) {
      await engine[operation](first, query.get('reason') ?? '');
      return answer(202);
    }
    const instead = declined[operation];
    if (instead) throw new DurableRefusal(501, instead);
  }
  const what = area === 'entities' ? 'Entities are' : `${method} ${segments.join('/')} is`;
  throw new DurableRefusal(501, `${what} not supported by the local durable engine.`);
}

function isSteering(word: string): word is 'terminate' | 'suspend' | 'resume' {
  return word === 'terminate' || word === 'suspend' || word === 'resume';
}
