import { versionHash } from '../kernel/content-hash.ts';
import type { Conflict } from '../kernel/define-task.ts';
import type { Approval, Question } from '../kernel/run-store.ts';
import { briefInput } from '../artifacts/record-views.ts';
import type { BriefSubmission } from '../artifacts/submitted-brief.ts';
import { readBrief, type BriefGap } from '../planning/brief/read-brief.ts';
import { viewValue, type RunFacts } from './run-facts.ts';
import type { TaskStanding } from './stale-tasks.ts';

/** A question as it should stand open now; `signature` tells one occurrence from the next. */
export type Wanted = Omit<Question, 'id' | 'status' | 'askedAt' | 'answer'>;

/** What the brief does not say, read from the submission and every answer so far. */
export function openGaps(facts: RunFacts): BriefGap[] {
  const { submission, answers } = viewValue(briefInput, facts);
  const { asOf } = facts.event;
  const accepted = submission as unknown as BriefSubmission; // normalised by the contract before it was stored
  return readBrief(accepted, answers, { asOf }).gaps;
}

export function gapQuestions(gaps: readonly BriefGap[]): Wanted[] {
  return gaps.map(({ field, question, why, neededBy, blocks, suggestions = [] }) => ({
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

/** Conflicts that the current drafts report and that no person has settled in just this form. */
export function conflictQuestions(facts: RunFacts, standings: readonly TaskStanding[]): Wanted[] {
  const settled = new Set(facts.questions.filter((q) => q.status === 'answered').map((q) => q.signature));
  return standings
    .filter(({ standing }) => standing === 'fresh')
    .flatMap(({ task }) =>
      (facts.tasks.get(task.name)?.conflicts ?? []).map((conflict) => wanted(conflict, task.agent)),
    )
    .filter((question) => !settled.has(question.signature));
}

function wanted(conflict: Conflict, agent: string): Wanted {
  const { key, sides, detail, blocks, options } = conflict;
  return {
    kind: 'conflict',
    field: `conflict:${key}`,
    text: `${sides[0]} - but ${sides[1]}`,
    why: detail,
    neededBy: agent,
    blocks,
    options,
    signature: versionHash({ key, detail, options: options.map(({ id }) => id) }),
  };
}

/** After a rejection that changed nothing the run offers the ranked alternatives; after three it stops. */
export const ROUNDS_BEFORE_BLOCK = 3;

export function alternativeQuestion(approval: Approval, rounds: number): Wanted | undefined {
  if (rounds >= ROUNDS_BEFORE_BLOCK) return undefined;
  const { kind, proposal, decision, id } = approval;
  const others = proposal.alternatives.filter((alternative) => alternative.id !== proposal.candidateId);
  return {
    kind: 'alternative',
    field: `alternative:${kind}`,
    text: `What should be proposed instead of: ${proposal.summary}`,
    why: `${decision?.by ?? 'A person'} asked for something else (${decision?.comment || 'no comment'}), and nothing in the answer changes the proposal.`,
    neededBy: kind === 'venue' ? 'venue-researcher' : 'budget-analyst',
    blocks: approvalBlocks[kind],
    options: [
      ...others,
      { id: 'ask-again', label: 'Keep the proposal and ask again', effect: 'Nothing changes.' },
    ],
    signature: `alternative:${id}`,
  };
}

const approvalBlocks = {
  venue: 'Budget',
  budget: 'Confirm',
  'final-go': 'Execute',
  postmortem: 'Postmortem',
} as const;
