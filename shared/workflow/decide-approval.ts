import { approvalWithin, decidedBy, decidedWords } from '../contracts/approval-titles.ts';
import type { DecisionRequest } from '../contracts/requests.ts';
import { approvalMessage } from '../exports/message-text.ts';
import { Fault } from '../kernel/errors.ts';
import type { Approval, RunTransaction } from '../kernel/run-store.ts';
import type { Scope } from '../kernel/scope.ts';
import { subjectIdentity } from './approval-subject.ts';
import { requirementOf, rolesWithSay } from './approval-seats.ts';
import { commandOnce } from './command-once.ts';
import { deciderOf, type Decider } from './decider.ts';
import { delegateApproval } from './delegate-approval.ts';
import { keepSignature, nextAsked } from './keep-signature.ts';
import { factsOf, openApproval, type OpenApproval } from './open-approval.ts';
import { countryOf, ownerOf, silenceDue } from './request-approval.ts';
import type { RunFacts } from './run-facts.ts';
import { runNow } from './run-now.ts';
import { sign, type Signed } from './sign-approval.ts';
import { tellPeople } from './tell-people.ts';
import { tellRun } from './tell-run.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** A person's decision about exactly the proposal that was shown; anything else is refused and uses nothing up. */
export async function decideApproval(
  ports: WorkflowPorts,
  scope: Scope,
  approvalId: string,
  request: DecisionRequest,
): Promise<Approval> {
  const decider = await deciderOf(ports, scope, request.onBehalfOf);
  if (request.decision === 'delegate') return delegateApproval(ports, decider, approvalId, request);
  const eventId = approvalId.split('.')[0] ?? '';
  const before = await factsOf(ports.runs.read(scope, eventId), approvalId);
  const members = await ports.members.members(scope);
  const country = await countryOf(ports, scope, before);
  const owner = await ownerOf(ports, scope, before, members);
  return commandOnce(ports, scope, eventId, async (tx) => {
    const open = await openApproval(ports, decider.scope, tx, approvalId, request);
    const { facts } = open;
    checkFields(open.approval, request);
    requireSay(facts, open.approval, decider);
    const at = runNow(ports, facts.event);
    if (request.decision !== 'approve') return turnDown(tx, open, request, decider, at);
    const approval = { ...open.approval, proposal: chosenIn(open.approval, request) };
    requireSameChoice(approval);
    const signed = sign(facts, approval, decider, { at, comment: request.comment, owner });
    if (signed.needs.seats.length === 0)
      return approve(ports, tx, open, { approval, signed, request, decider, at });
    const dueAt = silenceDue(facts.policy, country, at, 0);
    const asked = nextAsked(open.approval, signed, members, facts.event.createdBy);
    const next: Approval = { ...open.approval, ...asked, ...signed, status: 'pending', step: 0, dueAt };
    const words = approvalMessage('asked', next, { event: facts.event, page: ports.pageUrl });
    const names = asked.approvers.slice(asked.approverIndex, asked.approverIndex + 1);
    const told = { names, members, words, operation: `seat.${next.id}.${signed.approvedBy.length}` };
    await tellPeople(ports, tx, facts.event, told);
    return keepSignature(tx, next, at);
  });
}

/** Whoever has no seat at all in this matter has no say either, a rejection included. */
function requireSay(facts: RunFacts, approval: Approval, { scope: { principal } }: Decider): void {
  const roles = rolesWithSay(facts, approval);
  if (roles.some((role) => principal.roles.includes(role))) return;
  const { why } = requirementOf(facts, approval);
  throw new Fault(
    'permission.denied',
    `By the policy of the organisation ${roles.join(' or ')} decides about this (${approvalWithin(approval.kind)}). ${why}`,
  );
}

/** The proposal with the candidate that the person takes. */
function chosenIn({ proposal }: Approval, { choose }: DecisionRequest): Approval['proposal'] {
  const chosen = proposal.alternatives.find(({ id }) => id === choose);
  if (!chosen) return proposal;
  return {
    ...proposal,
    candidateId: chosen.id,
    summary: `${chosen.label}: ${chosen.effect}`,
    ...(chosen.amountMinor !== undefined && { amountMinor: chosen.amountMinor }),
  };
}

function requireSameChoice({ proposal, approvedBy = [] }: Approval): void {
  const other = approvedBy.find(({ candidateId }) => candidateId !== proposal.candidateId);
  if (!other?.candidateId) return;
  const taken = proposal.alternatives.find(({ id }) => id === other.candidateId)?.label ?? other.candidateId;
  const detail = `${other.name} has approved ${taken}: approve it too, or reject.`;
  throw new Fault('request.invalid', detail, [{ pointer: '/choose', detail }]);
}

interface Approving {
  approval: Approval;
  signed: Signed;
  request: DecisionRequest;
  decider: Decider;
  at: string;
}

async function approve(
  ports: WorkflowPorts,
  tx: RunTransaction,
  { facts, approval: asked }: OpenApproval,
  { approval, signed, request, decider, at }: Approving,
): Promise<Approval> {
  const { scope } = decider;
  const { kind, proposal } = approval;
  const candidate = proposal.candidateId ?? null;
  const choice = kind === 'venue' && candidate !== asked.proposal.alternatives[0]?.id ? candidate : null;
  // Bound to the candidate that was taken, which the person may have chosen over the proposed one.
  const bound = subjectIdentity(ports, facts, kind, choice);
  const { needs: _none, ...rest } = approval;
  const saved: Approval = {
    ...rest,
    approvedBy: signed.approvedBy,
    policyVersion: signed.needs.policyVersion,
    subjectHash: bound?.subjectHash ?? approval.subjectHash,
    status: 'approved',
    dueAt: null,
    decision: { by: scope.principal.id, at, comment: request.comment },
  };
  await conclude(tx, saved, { request, decider, at, deviates: choice !== null });
  return saved;
}

