import { registrationRecord } from '../artifacts/records.ts';
import { parseList } from '../contracts/imports/parse-list.ts';
import type { ImportFormat } from '../contracts/imports/raw-rows.ts';
import { registrationImport } from '../contracts/imports/registration-import.ts';
import { requireAction } from '../contracts/may-do.ts';
import { requirePermission } from '../contracts/permissions.ts';
import { canonicalText } from '../kernel/content-hash.ts';
import type { StoredRecord } from '../kernel/define-record.ts';
import type { Scope } from '../kernel/scope.ts';
import { runNow } from './run-now.ts';
import { tellRun } from './tell-run.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** Stores the counts of a file in one transaction; a count that is on record already is not stored twice. */
export async function recordRegistrations(
  ports: WorkflowPorts,
  scope: Scope,
  eventId: string,
  { text, format }: { text: string; format: ImportFormat },
): Promise<{ added: StoredRecord[]; known: number }> {
  requirePermission(scope, 'record.add');
  const { rows } = parseList(registrationImport, text, { format, skipInvalid: false });
  const counts = rows
    .map(({ id: _id, ...body }) => registrationRecord.schema.parse(body))
    .toSorted((a, b) => (a.asOf < b.asOf ? -1 : 1));
  return ports.runs.transaction(scope, eventId, async (tx) => {
    const event = await tx.event();
    const kind = registrationRecord.kind;
    requireAction(scope, `record.${kind}`, event);
    const earlier = (await tx.records()).filter((record) => record.kind === kind);
    const onRecord = new Set(earlier.map(({ body }) => canonicalText(body)));
    const fresh = counts.filter((body) => !onRecord.has(canonicalText(body)));
    const added: StoredRecord[] = [];
    const [by, at] = [scope.principal.id, runNow(ports, event)];
    for (const body of fresh) added.push(await tx.appendRecord({ kind, body, by, at, simulated: false }));
    const last = added.at(-1);
    if (last) {
      const what = `${scope.principal.name} recorded: ${added.length} counts of registrations`;
      await tx.appendActivity({ at, kind: 'record.added', text: what });
      await tellRun(tx, `record:${last.id}`, 'record', { id: last.id });
    }
    return { added, known: counts.length - added.length };
  });
}
