import type { Question, RunTransaction } from '../kernel/run-store.ts';
import type { Scope } from '../kernel/scope.ts';
import { applyOnce } from './apply-once.ts';
import type { Wanted } from './desired-questions.ts';
import { readFacts } from './run-facts.ts';
import { runNow } from './run-now.ts';
import { surveyRun } from './survey-run.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** Opens the questions that the run needs answered and withdraws those that no longer matter. */
export async function askQuestions(
  ports: WorkflowPorts,
  scope: Scope,
  eventId: string,
  operation: string,
): Promise<void> {
  const { wanted } = await surveyRun(ports, scope, await readFacts(ports.runs.read(scope, eventId)));
  await applyOnce(ports, scope, eventId, operation, async (tx) => {
    const at = runNow(ports, await tx.event());
    const questions = await tx.questions();
    const open = questions.filter(({ status }) => status === 'open');
    for (const question of open) {
      if (!wanted.some(({ signature }) => signature === question.signature)) {
        await tx.saveQuestion({ ...question, status: 'withdrawn' });
      }
    }
    for (const question of wanted) {
      if (!open.some(({ signature }) => signature === question.signature)) {
        await ask(tx, question, questions, at, operation);
      }
    }
  });
}

async function ask(
  tx: RunTransaction,
  wanted: Wanted,
  earlier: readonly Question[],
  at: string,
  operation: string,
): Promise<void> {
  const slug = wanted.field.replaceAll(/[^A-Za-z0-9]+/g, '-');
  const round = earlier.filter(({ field }) => field === wanted.field).length + 1;
  const id = `q-${slug}-${round}`;
  await tx.saveQuestion({ ...wanted, id, status: 'open', askedAt: at });
  await tx.appendActivity({ at, kind: 'question.asked', text: wanted.text, agent: wanted.neededBy });
  if (wanted.kind === 'gap') return;
  await tx.appendLog('decision', {
    at,
    by: wanted.neededBy,
    title: wanted.kind === 'conflict' ? `Conflict: ${wanted.text}` : wanted.text,
    rationale: wanted.why,
    alternatives: wanted.options.map(({ id, label, effect }) => ({ id, label, effect })),
    impacted: [],
    operationId: `${operation}.${id}`,
  });
}
