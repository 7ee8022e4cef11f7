import type { Approval } from '../../../shared/kernel/run-store.ts';
import type { ApiClient } from './api-client.ts';
import type { EventView } from './drive-run.ts';

/** Everything about the run in one object: what `--json` prints. */
export async function collectResult(api: ApiClient, event: EventView) {
  const own = <T>(resource: string) => api.get<T>(`events/${event.id}/${resource}`);
  const all = (list: string) => api.all<unknown>(`events/${event.id}/${list}`, list);
  const [artifacts, gates, questions, decisions, changes, records, audit] = await Promise.all([
    own<{ artifacts: unknown[] }>('artifacts?include=body'),
    own<{ gates: unknown[] }>('gates'),
    all('questions'),
    all('decisions'),
    all('changes'),
    all('records'),
    own('audit'),
  ]);
  const approvals = await api.all<Approval>(`approvals?eventId=${event.id}`, 'approvals');
  const { state, status, waitingFor } = event;
  const parts = { ...artifacts, ...gates, approvals, questions, decisions, changes, records };
  return { state, status, waitingFor, event, ...parts, audit };
}

const exported = ['plan.md', 'calendar.ics', 'budget.xlsx'] as const;
type ExportedFiles = Record<(typeof exported)[number], Uint8Array>;

/** The files that a planner takes away, by name. */
export async function collectFiles(api: ApiClient, { id }: EventView): Promise<ExportedFiles> {
  const files = exported.map(async (name) => [name, await api.bytes(`events/${id}/exports/${name}`)]);
  return Object.fromEntries(await Promise.all(files)) as ExportedFiles; // one entry per name of the list
}