/** One no is enough. What others had approved before falls with it. */
async function turnDown(
  tx: RunTransaction,
  { facts, approval }: OpenApproval,
  request: DecisionRequest,
  decider: Decider,
  at: string,
): Promise<Approval> {
  const { needs: _none, ...rest } = approval;
  const saved: Approval = {
    ...rest,
    policyVersion: facts.policy.version,
    status: request.decision === 'reject' ? 'rejected' : 'changes-requested',
    dueAt: null,
    decision: { by: decider.scope.principal.id, at, comment: request.comment },
  };
  await conclude(tx, saved, { request, decider, at, deviates: false });
  return saved;
}

interface Concluding {
  request: DecisionRequest;
  decider: Decider;
  at: string;
  deviates: boolean;
}

async function conclude(
  tx: RunTransaction,
  saved: Approval,
  { request, decider, at, deviates }: Concluding,
): Promise<void> {
  await tx.saveApproval(saved);
  await keepRecords(tx, saved, request, at, decider.scope, deviates);
  await logDecision(tx, saved, request, at, decider);
  await tellRun(tx, `decision:${saved.id}`, 'decision', { id: saved.id });
}

/** Every id that a person names must be one that was shown. */
function checkFields(
  { kind, proposal }: Approval,
  { decision, choose, exclude, limitMinor, apply }: DecisionRequest,
): void {
  if (decision === 'approve' && (exclude.length > 0 || apply.length > 0 || limitMinor !== undefined)) {
    const pointer = exclude.length > 0 ? '/exclude' : apply.length > 0 ? '/apply' : '/limitMinor';
    const detail = 'An approval carries no conditions; request changes instead.';
    throw new Fault('request.invalid', `The decision does not fit this ${approvalWithin(kind)} approval.`, [
      { pointer, detail },
    ]);
  }
  const known = new Set(proposal.alternatives.map(({ id }) => id));
  const ids = [...known].join(', ') || 'none were offered';
  const refuse = (pointer: string, detail: string) => {
    throw new Fault('request.invalid', `The decision does not fit this ${approvalWithin(kind)} approval.`, [
      { pointer, detail },
    ]);
  };
  const venueOnly = [choose !== undefined && '/choose', exclude.length > 0 && '/exclude'].filter(
    (pointer) => pointer !== false,
  );
  if (kind !== 'venue')
    venueOnly.forEach((pointer) => refuse(pointer, 'Only a venue decision has this field.'));
  if (kind !== 'budget' && apply.length > 0) refuse('/apply', 'Only a budget decision has this field.');
  if (kind !== 'venue' && kind !== 'budget' && limitMinor !== undefined)
    refuse('/limitMinor', 'Only venue and budget have a limit.');
  if (choose !== undefined && !known.has(choose)) refuse('/choose', `Use one of: ${ids}.`);
  const strange = [...exclude, ...apply].find((id) => !known.has(id));
  if (strange !== undefined)
    refuse(exclude.includes(strange) ? '/exclude' : '/apply', `${strange} is not one of: ${ids}.`);
}

async function keepRecords(
  tx: RunTransaction,
  approval: Approval,
  { comment, choose, exclude, limitMinor, apply }: DecisionRequest,
  at: string,
  scope: Scope,
  deviates: boolean,
): Promise<void> {
  const { id: approvalId, kind, status, subjectHash, proposal } = approval;
  const record = (recordKind: string, body: unknown) =>
    tx.appendRecord({ kind: recordKind, body, by: scope.principal.id, at, simulated: false });
  const venue =
    kind === 'venue' && proposal.candidateId ? { candidateId: proposal.candidateId, deviates } : {};
  await record('approval', { approvalId, approval: kind, decision: status, subjectHash, comment, ...venue });
  if (status === 'approved') return;
  const asked = {
    ...(choose && { choose }),
    exclude,
    apply,
    ...(limitMinor !== undefined && { limitMinor }),
  };
  await record('directive', { subject: kind, approvalId, comment, ...asked });
}

async function logDecision(
  tx: RunTransaction,
  { id, kind, status, proposal, subject, approvedBy = [] }: Approval,
  { comment }: DecisionRequest,
  at: string,
  { scope: { principal }, onBehalfOf }: Decider,
): Promise<void> {
  const others = approvedBy.filter(({ by }) => by !== principal.id).map(({ name }) => name);
  const beside = others.length > 0 ? ` Approved as well by ${others.join(', ')}.` : '';
  const instead = onBehalfOf ? ` In place of ${onBehalfOf.name}, who is away.` : '';
  await tx.appendLog('decision', {
    at,
    by: principal.id,
    title: `${decidedWords(kind, status)}: ${proposal.summary}`,
    rationale: `${comment || 'No comment given.'}${instead}${beside}`,
    alternatives: proposal.alternatives.filter((other) => other.id !== proposal.candidateId),
    impacted: subject,
    operationId: `decision:${id}`,
  });
  await tx.appendActivity({
    at,
    kind: `approval.${status}`,
    text: decidedBy(kind, status, { name: principal.name, inPlaceOf: onBehalfOf?.name }),
  });
}
