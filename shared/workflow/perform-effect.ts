import { catalog } from './catalog.ts';
import type { ApprovalKind } from '../kernel/define-artifact.ts';
import { Fault } from '../kernel/errors.ts';
import type { RunTransaction } from '../kernel/run-store.ts';
import type { Scope } from '../kernel/scope.ts';
import type { SpanStart } from '../kernel/telemetry.ts';
import { askQuestions } from './ask-questions.ts';
import { chaseApproval } from './chase-approval.ts';
import { enterState } from './enter-state.ts';
import { readInbox } from './read-inbox.ts';
import { reportFailure } from './report-failure.ts';
import { requestApproval } from './request-approval.ts';
import type { Effect, Outcome, RunState } from './rules/run-state.ts';
import type { Told } from './rules/watch.ts';
import { readFacts } from './run-facts.ts';
import { runTask } from './run-task.ts';
import { runNow } from './run-now.ts';
import { sendWork } from './send-work.ts';
import { simulateStep } from './simulate-step.ts';
import { summariseRun } from './summarise-run.ts';
import { turnPart } from './tell-timing.ts';
import { surveyRun } from './survey-run.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** What the lifecycle hands to an activity. */
export interface EffectInput {
  run: RunState['run'];
  after: number;
  step: Effect;
  /** A step keeps failing and people were told: their notice stays until it succeeds. */
  reported: boolean;
  /** Absent in generations from before it was measured. */
  timing?: Told;
}

/** One step of a run, applied once per operation id; answers with the letters and the facts as they are after it. */
export async function performEffect(ports: WorkflowPorts, input: EffectInput): Promise<Outcome> {
  const { run, after, step } = input;
  const { organisationId, eventId } = run;
  ports.atWork.works(eventId, ports.now());
  const agent = step.do === 'run-task' ? step.agent : 'system';
  const principal = { id: agent, name: agent, roles: ['system'] };
  const reader = ports.runs.read({ organisationId, principal }, eventId);
  const cause = await reader.causeOf(after);
  const turn = await turnPart(ports, reader, { eventId, after, cause, timing: input.timing });
  const scope: Scope = { organisationId, principal, ...cause };
  const attributes = { 'eods.event.id': eventId, 'eods.step': step.do, 'eods.agent': agent };
  const start: SpanStart = {
    name: step.do,
    parent: turn.parent,
    attributes: { ...attributes, 'eods.operation.id': step.operation },
    figure: 'eods.step.duration',
  };
  const { outcome, rests } = await ports.telemetry.span(start, async () => {
    await logged(ports, { step: step.do, agent, eventId }, () => takeStep(ports, scope, eventId, step));
    return lookAgain(ports, scope, input);
  });
  turn.tellEarlier();
  if (rests) {
    ports.atWork.rests(eventId);
    turn.tellOver();
  }
  return input.timing ? { ...outcome, turn: { part: turn.part, over: rests } } : outcome;
}

type Found = Exclude<Outcome, { fault: true }>;

/** What the run has to go by next. */
async function lookAgain(
  ports: WorkflowPorts,
  scope: Scope,
  { run: { eventId }, after, step, reported }: EffectInput,
): Promise<{ outcome: Found; rests: boolean }> {
  const letters = await readInbox(ports, scope, eventId, after);
  // Sending changes nothing that a survey would see.
  const asBefore = step.do === 'report-failure' || step.do === 'send-work';
  if (asBefore || letters.length > 0)
    return { outcome: { fault: false, letters, picture: null }, rests: false };
  const { picture, status, waitingFor, summary } = await ports.telemetry.span(
    { name: 'survey the run', attributes: { 'eods.event.id': eventId } },
    async () => {
      const facts = await readFacts(ports.runs.read(scope, eventId));
      return {
        ...(await surveyRun(ports, scope, facts)),
        summary: await summariseRun(ports, scope, facts),
      };
    },
  );
  const outcome = await ports.runs.transaction(scope, eventId, async (tx): Promise<Found> => {
    const event = await tx.event();
    // A letter that came since the survey has set the event running again; the run will look once more.
    const late = await tx.lettersAfter(after);
    if (late.length > 0) return { fault: false, letters: late, picture: null };
    if (!event.closed && event.status !== 'paused' && !reported)
      await tx.saveEvent({ status, waitingFor, summary });
    return { fault: false, letters: [], picture };
  });
  return { outcome, rests: status !== 'running' && outcome.letters.length === 0 };
}

async function logged(
  { telemetry, now }: WorkflowPorts,
  fields: Readonly<Record<string, string | undefined>>,
  work: () => Promise<void>,
): Promise<void> {
  const since = now();
  try {
    await work();
    telemetry.log('info', 'step taken', { ...fields, durationMs: now() - since });
  } catch (error) {
    const fault = error instanceof Fault ? error.code : 'internal';
    telemetry.log('warn', 'step failed', { ...fields, fault, durationMs: now() - since });
    throw error;
  }
}

async function takeStep(ports: WorkflowPorts, scope: Scope, eventId: string, step: Effect): Promise<void> {
  switch (step.do) {
    case 'survey':
      return;
    case 'run-task':
      return runTask(ports, scope, eventId, {
        ...step,
        ...(step.unanswered && { alongside: (tx) => sayUnanswered(ports, tx, step) }),
      });
    case 'send-work':
      return sendWork(ports, scope, eventId, step.work, step.operation);
    case 'ask':
      return askQuestions(ports, scope, eventId, step.operation);
    case 'request-approval':
      return requestApproval(ports, scope, eventId, step.approval as ApprovalKind, step.operation); // from the survey
    case 'chase-approval':
      return chaseApproval(ports, scope, eventId, step, step.operation);
    case 'simulate':
      return simulateStep(ports, scope, eventId, step.what, step.operation);
    case 'enter-state':
      return enterState(ports, scope, eventId, step.to, step.operation);
    case 'report-failure':
      return reportFailure(ports, scope, eventId, step, step.operation);
  }
}

/** The run did the work itself, because the queue of the agent did not answer. */
async function sayUnanswered(
  ports: WorkflowPorts,
  tx: RunTransaction,
  { task, agent }: { task: string; agent: string },
): Promise<void> {
  const at = runNow(ports, await tx.event());
  const text = `${catalog.agents.get(agent)?.title ?? agent} did not answer in time; the run did this itself: ${catalog.tasks.get(task)?.title ?? task}`;
  await tx.appendActivity({ at, kind: 'work.unanswered', text, agent, task });
}
