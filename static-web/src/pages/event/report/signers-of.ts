import type { Approval, StoredRecord } from '../../../api/shapes.ts';

/** Everybody whose yes an approval took, where a record is of one: the record itself names who came last. */
export function signersOf(
  { kind, body }: Pick<StoredRecord, 'kind' | 'body'>,
  approvals: readonly Pick<Approval, 'id' | 'approvedBy'>[],
): string[] | undefined {
  const { approvalId, decision } = body as { approvalId?: unknown; decision?: unknown }; // every record has an object as its body
  if (kind !== 'approval' || decision !== 'approved') return undefined;
  const names = approvals.find(({ id }) => id === approvalId)?.approvedBy?.map(({ name }) => name) ?? [];
  return names.length > 0 ? names : undefined;
}
