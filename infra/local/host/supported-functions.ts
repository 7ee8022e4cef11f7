import type { Log } from '../log.ts';
import type { CoreFunction } from './functions-core.ts';

const triggers = new Set(['httptrigger', 'timertrigger', 'orchestrationtrigger', 'activitytrigger']);
const inputs = new Set(['durableclient', 'orchestrationclient']);

/**
 * Stops at what would run differently here than in Azure. A trigger without a front is only pointed out: its
 * function never runs here, which is no wrong answer.
 */
export function checkSupported(
  functions: Iterable<CoreFunction>,
  otherTriggers: readonly string[],
  log: Log,
): void {
  const known = new Set([...triggers, ...otherTriggers.map((type) => type.toLowerCase())]);
  for (const { name, trigger, bindings, metadata } of functions) {
    if (!known.has(trigger.type.toLowerCase())) {
      log('warning', `Function ${name} never runs here: ${trigger.type} is not supported by the local host.`);
    }
    const authLevel = trigger['authLevel'] ?? 'anonymous';
    if (trigger.type.toLowerCase() === 'httptrigger' && authLevel !== 'anonymous') {
      const sentence = `Function ${name} has the authLevel ${JSON.stringify(authLevel)}`;
      throw new Error(`${sentence}; the local host has no function keys, so it serves anonymous ones only.`);
    }
    if (metadata.retryOptions) {
      throw new Error(`Function ${name} has a retry policy, which the local host does not support.`);
    }
    for (const binding of Object.values(bindings)) {
      const { type, direction } = binding;
      const served =
        binding === trigger || (direction === 'out' ? type === 'http' : inputs.has(type.toLowerCase()));
      if (!served) {
        throw new Error(
          `Function ${name} has a binding of type ${type}, which the local host does not support.`,
        );
      }
    }
  }
}
