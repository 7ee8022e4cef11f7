import { createHash } from 'node:crypto';
import { Fault } from '../../shared/kernel/errors.ts';
import type { Scope } from '../../shared/kernel/scope.ts';
import type { WorkflowPorts } from '../../shared/workflow/workflow-ports.ts';
import type { Answer } from './declaration.ts';

const form = /^[\x21-\x7e]{8,128}$/;
/** A request whose process died is done again after this time; no request takes so long. Milliseconds. */
const lostAfter = 5 * 60_000;
/** How long a key is remembered. */
export const rememberedMs = 48 * 3_600_000;

interface Asked {
  key: string;
  /** Method and path: a key means the same request only on the same resource. */
  target: string;
  body: string;
}

/** What a handler works with: ids that follow from the key, and a scope that applies its change once. */
export interface Keyed {
  ports: WorkflowPorts;
  scope: Scope;
}

/**
 * Runs the handler once for a key, and answers a repeated request as the first one. The change itself is stored
 * together with the key's operation, so a crash between the change and its answer doubles nothing either.
 */
export async function onceForKey(
  { ports, scope }: Keyed,
  { key, target, body }: Asked,
  handle: (keyed: Keyed) => Promise<Answer>,
): Promise<Answer> {
  if (!form.test(key)) {
    const detail = 'Use 8 to 128 printable characters without blanks, for instance a UUID.';
    throw new Fault('request.invalid', 'The Idempotency-Key cannot be used.', [
      { pointer: '/headers/idempotency-key', detail },
    ]);
  }
  const id = digest(scope.principal.id, target, key);
  const now = ports.now();
  const taken = await ports.requests.take(scope, id, {
    bodyHash: digest(body),
    now,
    lostBefore: now - lostAfter,
  });
  if (taken.standing === 'answered') {
    const { status, body: text, headers } = taken.answer;
    const stored: unknown = text === null ? undefined : JSON.parse(text);
    return { status, body: stored, headers: { ...headers, 'idempotency-replayed': 'true' } };
  }
  if (taken.standing === 'in-progress')
    throw new Fault('request.in-progress', 'The first request with this key is still being worked on.');
  if (taken.standing === 'other-body')
    throw new Fault(
      'request.key-reused',
      'This key was used for another body; take a new key for a new request.',
    );
  return runOnce({ ports, scope }, { id, target }, handle);
}

async function runOnce(
  { ports, scope }: Keyed,
  { id, target }: { id: string; target: string },
  handle: (keyed: Keyed) => Promise<Answer>,
): Promise<Answer> {
  let count = 0;
  const newId = (prefix: string) => `${prefix}-${digest(id, String(count++)).slice(0, 26)}`;
  const keyed = { ports: { ...ports, newId }, scope: { ...scope, requestKey: id } };
  try {
    const answer = await handle(keyed);
    const { status, body, headers = {} } = answer;
    const text = body === undefined ? null : JSON.stringify(body);
    const eventId = eventIn(headers['location'] ?? '') ?? eventIn(target);
    await ports.requests.answer(scope, id, { status, body: text, headers }, eventId);
    return answer;
  } catch (error) {
    // A refusal changed nothing: corrected or later, the same key may be used again. After anything else the
    // change may stand, and the key stays taken until its time is over.
    if (error instanceof Fault && error.code !== 'internal') await ports.requests.release(scope, id);
    throw error;
  }
}

/** The event that a path is about, if it names one; an approval's id begins with its event's. */
function eventIn(path: string): string | null {
  return /\/(?:events|approvals)\/(evt-[\w-]+)/.exec(path)?.[1] ?? null;
}

function digest(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
