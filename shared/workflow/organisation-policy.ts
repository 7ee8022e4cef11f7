import { requirePermission } from '../contracts/permissions.ts';
import type { OrganisationPolicy, PolicyVersion } from '../kernel/organisation-policy.ts';
import type { Scope } from '../kernel/scope.ts';
import { defaultPolicy, defaultPolicySource } from '../knowledge/approval-policy.ts';
import { effectivePolicy, type EffectivePolicy } from './effective-policy.ts';
import { tellRuns } from './tell-runs.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

export interface PolicyView extends EffectivePolicy {
  /** Where it comes from: the product's reason, or the one given with the change. */
  source: string;
  /** What holds without a policy of one's own. */
  default: OrganisationPolicy;
  /** Every change, newest first. */
  history: readonly PolicyVersion[];
}

export async function readPolicy({ organisation }: WorkflowPorts, scope: Scope): Promise<PolicyView> {
  requirePermission(scope, 'organisation.read');
  const history = await organisation.policyVersions(scope);
  const { version, policy } = effectivePolicy(history[0]);
  const source = history[0]?.reason ?? defaultPolicySource;
  return { version, policy, source, default: defaultPolicy, history };
}

/** Replaces the policy that stands in `from`. What is decided stays decided; what is open is judged by the new one. */
export async function replacePolicy(
  ports: WorkflowPorts,
  scope: Scope,
  { policy, reason }: { policy: OrganisationPolicy; reason: string },
  from: PolicyView,
): Promise<PolicyView> {
  requirePermission(scope, 'policy.change');
  if (JSON.stringify(policy) !== JSON.stringify(from.policy)) {
    const at = new Date(ports.now()).toISOString();
    const change = { at, by: scope.principal.id, reason, policy };
    const { version } = await ports.organisation.savePolicy(scope, change, from.version);
    await tellRuns(ports, scope, `policy:${version}`);
  }
  return readPolicy(ports, scope);
}
