import type { Approval } from '../../api/shapes.ts';

type Request = Pick<Approval, 'kind' | 'status' | 'requestedAt'>;

/** The last request of each kind: an older yes to something else does not count. */
function lastOfEach<A extends Request>(approvals: readonly A[]): A[] {
  const inOrder = approvals.toSorted((a, b) => a.requestedAt.localeCompare(b.requestedAt));
  return [...new Map(inOrder.map((approval) => [approval.kind, approval])).values()];
}

/** The kinds of which the last request was approved. */
export const approvedNow = (approvals: readonly Request[]): Set<Approval['kind']> =>
  new Set(lastOfEach(approvals).flatMap(({ kind, status }) => (status === 'approved' ? [kind] : [])));

type VenueRequest = Request & Pick<Approval, 'proposal' | 'approvedBy' | 'decision'>;

/** The candidate that people took, by whom and when; undefined before that. */
export function approvedVenue(approvals: readonly VenueRequest[]) {
  const request = lastOfEach(approvals).find(({ kind, status }) => kind === 'venue' && status === 'approved');
  const candidateId = request?.approvedBy?.[0]?.candidateId ?? request?.proposal.candidateId;
  if (!request?.decision || !candidateId) return undefined;
  const names = request.approvedBy?.map(({ name }) => name) ?? [request.decision.by];
  return { candidateId, names, at: request.decision.at };
}
