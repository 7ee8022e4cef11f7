import { useQuery } from '@tanstack/react-query';
import type { Brief } from './changes.ts';
import { useChange } from './changes.ts';
import { ask, askAll } from './client.ts';
import { eventPath } from './event-path.ts';
import type { AnswerOf, StoredRecord } from './shapes.ts';

export type BriefChange = AnswerOf['BriefChange'];

const STALE_MS = 15_000;
const pendingPath = (id: string, changeId: string) =>
  `${eventPath(id)}/changes/pending/${encodeURIComponent(changeId)}`;

/** The change of the brief that waits to be applied or discarded; null where there is none. */
export const usePendingChange = (id: string, allowed: boolean) =>
  useQuery({
    queryKey: ['event', id, 'pending-change'],
    enabled: allowed,
    staleTime: STALE_MS,
    queryFn: async ({ signal }) => {
      const { records } = await askAll<'records', StoredRecord>(
        `${eventPath(id)}/records`,
        'records',
        signal,
      );
      const changeId = unsettled(records);
      if (!changeId) return null;
      const change = await ask<BriefChange>(pendingPath(id, changeId), { signal });
      return change.status === 'pending' ? change : null;
    },
  });

/** The newest change that was proposed and neither applied nor discarded, by its id. */
function unsettled(records: readonly StoredRecord[]): string | undefined {
  const idOf = ({ body }: StoredRecord) => (body as { changeId: string }).changeId; // as every record of a change has it
  const settled = new Set(
    records.filter(({ kind }) => kind === 'brief-change' || kind === 'brief-change-discarded').map(idOf),
  );
  const proposed = records.filter(({ kind }) => kind === 'brief-change-proposed').map(idOf);
  return proposed.findLast((changeId) => !settled.has(changeId));
}

/** Computes what a change would do. Nothing of the plan changes. */
export const useProposeChange = (id: string) =>
  useChange((change: Brief, key) =>
    ask<BriefChange>(`${eventPath(id)}/brief`, { method: 'PATCH', body: change, key }),
  );

export const useSettleChange = (id: string) =>
  useChange(({ changeId, step }: { changeId: string; step: 'apply' | 'discard' }, key) =>
    ask<BriefChange>(`${pendingPath(id, changeId)}/${step}`, { method: 'POST', key }),
  );
