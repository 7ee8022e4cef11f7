import { compareText } from '../kernel/compare-text.ts';
import type { AgentTrace } from '../kernel/agent-trace.ts';
import { KeptAnswers } from '../kernel/kept-answers.ts';
import { withoutContacts } from '../kernel/contact-text.ts';
import type { StoredRecord } from '../kernel/define-record.ts';
import type { StoredDocument } from '../kernel/document-store.ts';
import { numberedPage, pageFrom, type Page, type PageAsked } from '../kernel/page.ts';
import type {
  Activity,
  Approval,
  ApprovalsAsked,
  ChainedEntry,
  EventRow,
  EventsPage,
  LogName,
  Question,
} from '../kernel/run-store.ts';
import type { Scope } from '../kernel/scope.ts';
import type { Trail } from '../kernel/trail-store.ts';
import { recordFor, sensitiveReading } from './default-reading.ts';
import { needsOf } from './approval-seats.ts';
import { currentPolicy } from './effective-policy.ts';
import { existing, isOpen } from './read-event.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

export async function listEvents({ runs }: WorkflowPorts, scope: Scope, { limit, after }: EventsPage) {
  const found = await runs.events(scope, { limit: limit + 1, after });
  return pageFrom(found, limit, ({ createdAt, id }: EventRow) => [createdAt, id] as const);
}

type ListedApproval = Approval & { eventId: string };

/** Approvals of the organisation, oldest first; of one event or in one status where asked for. */
export async function listApprovals(ports: WorkflowPorts, scope: Scope, asked: ApprovalsAsked) {
  const found = withoutContacts(await ports.runs.approvalsOf(scope, { ...asked, limit: asked.limit + 1 }));
  const rows = found.map(({ eventId, approval }): ListedApproval => ({ eventId, ...approval }));
  const keyOf = ({ requestedAt, eventId, id }: ListedApproval) => [requestedAt, eventId, id] as const;
  const page = pageFrom(rows, asked.limit, keyOf);
  return { ...page, rows: page.rows.some(isOpen) ? await withNeeds(ports, scope, page.rows) : page.rows };
}

/** What each open approval still takes by the policy as it is now. */
async function withNeeds(ports: WorkflowPorts, scope: Scope, approvals: readonly ListedApproval[]) {
  const policy = await currentPolicy(ports, scope);
  const knowledge = await ports.organisation.overrides(scope);
  return Promise.all(
    approvals.map(async (approval) => {
      if (!isOpen(approval)) return approval;
      const event = { execution: await executionOf(ports, scope, approval.eventId) };
      const needs = needsOf({ policy, knowledge, event }, approval, approval.approvedBy ?? []);
      return { ...approval, needs };
    }),
  );
}

const executions = new KeptAnswers<EventRow['execution']>({ most: 10_000 });

/** An event is live or a rehearsal for good. */
function executionOf({ runs }: WorkflowPorts, scope: Scope, eventId: string) {
  const { organisationId } = scope;
  const read = async () => (await runs.read(scope, eventId).event()).execution;
  return executions.later({ organisationId, eventId }, read);
}

/** A run asks few questions: they are read whole. */
export async function listQuestions(
  ports: WorkflowPorts,
  scope: Scope,
  eventId: string,
  { limit, after }: PageAsked<readonly [string, string]>,
) {
  const all = withoutContacts(await (await existing(ports, scope, eventId)).questions());
  const [at, id] = after ?? ['', ''];
  const later = all.filter(
    (question) =>
      compareText(question.askedAt, at) > 0 || (question.askedAt === at && compareText(question.id, id) > 0),
  );
  return pageFrom(later, limit, (question: Question) => [question.askedAt, question.id] as const);
}

/** Costs, notes and contacts that others reported are left out, unless somebody asks for them who may see them. */
export async function listRecords(
  ports: WorkflowPorts,
  scope: Scope,
  eventId: string,
  { sensitive, ...page }: PageAsked<number> & { sensitive: boolean },
): Promise<Page<StoredRecord, number>> {
  const reader = await existing(ports, scope, eventId);
  const { rows: whole, next } = await numberedPage(
    page,
    (wanted) => reader.records(wanted),
    ({ seq }) => seq,
  );
  const reduced = whole.map((record) => recordFor(scope, record));
  if (!sensitive) return { rows: reduced, next };
  const what = 'the sensitive fields of the records';
  return { rows: await sensitiveReading(ports, scope, eventId, { whole, reduced, what }), next };
}

export async function readLog(
  ports: WorkflowPorts,
  scope: Scope,
  eventId: string,
  log: LogName,
  page: PageAsked<number>,
): Promise<Page<ChainedEntry, number>> {
  const reader = await existing(ports, scope, eventId);
  const removed = (await reader.checkpoints())[log]?.seq ?? 0;
  const { rows, next } = await numberedPage(
    { ...page, after: Math.max(page.after ?? 0, removed) },
    (wanted) => reader.log(log, wanted),
    ({ seq }) => seq,
  );
  return { rows: withoutContacts(rows), next };
}

type Line = Activity & { n: number };

/** The feed, oldest first: what the document store has and what is still on its way to it. */
export async function listActivity(
  ports: WorkflowPorts,
  scope: Scope,
  eventId: string,
  page: PageAsked<number>,
): Promise<Page<Line, number>> {
  const { documents, after } = await documentsOf(ports, scope, eventId, 'activity', page);
  const lines = documents.map(([, document]) => document['activity'] as Line); // written by appendActivity only
  // Lines arrive in any order; what lies behind a gap is shown when the gap is filled, so that no reader skips a line.
  const whole = lines.filter((line, index) => line.n === after + index + 1);
  const { rows, next } = pageFrom(whole, page.limit, ({ n }) => n);
  return { rows: withoutContacts(rows), next };
}

/** Every run of a task, in the order in which they ended: what the document store has and what is on its way to it. */
export async function listTraces(
  ports: WorkflowPorts,
  scope: Scope,
  eventId: string,
  page: PageAsked<number>,
): Promise<Page<AgentTrace, number>> {
  const { documents } = await documentsOf(ports, scope, eventId, 'trace', page);
  const { rows, next } = pageFrom(documents, page.limit, ([order]) => order);
  return { rows: rows.map(([, document]) => document['trace'] as AgentTrace), next }; // written by appendTrace only
}

/**
 * One more than a page, in order, and the number that it follows: what was removed by age counts as read. What is under
 * way is read first, so that nothing is missed on its way.
 */
async function documentsOf(
  ports: WorkflowPorts,
  scope: Scope,
  eventId: string,
  kind: Trail,
  page: PageAsked<number>,
): Promise<{ documents: [order: number, document: StoredDocument][]; after: number }> {
  await existing(ports, scope, eventId);
  const after = Math.max(page.after ?? 0, await ports.trails.removedUpTo(scope, eventId, kind));
  const pending = await ports.runs.pendingDocuments(scope, eventId, kind);
  const stored = await ports.documents.list(scope, eventId, kind, { after, limit: page.limit + 1 });
  const byOrder = new Map([...stored, ...pending].map((document) => [Number(document['order']), document]));
  const later = [...byOrder].filter(([order]) => order > after);
  return { documents: later.sort(([a], [b]) => a - b).slice(0, page.limit + 1), after };
}
