import type { Approval } from '../api/shapes.ts';
import { changedSince } from './asked-again.ts';

/** Those that somebody can still say something new about, and those that they have signed and that wait for others. */
export function waitingFor(approvals: readonly Approval[], personId: string | undefined) {
  const signed = approvals.filter(({ approvedBy = [] }) => approvedBy.some(({ by }) => by === personId));
  return { open: approvals.filter((approval) => !signed.includes(approval)), signed };
}

/**
 * Why nobody is asked any more: what has changed in between, or what else ended it. `titleOf` tells what artifacts are
 * called.
 */
export function whyVoid(
  approval: Approval,
  all: readonly Approval[],
  eventStatus: string | undefined,
  titleOf: (type: string) => string,
): string {
  const later = all.find(
    ({ id, eventId, kind, requestedAt }) =>
      id !== approval.id &&
      eventId === approval.eventId &&
      kind === approval.kind &&
      requestedAt >= approval.requestedAt &&
      numberOf(id) > numberOf(approval.id),
  );
  if (later) {
    const changed = changedSince(approval, later).map((type) => titleOf(type).toLowerCase());
    const what = changed.length > 0 ? `: ${changed.join(', ')}` : '';
    return `asked again, since what it was about has changed${what}`;
  }
  if (eventStatus === 'cancelled') return 'the event was cancelled';
  if (eventStatus === 'completed') return 'the event is over';
  return 'what it was about has changed since';
}

/** The last part of an id counts the requests of a kind. */
const numberOf = (id: string): number => Number(id.split('.').at(-1));
