import { randomUUID } from 'node:crypto';
import type { InstanceRow, Store } from './store.ts';

/** Inside the transaction; replaces a finished instance of the same id. */
export function startInstance(
  store: Store,
  start: {
    id: string;
    name: string;
    version: string | null;
    input: string | null;
    at: string;
    parent?: { id: string; execution: string; task: number };
  },
): InstanceRow {
  const row: InstanceRow = {
    id: start.id,
    name: start.name,
    version: start.version,
    execution: newExecution(),
    status: 'Pending',
    input: start.input,
    output: null,
    custom_status: null,
    created_at: start.at,
    updated_at: start.at,
    parent_id: start.parent?.id ?? null,
    parent_execution: start.parent?.execution ?? null,
    parent_task: start.parent?.task ?? null,
    suspended: 0,
  };
  store.clearHistory(start.id);
  store.putInstance(row);
  return row;
}

/** Tells the generations and reruns of one instance id apart. */
export function newExecution(): string {
  return randomUUID().replaceAll('-', '');
}
