import { recordDefinitions } from '../artifacts/records.ts';
import { requirePermission } from '../contracts/permissions.ts';
import { canonicalText } from '../kernel/content-hash.ts';
import { withoutContacts } from '../kernel/contact-text.ts';
import type { RecordDefinition, StoredRecord } from '../kernel/define-record.ts';
import { onceOf } from '../kernel/read-only.ts';
import { redact } from '../kernel/redaction.ts';
import type { Scope } from '../kernel/scope.ts';
import { runNow } from './run-now.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** What everybody reads who has not asked for more: no declared field, and no contact in any text. */
export function defaultReading(value: unknown, sensitive: readonly string[]): unknown {
  if (typeof value !== 'object' || value === null) return withoutContacts(value);
  const reading = readings.get(sensitive) ?? onceOf((whole) => withoutContacts(redact(whole, sensitive)));
  readings.set(sensitive, reading);
  return reading(value);
}

/** By the declaration of what is sensitive. */
const readings = new WeakMap<readonly string[], (value: object) => unknown>();
/** Of a kind that declares nothing. */
export const nothingSensitive: readonly string[] = [];

const definitions: readonly RecordDefinition[] = recordDefinitions;

/** What every reader may see of a record: in files too, which are handed on. */
export function defaultRecord(record: StoredRecord): StoredRecord {
  const sensitive = definitionOf(record)?.sensitive ?? nothingSensitive;
  return { ...record, body: defaultReading(record.body, sensitive) };
}

/** What one person may see of it: whoever reported it reads back what they wrote. */
export function recordFor({ principal }: Scope, record: StoredRecord): StoredRecord {
  const isOwn = record.by === principal.id && !record.simulated && definitionOf(record)?.by === 'person';
  return isOwn ? record : defaultRecord(record);
}

const definitionOf = (record: StoredRecord) => definitions.find(({ kind }) => kind === record.kind);

interface Asked<T> {
  whole: T;
  reduced: T;
  /** For the feed: "the sensitive fields of Timeline revision 1". */
  what: string;
}

/** The whole for a person who may; that they read it is on record before anything is shown. */
export async function sensitiveReading<T>(
  ports: WorkflowPorts,
  scope: Scope,
  eventId: string,
  { whole, reduced, what }: Asked<T>,
): Promise<T> {
  if (canonicalText(whole) === canonicalText(reduced)) return whole;
  requirePermission(scope, 'artifact.read-sensitive');
  await ports.runs.transaction(scope, eventId, async (tx) => {
    const at = runNow(ports, await tx.event());
    await tx.appendActivity({ at, kind: 'sensitive.read', text: `${scope.principal.name} read ${what}` });
  });
  return whole;
}
