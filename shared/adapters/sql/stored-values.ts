import type { EventRow } from '../../kernel/run-store.ts';
import type { TaskState } from '../../kernel/task-state.ts';
import type { Cipher } from '../crypto/cipher.ts';
import type { Database } from './schema.ts';

/** JSON columns are written by this adapter only, from the typed values read back here. */
export function parse<T>(text: string): T {
  return JSON.parse(text) as T; // see above
}

type OpenPoints = Pick<TaskState, 'conflicts' | 'claims'>;

/** Rows of earlier versions hold the conflicts alone. */
export const openPoints = (kept: OpenPoints | OpenPoints['conflicts']): OpenPoints =>
  'claims' in kept ? kept : { conflicts: kept, claims: [] };

/** Where a sealed column belongs: it opens in its own row alone. */
export const placeIn = (table: string, eventId: string, id: string | number, column: string) => ({
  entity: table,
  id: `${eventId}/${id}`,
  field: `/${column}`,
});

export async function toEvent(row: Database['event'], cipher: Cipher): Promise<EventRow> {
  const { id, acknowledged, closed } = row;
  const own = (await cipher.value(row.row, placeIn('event', id, '', 'row'))) as EventRow; // written by saveEvent only
  return { ...own, acknowledged: Number(acknowledged), closed: Number(closed) === 1 };
}
