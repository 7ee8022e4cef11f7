import type { PathParameter } from '../../../shared/contracts/path-parameters.ts';
import type { FaultCode } from '../../../shared/kernel/errors.ts';
import type { Endpoint } from '../declaration.ts';

/** What every request may be refused with, whatever it asks for. */
const always: readonly FaultCode[] = [
  'identity.missing',
  'identity.not-a-member',
  'permission.denied',
  'request.invalid',
  'request.address-too-long',
  'request.took-too-long',
  'request.too-many',
  'service.busy',
  'settings.invalid',
  'content.unreadable',
  'key.unusable',
  'store.unavailable',
  'internal',
];

const ofBodies: readonly FaultCode[] = [
  'request.not-json',
  'request.not-utf8',
  'request.wrong-type',
  'request.too-complex',
  'request.too-large',
];

/** What a route may name that is not there. */
const ofParameters: Readonly<Partial<Record<PathParameter, readonly FaultCode[]>>> = {
  id: ['event.not-found', 'event.erased'],
  type: ['artifact.not-found'],
  questionId: ['question.not-found'],
  approvalId: ['approval.not-found'],
  table: ['knowledge.not-found'],
  incidentId: ['incident.not-found'],
  changeId: ['change.not-found'],
};

/** Every code that an endpoint may answer: those that follow from its declaration, and its own. */
export function declaredFaults(endpoint: Endpoint): FaultCode[] {
  const { method, route, changes = false, body, ifMatch, faults = [] } = endpoint;
  const named = Object.entries(ofParameters).flatMap(([name, codes]) =>
    route.includes(`{${name}}`) ? codes : [],
  );
  const codes = [
    ...always,
    ...(body ? ofBodies : []),
    ...named,
    ...(takesKey({ method, changes }) ? (['request.in-progress', 'request.key-reused'] as const) : []),
    ...(ifMatch ? (['request.stale'] as const) : []),
    ...(ifMatch === 'required' ? (['request.unconditional'] as const) : []),
    ...faults,
  ];
  return [...new Set(codes)];
}

/** Whether a repeated request with an `Idempotency-Key` is done once. */
export function takesKey({ method, changes = false }: Pick<Endpoint, 'method' | 'changes'>): boolean {
  return (method === 'POST' || method === 'PATCH') && changes;
}
