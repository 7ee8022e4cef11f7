import type { Question, RunTransaction } from '../kernel/run-store.ts';
import type { Scope } from '../kernel/scope.ts';
import { questionsMessage } from '../exports/message-text.ts';
import { applyOnce } from './apply-once.ts';
import { tieBreak } from '../contracts/tie-break.ts';
import type { Decided } from './claim-conflicts.ts';
import type { Wanted } from './desired-questions.ts';
import { makeVoid, ownerOf } from './request-approval.ts';
import { readFacts } from './run-facts.ts';
import { runNow } from './run-now.ts';
import { surveyRun } from './survey-run.ts';
import { tellPeople } from './tell-people.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** Opens the questions that the run needs answered, withdraws those that no longer matter, voids outdated approvals. */
export async function askQuestions(
  ports: WorkflowPorts,
  scope: Scope,
  eventId: string,
  operation: string,
): Promise<void> {
  const facts = await readFacts(ports.runs.read(scope, eventId));
  const { wanted, decided, outdated } = await surveyRun(ports, scope, facts);
  const members = await ports.members.members(scope);
  const owner = await ownerOf(ports, scope, facts, members);
  await applyOnce(ports, scope, eventId, operation, async (tx) => {
    const event = await tx.event();
    // A letter that came since the survey may have answered what would be asked; the run will look again.
    if ((await tx.lettersAfter(event.acknowledged)).length > 0) return;
    const at = runNow(ports, event);
    for (const approval of outdated) await makeVoid(tx, approval, at, operation);
    const questions = await tx.questions();
    const open = questions.filter(({ status }) => status === 'open');
    const isOpen = (signature: string) => open.some((question) => question.signature === signature);
    for (const question of open) {
      const stays = wanted.some(({ signature }) => signature === question.signature);
      if (!stays) await tx.saveQuestion({ ...question, status: 'withdrawn' });
    }
    const fresh = wanted.filter(({ signature }) => !isOpen(signature));
    const known = [...questions];
    for (const question of fresh) known.push(await ask(tx, question, known, at, operation));
    for (const decision of decided) known.push(await decide(tx, decision, known, at, operation));
    if (fresh.length === 0) return;
    const words = questionsMessage(fresh, { event, page: ports.pageUrl });
    await tellPeople(ports, tx, event, { names: [owner], members, words, operation });
  });
}

function idOf({ field }: Wanted, earlier: readonly Question[]): string {
  const id = (round: number): string => `q-${field.replaceAll(/[^A-Za-z0-9]+/g, '-')}-${round}`;
  let round = earlier.filter((question) => question.field === field).length + 1;
  // Two fields may read alike in letters and digits: people and rooms have all kinds of names.
  while (earlier.some((question) => question.id === id(round))) round += 1;
  return id(round);
}

async function ask(
  tx: RunTransaction,
  wanted: Wanted,
  earlier: readonly Question[],
  at: string,
  operation: string,
): Promise<Question> {
  const id = idOf(wanted, earlier);
  const question: Question = { ...wanted, id, status: 'open', askedAt: at };
  await tx.saveQuestion(question);
  await tx.appendActivity({ at, kind: 'question.asked', text: wanted.text, agent: wanted.neededBy });
  if (wanted.kind === 'gap') return question;
  await tx.appendLog('decision', {
    at,
    by: wanted.neededBy,
    title: wanted.kind === 'conflict' ? `Conflict: ${wanted.text}` : wanted.text,
    rationale: wanted.why,
    alternatives: wanted.options.map(({ id, label, effect }) => ({ id, label, effect })),
    impacted: [],
    operationId: `${operation}.${id}`,
  });
  return question;
}

const untilApproval = 'A person may decide otherwise at the approval.';

/** Kept as a person's answer would be, so that tasks read it the same way; the log names the rule. */
async function decide(
  tx: RunTransaction,
  { question, option, rationale }: Decided,
  earlier: readonly Question[],
  at: string,
  operation: string,
): Promise<Question> {
  const id = idOf(question, earlier);
  const chosen = question.options.find((entry) => entry.id === option);
  const answer = { value: option, by: tieBreak, at };
  const answered: Question = { ...question, id, status: 'answered', askedAt: at, answer };
  await tx.saveQuestion(answered);
  const body = { questionId: id, field: question.field, value: option };
  await tx.appendRecord({ kind: 'answer', body, by: tieBreak, at, simulated: false });
  const title = `Settled for now by rule: ${chosen?.label ?? option}`;
  const text = `${title}. ${untilApproval}`;
  await tx.appendActivity({ at, kind: 'conflict.decided', text, agent: question.neededBy });
  await tx.appendLog('decision', {
    at,
    by: tieBreak,
    title,
    rationale: `${question.text} ${rationale} ${untilApproval}`,
    alternatives: question.options
      .filter((entry) => entry.id !== option)
      .map(({ id: other, label, effect }) => ({ id: other, label, effect })),
    impacted: [],
    operationId: `${operation}.${id}`,
  });
  return answered;
}
