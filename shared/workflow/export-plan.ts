import { budgetWorkbook } from '../exports/budget-workbook.ts';
import type { CalendarChoice } from '../exports/calendar-entry.ts';
import { planCalendar } from '../exports/plan-calendar.ts';
import { type DatedPlan, drafted } from '../exports/plan-contents.ts';
import { planMarkdown } from '../exports/plan-markdown.ts';
import { avBrief, cateringBrief } from '../exports/vendor-brief.ts';
import { venueRfp } from '../exports/venue-rfp.ts';
import { workbookFile } from '../exports/workbook-file.ts';
import { schedule } from '../artifacts/schedule.ts';
import { withoutContacts } from '../kernel/contact-text.ts';
import type { Envelope } from '../kernel/envelope.ts';
import { Fault } from '../kernel/errors.ts';
import { KeptAnswers } from '../kernel/kept-answers.ts';
import type { ChainedEntry } from '../kernel/run-store.ts';
import type { Scope } from '../kernel/scope.ts';
import { viewsOf } from './artifact-views.ts';
import { defaultRecord } from './default-reading.ts';
import { readFacts, type RunFacts } from './run-facts.ts';
import { runNow } from './run-now.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** A file that a planner takes away. */
export interface PlanFile {
  /** The event's title and the kind of the file: 'Annual Meeting plan.md'. */
  name: string;
  content: string | Uint8Array;
}

/** plan.md of the event as it stands. */
export function exportPlan(ports: WorkflowPorts, scope: Scope, eventId: string): Promise<PlanFile> {
  return printed(ports, scope, eventId, { file: 'plan.md', print: planMarkdown });
}

/** calendar.ics of the event as it stands; refused for a part or a track that does not exist. */
export function exportCalendar(
  ports: WorkflowPorts,
  scope: Scope,
  eventId: string,
  asked: Asked,
): Promise<PlanFile> {
  const print = (plan: DatedPlan) => planCalendar(plan, choiceOf(asked, plan));
  return printed(ports, scope, eventId, { file: 'calendar.ics', asked, print });
}

/** What venues and suppliers are asked to quote for, as the event stands. */
export function exportRequest(
  ports: WorkflowPorts,
  scope: Scope,
  eventId: string,
  kind: keyof typeof requests,
): Promise<PlanFile> {
  return printed(ports, scope, eventId, { file: `${kind}.md`, print: requests[kind] });
}

/** budget.xlsx of the event as it stands. */
export function exportBudget(ports: WorkflowPorts, scope: Scope, eventId: string): Promise<PlanFile> {
  const print = (plan: DatedPlan) => workbookFile(budgetWorkbook(plan));
  return printed(ports, scope, eventId, { file: 'budget.xlsx', print });
}

const requests = { 'venue-rfp': venueRfp, 'catering-brief': cateringBrief, 'av-brief': avBrief } as const;

interface Asked {
  only?: CalendarChoice['only'] | undefined;
  track?: string | undefined;
}

function choiceOf({ only, track }: Asked, plan: DatedPlan): CalendarChoice {
  const sessions = drafted(plan, schedule)?.sessions ?? [];
  const tracks = [...new Set(sessions.flatMap((session) => session.track ?? []))];
  if (track !== undefined && !tracks.includes(track))
    refuse('track', tracks.length > 0 ? `Use one of: ${tracks.join(', ')}.` : 'The schedule has no tracks.');
  return { ...(only && { only }), ...(track !== undefined && { track }) };
}

function refuse(name: string, detail: string): never {
  throw new Fault('request.invalid', `The calendar has no such ${name}.`, [{ pointer: `/${name}`, detail }]);
}

interface Printing {
  /** What the file is called after the event's title. */
  file: string;
  asked?: Asked;
  print(plan: DatedPlan): PlanFile['content'] | Promise<PlanFile['content']>;
}

/** Bytes, or characters of text. */
const files = new KeptAnswers<PlanFile>({ most: 32 * 1024 * 1024, weigh: ({ content }) => content.length });

/**
 * A file follows from what the event holds: while that is the same, it is printed once. What the event holds is read
 * each time with the rights of the caller, and a file shows the same to everybody who may read the event.
 */
async function printed(
  ports: WorkflowPorts,
  scope: Scope,
  eventId: string,
  { file, asked = {}, print }: Printing,
): Promise<PlanFile> {
  const reader = ports.runs.read(scope, eventId);
  const facts = await readFacts(reader);
  const { event, questions, approvals, records } = facts;
  const { organisationId, title, state, status, execution, waitingFor } = event;
  const today = runNow(ports, event).slice(0, 10);
  const from = {
    event: { organisationId, eventId, title, state, status, execution, waitingFor },
    told: { questions, approvals, records },
    file,
    asked,
    today,
    // Bodies and entries by their hashes, which are keyed by the organisation.
    heads: Array.from(facts.heads.values(), headOf),
    decisions: (await reader.logHeads()).decision,
  };
  return files.later(from, async () => {
    const plan = await planOf(ports, scope, facts, { today, decisions: await reader.log('decision') });
    return { name: `${plan.title} ${file}`, content: await print(plan) };
  });
}

const headOf = ({ type, revision, createdAt, contentHash }: Envelope) => ({
  type,
  revision,
  createdAt,
  contentHash,
});

/** Everything that an export prints. */
async function planOf(
  ports: WorkflowPorts,
  scope: Scope,
  facts: RunFacts,
  { today, decisions }: { today: string; decisions: ChainedEntry[] },
): Promise<DatedPlan> {
  const { id, title, state, status, execution, waitingFor } = facts.event;
  const views = await viewsOf(ports, scope, facts, { body: true, sensitive: false });
  const open = facts.questions.filter((question) => question.status === 'open');
  return withoutContacts({
    id,
    title,
    state,
    status,
    execution,
    waitingFor,
    today,
    decisions,
    artifacts: Object.fromEntries(views.map(({ envelope, body }) => [envelope.type, body])),
    revisions: Object.fromEntries(
      views.map(({ envelope: { type, revision, createdAt } }) => [type, { revision, createdAt }]),
    ),
    provisional: Object.fromEntries(
      views.map(({ envelope, provisional }) => [envelope.type, [...provisional]]),
    ),
    questions: open.filter(({ kind }) => kind !== 'conflict'),
    conflicts: open.filter(({ kind }) => kind === 'conflict'),
    approvals: facts.approvals,
    records: facts.records.map(defaultRecord),
  });
}
