import { Fault } from '../kernel/errors.ts';
import type { Approval, ApprovalNeeds, Signature } from '../kernel/run-store.ts';
import type { ApprovalKind } from '../kernel/define-artifact.ts';
import { needsOf } from './approval-seats.ts';
import type { Decider } from './decider.ts';
import type { RunFacts } from './run-facts.ts';

/** Records by which somebody prepares what is decided. */
const preparing: Record<ApprovalKind, readonly string[]> = {
  venue: ['hold'],
  budget: ['quote'],
  'vendor-contracts': ['quote', 'contract-signed'],
  'final-go': [],
  postmortem: [],
};

export interface Signed {
  approvedBy: readonly Signature[];
  needs: ApprovalNeeds;
}

/**
 * Adds a person's yes to those that are there. Refused for whoever said it before, for whoever is not independent of
 * somebody who did, and for whoever fills none of the seats that are left.
 */
export function sign(
  facts: RunFacts,
  approval: Approval,
  { scope, onBehalfOf }: Decider,
  { at, comment, owner }: { at: string; comment: string; owner: string },
): Signed {
  const earlier = approval.approvedBy ?? [];
  const before = needsOf(facts, approval, earlier);
  // A policy that was eased meanwhile may ask for no more than is there.
  if (earlier.length > 0 && before.seats.length === 0) return { approvedBy: earlier, needs: before };
  const { id, name, roles } = scope.principal;
  const people = [{ id, name }, ...(onBehalfOf ? [onBehalfOf] : [])];
  requireIndependent(
    approval,
    earlier,
    people.map((person) => person.id),
    before,
  );
  const involved = people.flatMap((person) => involvementOf(facts, approval.kind, person, owner))[0];
  const candidateId = approval.proposal.candidateId;
  const signature: Signature = {
    by: id,
    name,
    roles,
    at,
    comment,
    ...(candidateId !== undefined && { candidateId }),
    ...(onBehalfOf && { onBehalfOf }),
    ...(involved && { involved }),
  };
  const approvedBy = [...earlier, signature];
  const needs = needsOf(facts, approval, approvedBy);
  if (needs.seats.length < before.seats.length || isFirstOfTheirOwn(earlier, before, roles, involved))
    return { approvedBy, needs };
  const reason = involved
    ? `${name} ${involved}, as did everybody before`
    : `${name} fills no seat that is left`;
  throw new Fault('permission.denied', `${reason}; still needed: ${seatWords(before)}. ${before.why}`);
}

/** The first yes of somebody who prepared the matter counts, though it leaves the seat of somebody apart to be filled. */
function isFirstOfTheirOwn(
  earlier: readonly Signature[],
  before: ApprovalNeeds,
  roles: readonly string[],
  involved: string | undefined,
): boolean {
  return (
    earlier.length === 0 &&
    involved !== undefined &&
    before.seats.some((seat) => seat.some((role) => roles.includes(role)))
  );
}

function requireIndependent(
  { delegations = [] }: Approval,
  earlier: readonly Signature[],
  own: readonly string[],
  { seats }: ApprovalNeeds,
): void {
  const left = seats.map((seat) => seat.join(' or ')).join(', ');
  for (const signature of earlier) {
    const theirs = [signature.by, ...(signature.onBehalfOf ? [signature.onBehalfOf.id] : [])];
    if (theirs.some((id) => own.includes(id)))
      throw new Fault(
        'approval.needs-another',
        `${signature.name} has approved already; another person is needed: ${left}.`,
      );
    const linked = linkedTo(theirs, delegations);
    if (own.some((id) => linked.has(id)))
      throw new Fault(
        'approval.needs-another',
        `${signature.name} has approved, and the decision was passed on between you two: that is one person's say. Another is needed: ${left}.`,
      );
  }
}

/** Everybody to whom the decision was passed on from them, or the other way, over any number of hands. */
function linkedTo(ids: readonly string[], delegations: NonNullable<Approval['delegations']>): Set<string> {
  const linked = new Set(ids);
  for (let size = 0; size < linked.size;) {
    size = linked.size;
    for (const { by, to } of delegations) {
      if (linked.has(by)) linked.add(to);
      if (linked.has(to)) linked.add(by);
    }
  }
  return linked;
}

function involvementOf(
  { event, records }: RunFacts,
  kind: ApprovalKind,
  { id, name }: { id: string; name: string },
  owner: string,
): string[] {
  const recorded = records.find((record) => record.by === id && preparing[kind].includes(record.kind));
  return [
    ...(event.createdBy === id ? ['made the event'] : []),
    ...(name.toLocaleLowerCase('en') === owner.toLocaleLowerCase('en') ? ['owns the event'] : []),
    ...(recorded ? [`recorded a ${recorded.kind}`] : []),
  ];
}

export function seatWords({ seats }: ApprovalNeeds): string {
  return seats.map((seat) => seat.join(' or ')).join(', and another person: ');
}
