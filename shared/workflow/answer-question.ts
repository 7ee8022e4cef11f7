import { requireAction } from '../contracts/may-do.ts';
import { requirePermission } from '../contracts/permissions.ts';
import { Fault } from '../kernel/errors.ts';
import type { ApprovalKind } from '../kernel/define-artifact.ts';
import type { EventRow, Question, RunTransaction } from '../kernel/run-store.ts';
import type { Scope } from '../kernel/scope.ts';
import { briefInput } from '../artifacts/record-views.ts';
import type { StoredRecord } from '../kernel/define-record.ts';
import { readBrief } from '../planning/brief/read-brief.ts';
import { viewValue } from './run-facts.ts';
import { commandOnce } from './command-once.ts';
import { runNow } from './run-now.ts';
import { tellRun } from './tell-run.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** Takes a person's answer; the run goes on at once. Answering twice is refused, except with the same value. */
export async function answerQuestion(
  ports: WorkflowPorts,
  scope: Scope,
  eventId: string,
  questionId: string,
  given: unknown,
): Promise<Question> {
  requirePermission(scope, 'question.answer');
  return commandOnce(ports, scope, eventId, async (tx) => {
    const event = await tx.event();
    const question = (await tx.questions()).find(({ id }) => id === questionId);
    if (!question) throw new Fault('question.not-found', `This event has no question ${questionId}.`);
    if (question.status === 'answered' && JSON.stringify(question.answer?.value) === JSON.stringify(given))
      return question;
    requireAction(scope, 'question.answer', event, { openQuestions: 1 });
    if (question.status !== 'open') {
      throw new Fault(
        'question.already-answered',
        `The question is ${question.status}; read the open questions again.`,
      );
    }
    const at = runNow(ports, event);
    const by = scope.principal.id;
    await keep(tx, { event, question, given, at, by });
    const answered: Question = { ...question, status: 'answered', answer: { value: given, by, at } };
    await tx.saveQuestion(answered);
    await tx.appendActivity({
      at,
      kind: 'question.answered',
      text: answerLine(scope.principal.name, question, given),
    });
    await tellRun(tx, `answer:${questionId}`, 'answer', { id: questionId });
    return answered;
  });
}

/** What was decided, where an option was taken; one's own words stand in the records. */
function answerLine(name: string, { options, text }: Question, given: unknown): string {
  const taken = options.find(({ id }) => id === given)?.label;
  return taken ? `${name} decided: ${taken}. It was asked: ${text}` : `${name} answered: ${text}`;
}

interface Given {
  event: EventRow;
  question: Question;
  given: unknown;
  at: string;
  by: string;
}

async function keep(tx: RunTransaction, { event, question, given, at, by }: Given): Promise<void> {
  const record = (kind: string, body: unknown) => tx.appendRecord({ kind, body, by, at, simulated: false });
  const option = question.options.find(({ id }) => id === given);
  if (question.kind === 'gap') {
    const answer = { field: question.field, value: option ? option.value : given };
    const title = titleWith(await tx.records(), answer, event.asOf);
    await record('answer', { questionId: question.id, ...answer });
    if (title !== null && title !== event.title) await tx.saveEvent({ title });
    return;
  }
  if (!option) {
    const ids = question.options.map(({ id }) => id).join(', ');
    const detail = `Use one of: ${ids}.`;
    throw new Fault('request.invalid', 'The answer is none of the options.', [{ pointer: '/value', detail }]);
  }
  if (question.kind === 'conflict') {
    await record('answer', { questionId: question.id, field: question.field, value: option.id });
  } else {
    const directive = directiveFor(question, option);
    if (directive) await record('directive', directive);
  }
  await tx.appendLog('decision', {
    at,
    by,
    title: `${question.kind === 'conflict' ? 'Conflict decided' : 'Alternative chosen'}: ${option.label}`,
    rationale: option.effect || question.text,
    alternatives: question.options
      .filter(({ id }) => id !== option.id)
      .map(({ id, label, effect }) => ({ id, label, effect })),
    impacted: [],
    operationId: `answer:${question.id}`,
  });
}

/**
 * What the event is called once the brief is read with the answer. It is read as the run will read it: what is stored
 * can always be read again.
 */
function titleWith(
  records: readonly StoredRecord[],
  answer: { field: string; value: unknown },
  asOf: string,
): string | null {
  const { submission, answers } = viewValue(briefInput, { records });
  return readBrief(submission, [...answers, answer], { asOf }).brief.title;
}

/** What taking an alternative asks the tasks to do differently; nothing when the proposal is kept. */
function directiveFor(question: Question, { id, label }: Question['options'][number]) {
  const [occasion = '', kind] = question.field.split(':');
  const subject = kind as ApprovalKind; // made from the kind when it was asked
  const approvalId = question.signature.slice(occasion.length + 1);
  const own = { subject, approvalId, comment: label, exclude: [], apply: [] };
  if (occasion === 'lift') return { ...own, lift: true };
  if (id === 'ask-again') return undefined;
  return subject === 'venue' ? { ...own, choose: id } : { ...own, apply: [id] };
}
