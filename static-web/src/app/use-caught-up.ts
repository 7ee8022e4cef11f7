import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { SLOW_MS, useEvent } from '../api/queries.ts';

/**
 * Whether what the event says was fetched after `asked`, the id of a question or an approval, came up. That may be known
 * a moment earlier than the view of its event, which then still refuses to have it answered: where it is refused, the
 * view is asked for again at once.
 */
export function useCaughtUp(eventId: string, asked: string, refused: boolean): boolean {
  const client = useQueryClient();
  const { dataUpdatedAt } = useEvent(eventId, SLOW_MS);
  const [since, setSince] = useState<number>();
  useEffect(() => {
    if (!refused) return;
    setSince(Date.now());
    void client.invalidateQueries({ queryKey: ['event', eventId], exact: true });
  }, [client, eventId, asked, refused]);
  return !refused || (since !== undefined && dataUpdatedAt > since);
}
