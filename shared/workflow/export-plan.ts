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
import { Fault } from '../kernel/errors.ts';
import type { Scope } from '../kernel/scope.ts';
import { listArtifacts } from './artifact-views.ts';
import { defaultRecord } from './default-reading.ts';
import { runNow } from './run-now.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** A file that a planner takes away. */
export interface PlanFile {
  /** The event's title and the kind of the file: 'Annual Meeting plan.md'. */
  name: string;
  content: string | Uint8Array;
}

/** plan.md of the event as it stands. */
export async function exportPlan(ports: WorkflowPorts, scope: Scope, eventId: string): Promise<PlanFile> {
  const plan = await readPlan(ports, scope, eventId);
  return { name: `${plan.title} plan.md`, content: planMarkdown(plan) };
}

/** calendar.ics of the event as it stands; refused for a part or a track that does not exist. */
export async function exportCalendar(
  ports: WorkflowPorts,
  scope: Scope,
  eventId: string,
  asked: Asked,
): Promise<PlanFile> {
  const plan = await readPlan(ports, scope, eventId);
  return { name: `${plan.title} calendar.ics`, content: planCalendar(plan, choiceOf(asked, plan)) };
}

/** What venues and suppliers are asked to quote for, as the event stands. */
export async function exportRequest(
  ports: WorkflowPorts,
  scope: Scope,
  eventId: string,
  kind: keyof typeof requests,
): Promise<PlanFile> {
  const plan = await readPlan(ports, scope, eventId);
  return { name: `${plan.title} ${kind}.md`, content: requests[kind](plan) };
}

const requests = { 'venue-rfp': venueRfp, 'catering-brief': cateringBrief, 'av-brief': avBrief } as const;

/** budget.xlsx of the event as it stands. */
export async function exportBudget(ports: WorkflowPorts, scope: Scope, eventId: string): Promise<PlanFile> {
  const plan = await readPlan(ports, scope, eventId);
  return { name: `${plan.title} budget.xlsx`, content: await workbookFile(budgetWorkbook(plan)) };
}

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

/** Everything that an export prints, read once. */
async function readPlan(ports: WorkflowPorts, scope: Scope, eventId: string): Promise<DatedPlan> {
  const reader = ports.runs.read(scope, eventId);
  const event = await reader.event();
  const { id, title, state, status, execution, waitingFor } = event;
  const views = await listArtifacts(ports, scope, eventId, { body: true, sensitive: false });
  const questions = await reader.questions();
  return withoutContacts({
    id,
    title,
    state,
    status,
    execution,
    waitingFor,
    today: runNow(ports, event).slice(0, 10),
    artifacts: Object.fromEntries(views.map(({ envelope, body }) => [envelope.type, body])),
    revisions: Object.fromEntries(
      views.map(({ envelope: { type, revision, createdAt } }) => [type, { revision, createdAt }]),
    ),
    provisional: Object.fromEntries(
      views.map(({ envelope, provisional }) => [envelope.type, [...provisional]]),
    ),
    questions: questions.filter(({ kind, status: standing }) => kind !== 'conflict' && standing === 'open'),
    conflicts: questions.filter(({ kind, status: standing }) => kind === 'conflict' && standing === 'open'),
    approvals: await reader.approvals(),
    decisions: await reader.log('decision'),
    records: (await reader.records()).map(defaultRecord),
  });
}
