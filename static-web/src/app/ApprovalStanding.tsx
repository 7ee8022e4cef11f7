import type { Approval } from '../api/shapes.ts';
import { At } from '../ui/At.tsx';
import { readable } from '../ui/sentences.ts';
import { Notice } from '../ui/States.tsx';
import { roleWords } from './role-words.ts';

interface StandingProps {
  approval: Approval;
  /** Of the event. */
  zone: string | null | undefined;
}

/** Who has said yes, who is still needed and why; what a request that nobody answered waits for. */
export function Standing({ approval, zone }: StandingProps) {
  const { approvedBy = [], fallenBack = [], needs, status, proposal } = approval;
  const approved = (candidateId: string | undefined) =>
    ['approved', proposal.alternatives.find(({ id }) => id === candidateId)?.label].filter(Boolean).join(' ');
  const takesSeveral = approvedBy.length + (needs?.seats.length ?? 0) > 1;
  return (
    <>
      {status === 'blocked' && <Silence approval={approval} zone={zone} />}
      {fallenBack.length > 0 && (
        <p className="small muted">{`${fallenBack.join(', ')}: no member here, so the owner is asked in their place.`}</p>
      )}
      {takesSeveral && (
        <ul className="plain-list" aria-label="Who decides">
          {approvedBy.map(({ by, name, at, comment, onBehalfOf, involved, candidateId }) => (
            <li key={by}>
              ✓ <strong>{name}</strong> {approved(candidateId)}
              {onBehalfOf && ` on behalf of ${onBehalfOf.name}`}, <At instant={at} zone={zone} />
              {involved && ` (${involved})`}
              {comment && `: “${comment}”`}
            </li>
          ))}
          {needs?.seats.map((roles, index) => (
            <li key={`${roles.join()} ${index}`}>
              ○ still needed: {approvedBy.length > 0 ? 'another person' : 'somebody'} whose role is{' '}
              {either(roles)}
            </li>
          ))}
          {needs && <li className="small muted">{readable(needs.why)}</li>}
        </ul>
      )}
    </>
  );
}

function Silence({ approval, zone }: StandingProps) {
  const { requestedAt, reminders, approvers, approverIndex } = approval;
  const asked = approvers.slice(0, approverIndex + 1).join(', ');
  return (
    <Notice tone="bad">
      <strong>Blocked:</strong>
      {' nobody answered. Asked on '}
      <At instant={requestedAt} zone={zone} />
      {`; ${reminders === 1 ? 'one reminder' : `${reminders} reminders`}; asked so far: ${asked}. `}
      The run stands still until somebody who may decide does so here; silence never approves.
    </Notice>
  );
}

const either = (roles: readonly string[]) => roles.map(roleWords).join(' or ');
