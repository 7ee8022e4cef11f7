import { requirePermission } from '../contracts/permissions.ts';
import { reportMarkdown } from '../exports/report-markdown.ts';
import { withoutContacts } from '../kernel/contact-text.ts';
import { Fault } from '../kernel/errors.ts';
import { pageFrom, type PageAsked } from '../kernel/page.ts';
import type { Report } from '../kernel/report-store.ts';
import type { Scope } from '../kernel/scope.ts';
import { type Reported, reportFigures } from '../planning/report-figures.ts';
import type { ReportedEvent } from '../planning/reported-event.ts';
import type { PlanFile } from './export-plan.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** Newest first. */
export async function listReports(
  { reports }: WorkflowPorts,
  scope: Scope,
  { limit, after }: PageAsked<string>,
) {
  requirePermission(scope, 'report.read');
  const found = await reports.list(scope, { limit: limit + 1, after });
  return pageFrom(found, limit, ({ id }: Report) => id);
}

/** The report with its sums, made of the parts that are still there. */
export async function readReport({ reports }: WorkflowPorts, scope: Scope, id: string) {
  requirePermission(scope, 'report.read');
  const found = await reports.find(scope, id);
  if (!found) throw new Fault('report.not-found', `There is no report ${id}.`);
  const events = found.parts.map(
    // Written by writeReports only.
    ({ eventId, body }): Reported => ({ eventId, ...(body as ReportedEvent) }), // see above
  );
  const erased = found.report.events - events.length;
  return withoutContacts({
    ...found.report,
    erased,
    ...reportFigures(events),
    eventList: events.map(inList),
  });
}

export async function exportReport(ports: WorkflowPorts, scope: Scope, id: string): Promise<PlanFile> {
  const report = await readReport(ports, scope, id);
  return { name: `Report ${report.from} to ${report.to}.md`, content: reportMarkdown(report) };
}

/** What is told of one event beside the sums. */
function inList({ lessons: _lessons, recommendations: _advice, risks: _risks, ...event }: Reported) {
  return event;
}
