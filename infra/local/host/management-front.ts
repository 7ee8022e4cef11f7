import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { DurableEngine } from '../durable/engine.ts';
import { type Front, readBody } from './exchange.ts';
import { hostProblem } from './host-problems.ts';
import { bodyLimit } from './http-front.ts';

export interface ManagementMount {
  /** For the durable engine: below it the client finds the management API. */
  baseUrl: string;
  /** The `code` that links of the plain mode carry. */
  key: string;
  front(engine: Pick<DurableEngine, 'management'>): Front;
}

/**
 * Both keys are new at each start. The client's own calls go below a secret path segment, so that another
 * user of this machine cannot steer runs; links, which are handed out, need the second key on top.
 */
export function mountManagement(serverUrl: string, clock: Clock): ManagementMount {
  const segment = newKey();
  const key = newKey();
  return {
    baseUrl: `${serverUrl}/${segment}`,
    key,
    front: (engine) => async (exchange) => {
      const { method, path, query, request, trace } = exchange;
      const [, first = '', ...rest] = path.split('/');
      if (!sameText(first, segment)) return undefined;
      const below = `/${rest.join('/')}`;
      const isLink = below.startsWith('/runtime/webhooks/durabletask/');
      if (!isLink && !below.startsWith('/durabletask/')) return undefined;
      if (isLink && !sameText(query.get('code') ?? '', key)) return hostProblem('key.missing', trace.id);
      const headers: Record<string, string | undefined> = {};
      for (const [name, value] of Object.entries(request.headers)) headers[name] = value?.toString();
      const body = (await readBody(request, bodyLimit, clock)).toString('utf8');
      const answer = await engine.management({ method, path: below, query, headers, body });
      return { ...answer, headers: { 'cache-control': 'no-store', ...answer.headers } };
    },
  };
}

function newKey(): string {
  return randomBytes(24).toString('base64url');
}

function sameText(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
