import { approvalTitles, approvalWithin } from '../contracts/approval-titles.ts';
import type { Approval, Question } from '../kernel/run-store.ts';
import type { SilenceStep } from '../kernel/organisation-policy.ts';
import { withoutContacts } from '../kernel/contact-text.ts';
import { dayWords } from '../kernel/day-words.ts';
import { moneyWords } from './plan-words.ts';
import { oneLine } from './outside-text.ts';

/** Subject and text of a message. */
export interface MessageWords {
  subject: string;
  text: string;
}

/** Why an approval is written about: it was asked for, or a step that follows on silence. */
export type ApprovalOccasion = 'asked' | SilenceStep['action'];

interface About {
  event: { id: string; title: string };
  /** Address of the web app; without it nobody is given a link. */
  page: string | undefined;
}

const subjects: Record<ApprovalOccasion, string> = {
  asked: 'Your decision is asked for',
  remind: 'Reminder: your decision is asked for',
  'next-approver': 'Nobody has decided yet, you are asked as well',
  owner: 'Nobody has decided yet, you are asked as the owner',
  administrator: 'Nobody has decided yet, you are asked as administrator',
  block: 'Blocked: nobody has decided',
};

/** Who is asked, for what, how much it is about, by when, and where to decide. */
export function approvalMessage(
  occasion: ApprovalOccasion,
  { kind, proposal, approvers, requestedAt, dueAt }: Approval,
  { event, page }: About,
): MessageWords {
  const { summary, amountMinor, currency } = proposal;
  const title = said(event.title, 120);
  const lines = [
    `Event: ${title}`,
    `To decide: ${approvalTitles[kind]}`,
    `Proposal: ${said(summary, 500)}`,
    ...(amountMinor === undefined ? [] : [`Amount: ${moneyWords(amountMinor, currency)}`]),
    `Asked on: ${dayWords(requestedAt.slice(0, 10))}`,
    `Asked so far: ${approvers.map((name) => said(name, 100)).join(', then ')}`,
    dueAt === null
      ? 'The event does not go on until a person decides. Silence never approves.'
      : `Please decide by ${dayWords(dueAt.slice(0, 10))}; after that the next person is asked. Silence never approves.`,
  ];
  return {
    subject: `${subjects[occasion]}: ${approvalWithin(kind)}, ${title}`,
    text: body(lines, page && `${page}/approvals`),
  };
}

/** What the run needs to know before it goes on. */
export function questionsMessage(
  questions: readonly Pick<Question, 'text' | 'why' | 'blocks'>[],
  { event, page }: About,
): MessageWords {
  const title = said(event.title, 120);
  const asked = questions.length === 1 ? 'A question' : `${questions.length} questions`;
  const lines = [
    `Event: ${title}`,
    ...questions.map(({ text, why, blocks }) => `- ${said(text, 400)} (${said(why, 300)} Blocks ${blocks}.)`),
  ];
  return {
    subject: `${asked} before the planning goes on: ${title}`,
    text: body(lines, page && `${page}/events/${encodeURIComponent(event.id)}`),
  };
}

export interface Failed {
  /** What the step makes or does, in the words of the product. */
  what: string;
  detail: string;
  /** Of the request that the step came of. */
  traceId: string | undefined;
  remedy: keyof typeof remedies;
}

/** What a person can do about a step that keeps failing, by whose turn it is. */
const remedies = {
  time: 'nothing now. If it has not gone on in an hour, tell an administrator.',
  owner:
    'look at what it is made from - the brief, your answers, records and lists - and correct what is wrong there. Where nothing is, tell an administrator; the run can also be cancelled.',
  administrator:
    'tell an administrator. Nothing that you entered is at fault as far as is known; the run can also be cancelled.',
};

/** What keeps failing, what becomes of it, and what a person can do. */
export function failureMessage(
  { what, detail, traceId, remedy }: Failed,
  { event, page }: About,
): MessageWords {
  const title = said(event.title, 120);
  const lines = [
    `Event: ${title}`,
    `What keeps failing: ${said(what, 200)}`,
    `Why: ${said(detail, 400)}`,
    'It is tried again by itself every ten minutes, and at once after any answer, record or change. What is done already stays.',
    `What you can do: ${remedies[remedy]}`,
    ...(traceId === undefined ? [] : [`For the administrator: trace ${traceId}`]),
  ];
  return {
    subject: `A step keeps failing: ${title}`,
    text: body(lines, page && `${page}/events/${encodeURIComponent(event.id)}`, 'look'),
  };
}

function body(lines: readonly string[], link: string | undefined, verb = 'decide'): string {
  const where = link ? `Sign in and ${verb} here: ${link}` : `Sign in to EODS to ${verb}.`;
  const note = 'This message was written by EODS. An answer to it is not read.';
  return `${[...lines, '', where, '', note].join('\n')}\n`;
}

/** Words of people on one line, without contacts, and never as an address of somebody else. */
function said(text: string, limit: number): string {
  return withoutContacts(oneLine(text, limit)).replaceAll(/\b(https?|ftp|www)(?=[:.])/gi, '$1 ');
}
