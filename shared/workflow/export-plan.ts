import { planMarkdown } from '../exports/plan-markdown.ts';
import type { Scope } from '../kernel/scope.ts';
import { listArtifacts } from './read-event.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** plan.md of the event as it stands. */
export async function exportPlan(ports: WorkflowPorts, scope: Scope, eventId: string): Promise<string> {
  const reader = ports.runs.read(scope, eventId);
  const { title, state, status, execution, waitingFor } = await reader.event();
  const views = await listArtifacts(ports, scope, eventId, true);
  const questions = await reader.questions();
  return planMarkdown({
    title,
    state,
    status,
    execution,
    waitingFor,
    artifacts: Object.fromEntries(views.map(({ envelope, body }) => [envelope.type, body])),
    provisional: Object.fromEntries(
      views.map(({ envelope, provisional }) => [envelope.type, [...provisional]]),
    ),
    questions: questions.filter(({ kind, status: standing }) => kind !== 'conflict' && standing === 'open'),
    conflicts: questions.filter(({ kind, status: standing }) => kind === 'conflict' && standing === 'open'),
    approvals: await reader.approvals(),
    decisions: await reader.log('decision'),
  });
}
