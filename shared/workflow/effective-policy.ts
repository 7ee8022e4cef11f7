import type { PolicyVersion } from '../kernel/organisation-policy.ts';
import type { Scope } from '../kernel/scope.ts';
import { defaultPolicy } from '../knowledge/approval-policy.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** The policy that decisions are taken by, and the number that they are bound to; the product's own is 0. */
export type EffectivePolicy = Pick<PolicyVersion, 'version' | 'policy'>;

export function effectivePolicy(newest: PolicyVersion | undefined): EffectivePolicy {
  return newest ?? { version: 0, policy: defaultPolicy };
}

/** The same, as the organisation has it now. */
export async function currentPolicy(
  { organisation }: Pick<WorkflowPorts, 'organisation'>,
  scope: Scope,
): Promise<EffectivePolicy> {
  return effectivePolicy((await organisation.policyVersions(scope))[0]);
}
