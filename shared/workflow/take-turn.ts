import type { ModelAnswer, ModelPort, ModelRequest } from '../kernel/model-port.ts';
import type { Scope } from '../kernel/scope.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

interface Turn {
  eventId: string;
  key: string;
  model: ModelPort;
  request: ModelRequest;
  signal: AbortSignal;
}

export type TakenTurn = { answer: ModelAnswer; isPaidNow: boolean };

/**
 * The answer to this request: the one that is kept, or a new one, kept before anything is made of it. A crash between
 * the answer and its keeping pays one turn twice; nothing else does.
 */
export async function takeTurn(
  ports: Pick<WorkflowPorts, 'runs' | 'hash'>,
  scope: Scope,
  { eventId, key, model, request, signal }: Turn,
): Promise<TakenTurn | { reason: string }> {
  const fingerprint = ports.hash(scope.organisationId, { deployment: model.deployment, request });
  const kept = await ports.runs.read(scope, eventId).modelTurn(key);
  if (kept) return kept.fingerprint === fingerprint ? { answer: kept.answer, isPaidNow: false } : changed;
  const reply = await model.respond(request, signal);
  if ('failure' in reply) return { reason: `${reply.failure.kind}: ${reply.failure.detail}` };
  const { answer } = reply;
  const saved = await ports.runs.transaction(scope, eventId, (tx) =>
    tx.saveModelTurn({ key, fingerprint, answer }),
  );
  return saved.fingerprint === fingerprint ? { answer: saved.answer, isPaidNow: true } : changed;
}

const changed = { reason: 'nondeterminism: an earlier attempt asked something else for the same inputs.' };
