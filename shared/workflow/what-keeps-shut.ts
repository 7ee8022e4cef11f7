import { approvalTitles, approvalWithin } from '../contracts/approval-titles.ts';
import { type HoldOnRecord, isHeld, venueHolds } from '../artifacts/venue-holds.ts';
import type { ApprovalKind } from '../kernel/define-artifact.ts';
import type { GateResult } from '../kernel/define-gate.ts';
import type { Finding } from '../kernel/finding.ts';
import { stateIndex } from '../kernel/levels.ts';
import type { Approval } from '../kernel/run-store.ts';
import type { Waiting } from '../kernel/waiting.ts';
import { ROUNDS_BEFORE_BLOCK, type ApprovalStanding } from './approval-standings.ts';
import type { Wanted } from './desired-questions.ts';
import { needsOf } from './approval-seats.ts';
import { eventSpan } from './event-span.ts';
import { seatWords } from './sign-approval.ts';
import { approvalsBefore, phaseOf, stateAfter } from './lifecycle.ts';
import { viewValue, type RunFacts } from './run-facts.ts';

/** Everything that keeps the next state shut on that day, in the order in which people should look at it. */
export function whatKeepsShut(
  facts: RunFacts,
  today: string,
  approvals: readonly ApprovalStanding[],
  wanted: readonly Wanted[],
  gate: GateResult | undefined,
): Waiting[] {
  const { event } = facts;
  const to = stateAfter(event.state) ?? 'end';
  if (event.until && stateIndex(event.state) >= stateIndex(event.until)) {
    return [
      {
        kind: 'until',
        what: `The run was asked to stop at ${event.until}; resume lets it go on.`,
        who: 'owner',
      },
    ];
  }
  const shut: Waiting[] = [];
  for (const question of wanted) {
    if (to !== 'end' && stateIndex(question.blocks) > stateIndex(to)) continue;
    const id = facts.questions.find((q) => q.signature === question.signature && q.status === 'open')?.id;
    const kind = question.kind === 'conflict' ? 'conflict' : 'question';
    shut.push({ kind, ...(id && { id }), what: question.text, who: 'owner' });
  }
  const failing = new Map<string, Finding>();
  for (const kind of approvalsBefore(to, event.level)) {
    const standing = approvals.find((approval) => approval.kind === kind);
    if (standing?.current?.status === 'approved') continue;
    // Before its gate passes nobody is asked; the findings say what has to happen first.
    standing?.gate?.findings.forEach((finding) => failing.set(finding.code, finding));
    if (standing?.current || standing?.gate?.passed) shut.push(approvalWait(facts, kind, standing));
  }
  if (to === 'Confirm' && !definiteHolds(facts).some((hold) => isHeld(hold, today))) {
    const [lapsed] = definiteHolds(facts);
    const what = lapsed
      ? `The definite hold of ${lapsed.venueName} ran out on ${lapsed.expiresOn}: a person has to renew it, or record another one, before the plan can be confirmed.`
      : 'A person has to record a real venue with a definite hold before the plan can be confirmed.';
    shut.push({ kind: 'record', what, who: 'owner' });
  }
  gate?.findings.forEach((finding) => failing.set(finding.code, finding));
  for (const { code, detail, remedy } of failing.values()) {
    const found = { id: code, what: `${detail} ${remedy}` };
    // How the event ended is for a person to say, and only once it has: until then nothing is wrong.
    if (event.state === 'Execute')
      shut.push({ kind: 'record', ...found, who: 'planner or owner', ...afterwards(event) });
    else shut.push({ kind: 'gate', ...found, who: phaseOf(event.state).lead });
  }
  return shut;
}

/** Working out how it went takes a few days after the event; then somebody has forgotten it. */
const DAYS_TO_CONCLUDE = 3;
const DAY_MS = 86_400_000;

function afterwards({ summary }: RunFacts['event']): Pick<Waiting, 'from' | 'until'> {
  const end = eventSpan(summary)?.end;
  if (end === undefined) return {};
  return { from: end, until: new Date(Date.parse(end) + DAYS_TO_CONCLUDE * DAY_MS).toISOString() };
}

function approvalWait(
  facts: RunFacts,
  kind: ApprovalKind,
  { current, turnedDown }: ApprovalStanding,
): Waiting {
  if (turnedDown >= ROUNDS_BEFORE_BLOCK) {
    const what = `The ${approvalWithin(kind)} proposal was turned down ${turnedDown} times without a change that would help.`;
    return {
      kind: 'failure',
      what: `${what} Cancel the run, or start again with another brief.`,
      who: 'owner',
    };
  }
  const who = current?.approvers[current.approverIndex] ?? 'owner';
  if (current?.status === 'blocked') {
    const asked = current.requestedAt.slice(0, 10);
    const what = `Nobody has decided since ${asked}, in spite of reminders (${approvalWithin(kind)}): ${current.proposal.summary}`;
    return { kind: 'failure', id: current.id, what, who };
  }
  const title = `${approvalTitles[kind]} approval`;
  const what = current
    ? `${title}: ${current.proposal.summary}${fallenBackOf(current)}${stillNeeded(facts, current, who)}`
    : `The ${approvalWithin(kind)} approval has not been requested yet.`;
  return {
    kind: 'approval',
    ...(current && { id: current.id }),
    what,
    title,
    who,
    ...(current?.dueAt && { until: current.dueAt }),
  };
}

/** By the policy as it is now; the roles once, where it is by them that somebody is asked. */
function stillNeeded(facts: RunFacts, approval: Approval, who: string): string {
  const { approvedBy = [] } = approval;
  if (approvedBy.length === 0) return '';
  const needs = needsOf(facts, approval, approvedBy);
  const end = approval.proposal.summary.endsWith('.') ? '' : '.';
  const needed = seatWords(needs) || 'anybody who may decide; the policy takes fewer people now';
  const left = needed === who ? 'another person is needed' : `still needed: ${needed}`;
  return `${end} Approved by ${approvedBy.map(({ name }) => name).join(', ')}; ${left}`;
}

function fallenBackOf({ fallenBack = [] }: Approval): string {
  if (fallenBack.length === 0) return '';
  return ` (asked in place of ${fallenBack.join(', ')}, who ${fallenBack.length > 1 ? 'are' : 'is'} no member here)`;
}

/** Holds that are definite, run out or not, of the venue that was approved; the newest word about a venue counts. */
function definiteHolds(facts: RunFacts): Pick<HoldOnRecord, 'venueName' | 'status' | 'expiresOn'>[] {
  const approved = facts.approvals.findLast(({ kind, status }) => kind === 'venue' && status === 'approved');
  // Approved without a candidate: everybody takes part online, there is nothing to hold.
  if (approved && approved.proposal.candidateId === undefined)
    return [{ venueName: 'online', status: 'definite', expiresOn: null }];
  return viewValue(venueHolds, facts).filter(
    ({ status, candidateId }) =>
      status === 'definite' && (candidateId === null || candidateId === approved?.proposal.candidateId),
  );
}
