import type { ApprovalKind, BodyOf } from '../kernel/define-artifact.ts';
import type { Approval, ApprovalProposal } from '../kernel/run-store.ts';
import type { Scope } from '../kernel/scope.ts';
import { approvableImpacts } from '../artifacts/incident-records.ts';
import { logisticsPlan } from '../artifacts/logistics-plan.ts';
import { resourceRoster } from '../artifacts/resource-roster.ts';
import { runbook } from '../artifacts/runbook.ts';
import { venueChoice } from '../artifacts/venue-choice.ts';
import { venueAvailability } from '../artifacts/venue-availability.ts';
import { venueNegotiationNotes } from '../artifacts/venue-negotiation-notes.ts';
import { catalog } from './catalog.ts';
import { proposalOf } from './approval-proposal.ts';
import { approvableDraws } from './drawn-money.ts';
import { lifecycle } from './lifecycle.ts';
import { viewValue, type RunFacts } from './run-facts.ts';
import { newestBody } from './read-artifact.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** What an approval is about: exact revisions, and what is proposed on their strength. */
export interface ApprovalSubject {
  subject: Approval['subject'];
  subjectHash: string;
  proposal: ApprovalProposal;
}

const subjects: Record<Exclude<ApprovalKind, 'final-go'>, readonly string[]> = {
  venue: ['VenueScorecard', 'VenueShortlist'],
  budget: ['BudgetDecision', 'BudgetBaseline', 'CostModel'],
  'vendor-contracts': ['VendorContracts'],
  postmortem: ['Postmortem'],
};

/**
 * What goes on between people and venues after the go: options released, terms negotiated. Both mirror records; the
 * venue itself is bound by its scorecard and shortlist.
 */
const dealings: readonly string[] = [venueAvailability.type, venueNegotiationNotes.type];

/**
 * What follows the registrations up to the last day. The go is about the event as planned: more or fewer heads within it
 * are no other event, and heads above what house or budget carry are a conflict of their own.
 */
const followsHeads: readonly string[] = [logisticsPlan.type, resourceRoster.type, runbook.type];

function subjectTypes(kind: ApprovalKind): readonly string[] {
  if (kind !== 'final-go') return subjects[kind];
  const planned = lifecycle.filter((phase) => phase.ahead).flatMap((phase) => phase.tasks);
  return planned
    .flatMap((name) => catalog.tasks.get(name)?.writes.type ?? [])
    .filter((type) => !dealings.includes(type));
}

/**
 * Binds revisions, content and proposal; undefined while one of the artifacts does not exist.
 * Answered alternatives count, so that keeping a rejected proposal still asks anew.
 */
export function subjectIdentity(
  ports: Pick<WorkflowPorts, 'hash'>,
  facts: RunFacts,
  kind: ApprovalKind,
  candidateId: string | null = kind === 'venue' ? viewValue(venueChoice, facts) : null,
): Omit<ApprovalSubject, 'proposal'> | undefined {
  const heads = subjectTypes(kind).map((type) => facts.heads.get(type));
  const subject = heads.flatMap((head) =>
    head ? [{ type: head.type, revision: head.revision, contentHash: head.contentHash }] : [],
  );
  if (subject.length < heads.length) return undefined;
  const field = `alternative:${kind}`;
  const rounds = facts.questions.filter((q) => q.field === field && q.status === 'answered').length;
  const impacts = kind === 'budget' ? viewValue(approvableImpacts, facts) : null;
  const draws = kind === 'budget' ? approvableDraws(facts) : null;
  const bound = subject.filter(({ type }) => kind !== 'final-go' || !followsHeads.includes(type));
  const content = bound.map(({ type, contentHash }) => ({ type, contentHash }));
  return {
    subject,
    subjectHash: ports.hash(facts.event.organisationId, {
      kind,
      content,
      candidateId,
      rounds,
      ...(impacts && { impacts }),
      ...(draws && { draws }),
    }),
  };
}

export async function approvalSubject(
  ports: WorkflowPorts,
  scope: Scope,
  facts: RunFacts,
  kind: ApprovalKind,
): Promise<ApprovalSubject | undefined> {
  const identity = subjectIdentity(ports, facts, kind);
  if (!identity) return undefined;
  const read = async <D>(type: string): Promise<BodyOf<D>> =>
    (await newestBody(ports, scope, facts, type)) as BodyOf<D>; // validated when it was stored
  return { ...identity, proposal: await proposalOf(kind, facts, read) };
}
