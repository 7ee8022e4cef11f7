import { requirePermission } from '../contracts/permissions.ts';
import type { KeyRotation, Resealed } from '../kernel/key-store.ts';
import type { Scope } from '../kernel/scope.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

export interface RotatedKeys extends KeyRotation {
  renewed: boolean;
  resealed: Resealed;
}

/**
 * Brings the organisation's keys under the newest wrapping key, and with `renew` its contents under a new key of its
 * own. Interrupted, it is repeated without `renew` and goes on; everything stays readable meanwhile.
 */
export async function rotateKeys(
  ports: WorkflowPorts,
  scope: Scope,
  { renew }: { renew: boolean },
): Promise<RotatedKeys> {
  requirePermission(scope, 'key.rotate');
  const rotation = await ports.keys.rewrap(scope);
  if (renew) await ports.keys.renew(scope, new Date(ports.now()).toISOString());
  const resealed = await ports.keys.reseal(scope);
  const { organisationId: organisation, principal } = scope;
  ports.telemetry.log('info', 'keys rotated', { organisation, person: principal.id, renew, ...resealed });
  return { ...rotation, renewed: renew, resealed };
}
