import { approvalTitles } from '../contracts/approval-titles.ts';
import { raisesBudget } from '../kernel/raise-option.ts';
import { costModel } from '../artifacts/cost-model.ts';
import { eventBrief } from '../artifacts/event-brief.ts';
import { lifecycleStates } from '../kernel/levels.ts';
import type { Approval, Question } from '../kernel/run-store.ts';
import { ranked } from './markdown-section.ts';
import { bullets, plain, table } from './markdown-text.ts';
import { drafted, type PlanContents } from './plan-contents.ts';
import { instantWords, moneyWords, withDays } from './plan-words.ts';

/** Choices printed with their effect. */
const inFull = 5;

/** Approvals that nobody has decided, each with its ranked alternatives. */
export function waitingBlocks(plan: PlanContents): string[] {
  const open = plan.approvals.filter(({ status }) => status === 'pending' || status === 'blocked');
  const others = otherWaits(plan);
  const asked = plan.questions.length + plan.conflicts.length > 0;
  if (open.length + others.length === 0)
    return [
      asked ? 'No approval is pending; the questions and conflicts below are.' : 'No approval is pending.',
    ];
  const zone = drafted(plan, eventBrief)?.timeZone;
  const approvals = open.flatMap((approval) => {
    const choices = otherChoices(approval);
    return [
      `**${approvalTitles[approval.kind]}:** ${plain(withDays(approval.proposal.summary))}\n${plain(whoAndWhen(approval, zone))}`,
      choices.length === 0
        ? 'There is no alternative to choose from.'
        : `Instead:\n\n${rankedChoices(choices)}`,
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
    soonestFirst(questions).map(({ text, why, blocks, options }) => [
      withDays(text),
      withDays(why),
      blocks,
      options.map(({ label }) => withDays(label)).join('; '),
    ]),
    'No question is open.',
  );
}

/** Each conflict with its ranked ways out. */
export function conflictBlocks(plan: PlanContents): string[] {
  if (plan.conflicts.length === 0) return [plain('No conflict is open.')];
  const currency = drafted(plan, costModel)?.currency ?? drafted(plan, eventBrief)?.budget?.currency;
  return soonestFirst(plan.conflicts).flatMap(({ text, why, blocks, options }) => [
    `**${plain(withDays(text))}**\n${plain(`${withDays(why)} To be decided before ${blocks}.`)}`,
    options.length === 0
      ? 'No way out is known.'
      : rankedChoices(options.map((option) => wayOut(option, currency))),
  ]);
}

function otherChoices({ kind, proposal }: Approval): Choice[] {
  return proposal.alternatives
    .filter(({ id }) => id !== proposal.candidateId)
    .map(({ id, label, effect, amountMinor }) => ({
      label,
      effect,
      // The effect of a venue names its cost; that of a budget option leaves the amount to this line.
      money:
        kind === 'budget' && amountMinor !== undefined && proposal.currency
          ? `${raisesBudget(id) ? 'covers' : 'worth'} ${moneyWords(amountMinor, proposal.currency)}`
          : '',
    }));
}

function whoAndWhen(approval: Approval, zone: string | null | undefined): string {
  const asked = approval.approvers.slice(0, approval.approverIndex + 1);
  const next = approval.approvers.slice(approval.approverIndex + 1);
  const who = `Asked: ${asked.join(', ') || 'the owner'}${next.length > 0 ? `, then ${next.join(', then ')}` : ''}.`;
  if (approval.status === 'blocked') return `${who} Nobody answered in time: the plan is blocked.`;
  const due = approval.dueAt
    ? `Please decide by ${instantWords(approval.dueAt, zone)}; silence brings a reminder${next.length > 0 ? ' and then the next approver' : ''}, never a yes.`
    : 'No deadline is set.';
  return `${who} ${due}`;
}

function wayOut(
  { id, label, effect, savingMinor = 0 }: Question['options'][number],
  currency: string | undefined,
): Choice {
  const verb = savingMinor < 0 ? 'costs' : raisesBudget(id) ? 'covers' : 'saves';
  const known = savingMinor !== 0 && currency !== undefined;
  return { label, effect, money: known ? `${verb} ${moneyWords(Math.abs(savingMinor), currency)}` : '' };
}

interface Choice {
  label: string;
  effect: string;
  /** Empty where money is not the point. */
  money: string;
}

/** Best first; those further down by name and money alone, so that the page stays one page. */
function rankedChoices(choices: readonly Choice[]): string {
  const named = ({ label, money }: Choice) => (money ? `${label} (${money})` : label);
  const full = choices
    .slice(0, inFull)
    .map((choice) => withDays(choice.effect ? `${named(choice)} – ${choice.effect}` : named(choice)));
  const rest = withDays(choices.slice(inFull).map(named).join('; '));
  return rest === '' ? ranked(full) : `${ranked(full)}\n\n${plain(`Also: ${rest}.`)}`;
}

/** The days and the money decide what the rest is about: another venue or lead time follows from them. */
const decidesTheRest = ['conflict:event.dates', 'conflict:money.total'];

/** What decides the rest comes first, then what is needed first. */
function soonestFirst(asked: readonly Question[]): Question[] {
  const at = ({ field, blocks }: Question) => {
    const place = decidesTheRest.indexOf(field);
    return place >= 0 ? place - decidesTheRest.length : lifecycleStates.indexOf(blocks);
  };
  return [...asked].sort((a, b) => at(a) - at(b));
}
