import { withoutContacts } from '../kernel/contact-text.ts';
import type { Standing } from '../contracts/event-actions.ts';
import { actionsOn, type Shown } from '../contracts/may-do.ts';
import type { AgentTrace } from '../kernel/agent-trace.ts';
import type { GateResult } from '../kernel/define-gate.ts';
import type { StoredDocument } from '../kernel/document-store.ts';
import type { StoredRecord } from '../kernel/define-record.ts';
import type { Activity, Approval, EventRow, LogName, Question, RunReader } from '../kernel/run-store.ts';
import type { LifecycleState } from '../kernel/levels.ts';
import { Fault } from '../kernel/errors.ts';
import type { Principal, Scope } from '../kernel/scope.ts';
import { needsOf } from './approval-seats.ts';
import { deciderOf } from './decider.ts';
import { effectivePolicy } from './effective-policy.ts';
import { catalog } from './catalog.ts';
import { checkGate } from './check-gate.ts';
import { lifecycle } from './lifecycle.ts';
import { readFacts } from './run-facts.ts';
import { defaultRecord, sensitiveReading } from './default-reading.ts';
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

/** The feed, oldest first, after number `after`: what the document store has and what is still on its way to it. */
export async function listActivity(
  ports: WorkflowPorts,
  scope: Scope,
  eventId: string,
  page: { after?: number; limit?: number },
): Promise<(Activity & { n: number })[]> {
  await existing(ports, scope, eventId);
  const { after = 0, limit = 200 } = page;
  const pending = await ports.runs.pendingDocuments(scope, eventId, 'activity');
  const stored = await ports.documents.list(scope, eventId, 'activity', { after, limit });
  const lines = new Map<number, Activity & { n: number }>();
  for (const document of [...stored, ...pending]) {
    const line = document['activity'] as Activity & { n: number }; // written by appendActivity only
    if (line.n > after) lines.set(line.n, line);
  }
  // Lines arrive in any order; what lies behind a gap is shown when the gap is filled, so that no reader skips a line.
  const ordered = [...lines.values()].sort((a, b) => a.n - b.n);
  return withoutContacts(ordered.filter((line, index) => line.n === after + index + 1).slice(0, limit));
}

/** Every run of a task, in the order in which they ended: what the document store has and what is on its way to it. */
export async function listTraces(ports: WorkflowPorts, scope: Scope, eventId: string): Promise<AgentTrace[]> {
  await existing(ports, scope, eventId);
  const pending = await ports.runs.pendingDocuments(scope, eventId, 'trace');
  const traces = new Map<number, AgentTrace>();
  const take = (documents: readonly StoredDocument[]) => {
    for (const { order, trace } of documents) traces.set(Number(order), trace as AgentTrace); // written by appendTrace only
  };
  const limit = 500;
  for (let after = 0, full = true; full;) {
    const page = await ports.documents.list(scope, eventId, 'trace', { after, limit });
    take(page);
    full = page.length === limit;
    after = Number(page.at(-1)?.['order'] ?? after);
  }
  take(pending);
  return [...traces].sort(([a], [b]) => a - b).map(([, trace]) => trace);
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

export function listEvents(ports: WorkflowPorts, scope: Scope): Promise<EventRow[]> {
  return ports.runs.events(scope);
}

export async function listQuestions(
  ports: WorkflowPorts,
  scope: Scope,
  eventId: string,
): Promise<Question[]> {
  return (await existing(ports, scope, eventId)).questions();
}

/** Costs, notes and contacts are left out, unless somebody asks for them who may see them. */
export async function listRecords(
  ports: WorkflowPorts,
  scope: Scope,
  eventId: string,
  { sensitive }: { sensitive: boolean },
): Promise<StoredRecord[]> {
  const whole = await (await existing(ports, scope, eventId)).records();
  const reduced = whole.map(defaultRecord);
  if (!sensitive) return reduced;
  return sensitiveReading(ports, scope, eventId, {
    whole,
    reduced,
    what: 'the sensitive fields of the records',
  });
}

export async function readLog(ports: WorkflowPorts, scope: Scope, eventId: string, log: LogName) {
  return withoutContacts(await (await existing(ports, scope, eventId)).log(log));
}

/** Approvals of the organisation, oldest first; of one event or in one status where asked for. */
export async function listApprovals(
  ports: WorkflowPorts,
  scope: Scope,
  wanted: { eventId?: string | undefined; status?: string | undefined },
): Promise<(Approval & { eventId: string })[]> {
  const rows = await ports.runs.approvalsOf(scope);
  const asked = rows
    .filter(({ eventId }) => !wanted.eventId || eventId === wanted.eventId)
    .filter(({ approval }) => !wanted.status || approval.status === wanted.status)
    .map(({ eventId, approval }) => ({ eventId, ...approval }));
  return asked.some(isOpen) ? withNeeds(ports, scope, asked) : asked;
}

const isOpen = ({ status }: Approval) => status === 'pending' || status === 'blocked';

/** What each open approval still takes by the policy as it is now. */
async function withNeeds<A extends Approval & { eventId: string }>(
  ports: WorkflowPorts,
  scope: Scope,
  approvals: readonly A[],
): Promise<A[]> {
  const policy = effectivePolicy((await ports.organisation.policyVersions(scope))[0]);
  const knowledge = await ports.organisation.overrides(scope);
  const events = new Map((await ports.runs.events(scope)).map((event) => [event.id, event]));
  return approvals.map((approval) => {
    const event = events.get(approval.eventId);
    if (!event || !isOpen(approval)) return approval;
    return { ...approval, needs: needsOf({ policy, knowledge, event }, approval, approval.approvedBy ?? []) };
  });
}

async function existing(ports: WorkflowPorts, scope: Scope, eventId: string): Promise<RunReader> {
  const reader = ports.runs.read(scope, eventId);
  await reader.event();
  return reader;
}
