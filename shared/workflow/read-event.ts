import type { Standing } from '../contracts/event-actions.ts';
import { actionsOn, type Shown } from '../contracts/may-do.ts';
import type { GateResult } from '../kernel/define-gate.ts';
import type { Approval, EventRow, RunReader } from '../kernel/run-store.ts';
import type { LifecycleState } from '../kernel/levels.ts';
import { Fault } from '../kernel/errors.ts';
import type { Principal, Scope } from '../kernel/scope.ts';
import { deciderOf } from './decider.ts';
import { catalog } from './catalog.ts';
import { checkGate } from './check-gate.ts';
import { lifecycle } from './lifecycle.ts';
import { isConcluded, readFacts } from './run-facts.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** Every gate as it stands now, in lifecycle order. Gates of states that need what does not exist yet say so. */
export async function listGates(
  ports: WorkflowPorts,
  scope: Scope,
  eventId: string,
): Promise<(GateResult & { state: LifecycleState; title: string })[]> {
  const facts = await readFacts(ports.runs.read(scope, eventId));
  const results = [];
  for (const { state, gate: name } of lifecycle) {
    const gate = catalog.gates.get(name);
    if (!gate) throw new Error(`no gate ${name}`);
    results.push({ state, title: gate.title, ...(await checkGate(ports, scope, facts, name)) });
  }
  return results;
}

export function getEvent(ports: WorkflowPorts, scope: Scope, eventId: string): Promise<EventRow> {
  return ports.runs.read(scope, eventId).event();
}

/** What the caller may do with the event as it stands, and why not. */
export async function actionsFor(
  ports: WorkflowPorts,
  scope: Scope,
  event: EventRow,
): Promise<Record<string, Shown>> {
  const reader = ports.runs.read(scope, event.id);
  const questions = await reader.questions();
  const approvals = await reader.approvals();
  const standing: Standing = {
    ...event,
    openQuestions: questions.filter(({ status }) => status === 'open').length,
    openApprovals: approvals.filter(isOpen).length,
    // Before Execute nobody could, and after it somebody did.
    concluded: event.state === 'Execute' && isConcluded(await reader.records()),
  };
  // Who stands in for somebody who is away decides with that one's rights.
  const { roles } = standing.openApprovals > 0 ? await rolesOfDecider(ports, scope) : scope.principal;
  const { id } = scope.principal;
  const own = actionsOn({ roles: scope.principal.roles, ownEvent: event.createdBy === id }, standing);
  const { 'approval.decide': decide } = actionsOn({ roles, ownEvent: event.createdBy === id }, standing);
  return decide ? { ...own, 'approval.decide': decide } : own;
}

async function rolesOfDecider(ports: WorkflowPorts, scope: Scope): Promise<Pick<Principal, 'roles'>> {
  const decider = await deciderOf(ports, scope).catch((error: unknown) => {
    if (error instanceof Fault && error.code === 'permission.denied') return { scope };
    throw error;
  });
  return decider.scope.principal;
}

export const isOpen = ({ status }: Approval) => status === 'pending' || status === 'blocked';

/** A reader of an event that is there. */
export async function existing(ports: WorkflowPorts, scope: Scope, eventId: string): Promise<RunReader> {
  const reader = ports.runs.read(scope, eventId);
  await reader.event();
  return reader;
}
