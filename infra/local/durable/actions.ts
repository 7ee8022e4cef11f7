import type { LeafKind } from './history-event.ts';
import type { RetryPolicy } from './retry-policy.ts';

/** What an orchestrator asks for, as durable-functions 3.5.0 lists it, cumulative from the start of the execution. */
export interface Action {
  actionType: number;
  functionName?: string;
  instanceId?: string;
  version?: string;
  input?: unknown;
  retryOptions?: RetryPolicy;
  fireAt?: Date | string;
  isCanceled?: boolean;
  compoundActions?: Action[];
}

export interface LeafAction {
  kind: LeafKind;
  /** The function's name; empty for a timer. */
  name: string;
  action: Action;
}

export interface FlatActions {
  leaves: LeafAction[];
  continueAsNew?: Action;
  /** Why the list cannot be carried out, as a sentence. */
  refusal?: string;
}

const continueAsNewType = 4;
const waitForExternalEventType = 6;

const leafKinds: Record<number, LeafKind> = {
  0: 'activity',
  1: 'activity with retry',
  2: 'sub-orchestration',
  3: 'sub-orchestration with retry',
  5: 'timer',
};

const unsupported: Record<number, string> = {
  7: 'callEntity',
  8: 'callHttp',
  9: 'signalEntity',
  13: 'entity locks',
  14: 'entity locks',
};

/**
 * The tasks that take ids, in id order: depth first, left to right.
 *
 * A task listed twice is one object raced in two compounds. The package keeps its id, but Azure, which sees
 * JSON, schedules it again, and from then on results reach the wrong tasks: refused here rather than hidden.
 * A wait for an event takes no id and may be listed again, as on Azure.
 */
export function flattenActions(actions: readonly Action[]): FlatActions {
  const flat: FlatActions = { leaves: [] };
  const seen = new Set<Action>();
  const visit = (action: Action): void => {
    if (action.compoundActions) return action.compoundActions.forEach(visit);
    const kind = leafKinds[action.actionType];
    if (kind) {
      const leaf = { kind, name: kind === 'timer' ? '' : (action.functionName ?? ''), action };
      if (seen.has(action)) flat.refusal ??= racedTwice(leaf);
      else flat.leaves.push(leaf);
      seen.add(action);
    } else if (action.actionType === continueAsNewType) flat.continueAsNew ??= action;
    else if (action.actionType !== waitForExternalEventType) flat.refusal ??= notSupported(action.actionType);
  };
  actions.forEach(visit);
  return flat;
}

export function describeLeaf(leaf: { kind: LeafKind; name: string }): string {
  return leaf.name ? `${leaf.kind} '${leaf.name}'` : leaf.kind;
}

function racedTwice(leaf: LeafAction): string {
  return `${describeLeaf(leaf)} was raced twice; Azure would run it again. Race a task once, then yield that same task alone.`;
}

function notSupported(type: number): string {
  return `${unsupported[type] ?? `action type ${type}`} is not supported by the local durable engine.`;
}
