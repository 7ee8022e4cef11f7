import { randomUUID } from 'node:crypto';
import type { HttpRequest } from '@azure/functions';

/** What a client may call its request: it stands in logs, so nothing else gets in. */
const ownId = /^[\w.:-]{8,128}$/;

export function requestIdOf({ headers }: HttpRequest): string {
  const given = headers.get('x-request-id') ?? '';
  return ownId.test(given) ? given : randomUUID();
}
