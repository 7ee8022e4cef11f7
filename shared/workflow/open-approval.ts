import { requireAction } from '../contracts/may-do.ts';
import { Fault } from '../kernel/errors.ts';
import type { Approval, RunReader } from '../kernel/run-store.ts';
import type { Scope } from '../kernel/scope.ts';
import { subjectIdentity, type ApprovalSubject } from './approval-subject.ts';
import { readFacts, type RunFacts } from './run-facts.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

export interface OpenApproval {
  facts: RunFacts;
  approval: Approval;
  /** What it would be about if it were asked now: the same. */
  current: Omit<ApprovalSubject, 'proposal'>;
}

/** The approval, if it can still be decided and is about exactly what the person saw. */
export async function openApproval(
  ports: WorkflowPorts,
  scope: Scope,
  reader: RunReader,
  approvalId: string,
  { subjectHash }: { subjectHash?: string | undefined },
): Promise<OpenApproval> {
  const facts = await factsOf(reader, approvalId);
  const approval = facts.approvals.find(({ id }) => id === approvalId);
  if (!approval) throw notFound(approvalId);
  requireAction(scope, 'approval.decide', facts.event, { openApprovals: 1 });
  const shown = subjectHash ?? approval.subjectHash;
  const current = subjectIdentity(ports, facts, approval.kind);
  if (approval.status === 'void' || shown !== approval.subjectHash) throw outdated();
  if (approval.status !== 'pending' && approval.status !== 'blocked') {
    const by = approval.decision?.by ?? 'somebody';
    throw new Fault('approval.already-decided', `It was ${approval.status} by ${by}.`);
  }
  if (current?.subjectHash !== approval.subjectHash) throw outdated();
  return { facts, approval, current };
}

/** An approval that is named of no event is not there either. */
export function factsOf(reader: RunReader, approvalId: string): Promise<RunFacts> {
  return readFacts(reader).catch((error: unknown) => {
    throw error instanceof Fault && error.code === 'event.not-found' ? notFound(approvalId) : error;
  });
}

function notFound(approvalId: string): Fault {
  return new Fault('approval.not-found', `There is no approval ${approvalId}.`);
}

function outdated(): Fault {
  return new Fault(
    'approval.void',
    'The proposal has changed since; read the approvals again and decide about the new one.',
  );
}
