import { approvalWithin } from '../contracts/approval-titles.ts';
import { versionHash } from '../kernel/content-hash.ts';
import type { ApprovalKind } from '../kernel/define-artifact.ts';
import type { Conflict } from '../kernel/define-task.ts';
import { KeptAnswers } from '../kernel/kept-answers.ts';
import type { LifecycleState } from '../kernel/levels.ts';
import type { Approval, Question } from '../kernel/run-store.ts';
import { briefInput } from '../artifacts/record-views.ts';
import { readBrief, type BriefGap } from '../planning/brief/read-brief.ts';
import { lifecycle, stateAfter } from './lifecycle.ts';
import { opposed } from './opposed.ts';
import { viewValue, type RunFacts } from './run-facts.ts';
import type { TaskStanding } from './stale-tasks.ts';

/** A question as it should stand open now; `signature` tells one occurrence from the next. */
export type Wanted = Omit<Question, 'id' | 'status' | 'askedAt' | 'answer'>;

/** A brief is read at every look at the run and changes seldom. */
const gaps = new KeptAnswers<BriefGap[]>({ most: 1_000 });

/** What the brief does not say, read from the submission and every answer so far. */
export function openGaps(facts: RunFacts): BriefGap[] {
  const { submission, answers } = viewValue(briefInput, facts);
  const { asOf, organisationId } = facts.event;
  return gaps.of(
    { organisationId, submission, answers, asOf },
    () => readBrief(submission, answers, { asOf }).gaps,
  );
}

export function gapQuestions(open: readonly BriefGap[]): Wanted[] {
  return open.map(({ field, question, why, neededBy, blocks, suggestions = [] }) => ({
    kind: 'gap',
    field,
    text: question,
    why,
    neededBy,
    blocks,
    options: suggestions.map(({ label, value }, index) => ({
      id: `option-${index + 1}`,
      label,
      effect: '',
      value,
    })),
    signature: field,
  }));
}

/**
 * Conflicts that the current drafts report. One that a person accepted as it stands is settled; one that is still there
 * after another option was taken is asked about again, as a new round.
 */
export function conflictQuestions(facts: RunFacts, standings: readonly TaskStanding[]): Wanted[] {
  const answered = facts.questions.filter(({ status }) => status === 'answered');
  return standings
    .filter(({ standing }) => standing === 'fresh')
    .flatMap(({ task }) => {
      const conflicts = facts.tasks.get(task.name)?.conflicts ?? [];
      return conflicts.flatMap((conflict) => wanted(conflict, task.agent, answered));
    });
}

function wanted(conflict: Conflict, agent: string, answered: readonly Question[]): Wanted[] {
  const { key, sides, detail, blocks, options } = conflict;
  const form = versionHash({ key, sides, detail, options: options.map(({ id }) => id) });
  const earlier = answered.filter(({ signature }) => signature.startsWith(`${form}.`));
  if (earlier.some(isAccepted)) return [];
  const question: Wanted = {
    kind: 'conflict',
    field: `conflict:${key}`,
    text: opposed(...sides),
    why: detail,
    neededBy: agent,
    blocks,
    options,
    signature: `${form}.${earlier.length + 1}`,
  };
  return [question];
}

function isAccepted({ options, answer }: Question): boolean {
  return options.some(({ id, accepts }) => id === answer?.value && accepts === true);
}

export function alternativeQuestion({ kind, proposal, decision, id }: Approval): Wanted {
  const others = proposal.alternatives.filter((alternative) => alternative.id !== proposal.candidateId);
  return {
    kind: 'alternative',
    field: `alternative:${kind}`,
    text: `What should be proposed instead of: ${proposal.summary}`,
    why: `${decision?.by ?? 'A person'} asked for something else (${decision?.comment || 'no comment'}), and nothing in the answer changes the proposal.`,
    neededBy: phaseOfApproval(kind).lead,
    blocks: blockedBy(kind),
    options: [
      ...others,
      { id: 'ask-again', label: 'Keep the proposal and ask again', effect: 'Nothing changes.' },
    ],
    signature: `alternative:${id}`,
  };
}

/** What people asked for in rejections leaves nothing that passes the gate; `count` tells one occasion from the next. */
export function liftQuestion(kind: ApprovalKind, count: number): Wanted {
  return {
    kind: 'alternative',
    field: `lift:${kind}`,
    text: `With the limits and exclusions given so far nothing is left to propose (${approvalWithin(kind)}). Take them back?`,
    why: 'Rejections set them, and the gate of the state cannot pass with them.',
    neededBy: phaseOfApproval(kind).lead,
    blocks: blockedBy(kind),
    options: [
      {
        id: 'lift',
        label: 'Take back the limits and exclusions',
        effect: 'The proposal is made anew without them.',
      },
    ],
    signature: `lift:${kind}:${count}`,
  };
}

function phaseOfApproval(kind: ApprovalKind) {
  const phase = lifecycle.find(({ approval }) => approval === kind);
  if (!phase) throw new Error(`no state has the approval ${kind}`);
  return phase;
}

/** The state after the approval's own; the postmortem ends the run and blocks its own state. */
function blockedBy(kind: ApprovalKind): LifecycleState {
  const { state } = phaseOfApproval(kind);
  return stateAfter(state) ?? state;
}
