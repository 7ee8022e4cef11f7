import { Fault } from '../kernel/errors.ts';
import type { ApprovalKind } from '../kernel/define-artifact.ts';
import type { EventRow, Question, RunTransaction } from '../kernel/run-store.ts';
import type { Scope } from '../kernel/scope.ts';
import { checkAnswer } from '../planning/brief/check-answer.ts';
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
  return ports.runs.transaction(scope, eventId, async (tx) => {
    const event = await tx.event();
    const question = (await tx.questions()).find(({ id }) => id === questionId);
    if (!question) throw new Fault('question.not-found', `This event has no question ${questionId}.`);
    if (question.status === 'answered' && JSON.stringify(question.answer?.value) === JSON.stringify(given))
      return question;
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
      text: `${scope.principal.name} answered: ${question.text}`,
    });
    await tellRun(tx, `answer:${questionId}`, 'answer', { id: questionId });
    return answered;
  });
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
  if (question.kind === 'gap') {
    const option = question.options.find(({ id }) => id === given);
    const value = option ? option.value : given;
    checkAnswer(question.field, value, { asOf: event.asOf });
    await record('answer', { questionId: question.id, field: question.field, value });
    return;
  }
  const option = question.options.find(({ id }) => id === given);
  if (!option) {
    const ids = question.options.map(({ id }) => id).join(', ');
    throw new Fault('request.invalid', 'The answer is none of the options.', [
      { pointer: '/value', detail: `Use one of: ${ids}.` },
    ]);
  }
  if (question.kind === 'alternative') {
    const subject = question.field.slice('alternative:'.length) as ApprovalKind; // made from the kind when it was asked
    const own = {
      subject,
      approvalId: question.signature.slice('alternative:'.length),
      comment: option.label,
    };
    if (option.id !== 'ask-again' && subject === 'venue')
      await record('directive', { ...own, choose: option.id, exclude: [], apply: [] });
    if (option.id !== 'ask-again' && subject === 'budget')
      await record('directive', { ...own, exclude: [], apply: [option.id] });
  } else {
    await record('answer', { questionId: question.id, field: question.field, value: option.id });
    if (option.answers) await record('answer', { questionId: question.id, ...option.answers });
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
