import { decidedBy } from '../contracts/approval-titles.ts';
import type { Member } from '../kernel/member-store.ts';
import type { Approval, RunTransaction } from '../kernel/run-store.ts';
import { seatWords, type Signed } from './sign-approval.ts';
import { tellRun } from './tell-run.ts';

/** Stores a yes that is not enough by itself, and says who is needed beside. */
export async function keepSignature(tx: RunTransaction, saved: Approval, at: string): Promise<Approval> {
  const { id, kind, approvedBy = [], needs, subject, proposal } = saved;
  const last = approvedBy.at(-1);
  if (!last || !needs) throw new Error(`nobody has signed ${id}`);
  await tx.saveApproval(saved);
  const approved = decidedBy(kind, 'approved', { name: last.name, inPlaceOf: last.onBehalfOf?.name });
  const title = `${approved}; still needed: ${seatWords(needs)}`;
  const operationId = `signature:${id}:${approvedBy.length}`;
  await tx.appendLog('decision', {
    at,
    by: last.by,
    title,
    rationale: `${last.comment || 'No comment given.'} ${needs.why}`,
    alternatives: proposal.alternatives,
    impacted: subject,
    operationId,
  });
  await tx.appendActivity({ at, kind: 'approval.signed', text: title });
  await tellRun(tx, operationId, 'decision', { id });
  return saved;
}

/** Somebody who can fill a seat that is left: from the chain if one stands there, else the first member who can; by role where no members are kept. */
export function nextAsked(
  { approvers, approverIndex }: Approval,
  { approvedBy, needs }: Signed,
  members: readonly Member[],
  createdBy: string,
): Pick<Approval, 'approvers' | 'approverIndex'> {
  const seats: readonly string[] = needs.seats.flat();
  const signed = new Set(
    approvedBy.flatMap(({ by, onBehalfOf }) => [by, ...(onBehalfOf ? [onBehalfOf.id] : [])]),
  );
  const able = members
    .filter(
      ({ id, roles }) =>
        !signed.has(id) &&
        !(id === createdBy && roles.includes('partner')) &&
        roles.some((role) => seats.includes(role)),
    )
    .map(({ name }) => name);
  // Without members nobody knows whom of the chain a seat fits: whoever is asked already and has not signed goes on
  // being asked by name, else the roles are named.
  const asking = approvers[approverIndex];
  const isAsked = approvedBy.every(
    ({ name }) => name.toLocaleLowerCase('en') !== asking?.toLocaleLowerCase('en'),
  );
  if (members.length === 0 && asking && isAsked) return { approvers, approverIndex };
  const later = approvers.findIndex((name, index) => index > approverIndex && able.includes(name));
  if (later > 0) return { approvers, approverIndex: later };
  // Where members are kept and none can, an administrator has to name one.
  const [who = members.length === 0 ? [...new Set(seats)].join(' or ') : 'administrator'] = able;
  const asked = approvers.slice(0, approverIndex + 1).filter((name) => name !== who);
  const next = approvers.slice(approverIndex + 1).filter((name) => name !== who);
  return { approvers: [...asked, who, ...next], approverIndex: asked.length };
}
