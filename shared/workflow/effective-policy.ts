import type { PolicyVersion } from '../kernel/organisation-policy.ts';
import { defaultPolicy } from '../knowledge/approval-policy.ts';

/** The policy that decisions are taken by, and the number that they are bound to; the product's own is 0. */
export type EffectivePolicy = Pick<PolicyVersion, 'version' | 'policy'>;

export function effectivePolicy(newest: PolicyVersion | undefined): EffectivePolicy {
  return newest ?? { version: 0, policy: defaultPolicy };
}
