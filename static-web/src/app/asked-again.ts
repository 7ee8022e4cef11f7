import type { Approval } from '../api/shapes.ts';

export interface AskedAgain {
  /** Who had approved before. */
  names: readonly string[];
  /** Types of what has changed since. */
  changed: readonly string[];
  /** Minor units by which the amount is another; null where no amount hangs on it. */
  differenceMinor: number | null;
}

/** Why people are asked once more about what they had approved; undefined where nobody had. */
export function askedAgain(approval: Approval, all: readonly Approval[]): AskedAgain | undefined {
  const before = all.findLast(
    ({ id, kind, status, approvedBy = [] }) =>
      id !== approval.id && kind === approval.kind && status === 'void' && approvedBy.length > 0,
  );
  if (!before || before.requestedAt > approval.requestedAt) return undefined;
  const [now, then] = [approval.proposal.amountMinor, before.proposal.amountMinor];
  return {
    names: (before.approvedBy ?? []).map(({ name }) => name),
    changed: changedSince(before, approval),
    differenceMinor: now === undefined || then === undefined ? null : now - then,
  };
}

/** Types of what is another in the later request than in the earlier one. */
export function changedSince(before: Approval, after: Approval): string[] {
  const was = new Map(before.subject.map(({ type, contentHash }) => [type, contentHash]));
  return after.subject
    .filter(({ type, contentHash }) => was.get(type) !== contentHash)
    .map(({ type }) => type);
}
