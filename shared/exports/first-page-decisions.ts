import { costModel } from '../artifacts/cost-model.ts';
import { eventBrief } from '../artifacts/event-brief.ts';
import type { Approval, Question } from '../kernel/run-store.ts';
import { ranked } from './markdown-section.ts';
import { bullets, plain, table } from './markdown-text.ts';
import { drafted, type PlanContents } from './plan-contents.ts';
import { approvalWords, countWords, instantWords, moneyWords } from './plan-words.ts';

const shownOptions = 5;

/** Approvals that nobody has decided, each with its ranked alternatives. */
export function waitingBlocks(plan: PlanContents): string[] {
  const open = plan.approvals.filter(({ status }) => status === 'pending' || status === 'blocked');
  const others = otherWaits(plan);
  if (open.length + others.length === 0) return ['No approval is pending.'];
  const zone = drafted(plan, eventBrief)?.timeZone;
  const approvals = open.flatMap((approval) => {
    const choices = otherChoices(approval);
    return [
      `**${approvalWords[approval.kind]}:** ${plain(approval.proposal.summary)}<br>${plain(whoAndWhen(approval, zone))}`,
      choices.length === 0 ? 'There is no alternative to choose from.' : `Instead:\n\n${ranked(choices)}`,
    ];
  });
  return others.length === 0 ? approvals : [...approvals, bullets(others)];
}

/** What the run waits for besides approvals, questions and conflicts, which are printed in full. */
function otherWaits({ waitingFor = [] }: PlanContents): string[] {
  const printed = ['approval', 'question', 'conflict'];
  return waitingFor
    .filter(({ kind }) => !printed.includes(kind))
    .map(({ what, who }) => (who ? `${what} (${who})` : what));
}

export function questionBlock({ questions }: PlanContents): string {
  return table(
    ['Question', 'Why it is asked', 'Needed before', 'Possible answers'],
    questions.map(({ text, why, blocks, options }) => [
      text,
      why,
      blocks,
      options.map(({ label }) => label).join('; '),
    ]),
    'No question is open.',
  );
}

/** Each conflict with its ranked ways out. */
export function conflictBlocks(plan: PlanContents): string[] {
  if (plan.conflicts.length === 0) return [plain('No conflict is open.')];
  const currency = drafted(plan, costModel)?.currency ?? drafted(plan, eventBrief)?.budget?.currency;
  return plan.conflicts.flatMap(({ text, why, blocks, options }) => [
    `**${plain(text)}**<br>${plain(`${why} To be decided before ${blocks}.`)}`,
    options.length === 0
      ? 'No way out is known.'
      : ranked(atMost(options.map((option) => conflictOption(option, currency)))),
  ]);
}

function otherChoices({ kind, proposal }: Approval): string[] {
  const others = proposal.alternatives.filter(({ id }) => id !== proposal.candidateId);
  return atMost(
    others.map(({ label, effect, amountMinor }) => {
      // The effect of a venue names its cost; that of a budget option leaves the amount to this line.
      const worth =
        kind === 'budget' && amountMinor !== undefined && proposal.currency
          ? ` (worth ${moneyWords(amountMinor, proposal.currency)})`
          : '';
      return `${[label, effect].filter(Boolean).join(': ')}${worth}`;
    }),
  );
}

function whoAndWhen(approval: Approval, zone: string | null | undefined): string {
  const asked = approval.approvers.slice(0, approval.approverIndex + 1);
  const next = approval.approvers.slice(approval.approverIndex + 1);
  const who = `Asked: ${asked.join(', ') || 'the owner'}${next.length > 0 ? `, then ${next.join(', then ')}` : ''}.`;
  if (approval.status === 'blocked') return `${who} Nobody answered in time: the plan is blocked.`;
  const due = approval.dueAt
    ? `Please decide by ${instantWords(approval.dueAt, zone)}; then follows a reminder or the next approver, never a silent yes.`
    : 'No deadline is set.';
  return `${who} ${due}`;
}

function conflictOption(
  { label, effect, savingMinor }: Question['options'][number],
  currency: string | undefined,
): string {
  const money =
    savingMinor === undefined || savingMinor === 0 || !currency
      ? ''
      : ` (${savingMinor > 0 ? 'saves' : 'costs'} ${moneyWords(Math.abs(savingMinor), currency)})`;
  return `${label}${effect ? `: ${effect}` : ''}${money}`;
}

function atMost(texts: readonly string[]): string[] {
  const left = texts.length - shownOptions;
  return left <= 0
    ? [...texts]
    : [...texts.slice(0, shownOptions), `… and ${countWords(left, 'more option')}.`];
}
