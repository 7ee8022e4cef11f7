import { requireAction } from '../contracts/may-do.ts';
import { requirePermission } from '../contracts/permissions.ts';
import { conclusionRecord, recordDefinitions } from '../artifacts/records.ts';
import type { RecordRequest } from '../contracts/requests.ts';
import type { RecordDefinition, StoredRecord } from '../kernel/define-record.ts';
import { Fault } from '../kernel/errors.ts';
import type { EventRow } from '../kernel/run-store.ts';
import type { Scope } from '../kernel/scope.ts';
import { commandOnce } from './command-once.ts';
import { firstDay } from './event-span.ts';
import { runNow } from './run-now.ts';
import { tellRun } from './tell-run.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** Stores what a person reports about the world: a hold, progress, a cost, an incident ... Append-only. */
export async function recordFact(
  ports: WorkflowPorts,
  scope: Scope,
  eventId: string,
  { kind, body }: RecordRequest,
): Promise<StoredRecord> {
  requirePermission(scope, 'record.add');
  const definition: RecordDefinition | undefined = recordDefinitions.find(
    (candidate) => candidate.kind === kind && candidate.by === 'person',
  );
  if (!definition) {
    const kinds = recordDefinitions.filter(({ by }) => by === 'person').map((candidate) => candidate.kind);
    const detail = `Use one of: ${kinds.join(', ')}.`;
    throw new Fault('record.invalid', `${kind} is no kind of record that people add.`, [
      { pointer: '/kind', detail },
    ]);
  }
  const parsed = definition.schema.safeParse(body);
  if (!parsed.success) {
    const errors = parsed.error.issues.map((issue) => ({
      pointer: `/body/${issue.path.join('/')}`,
      detail: issue.message,
    }));
    throw new Fault('record.invalid', `The ${definition.title.toLowerCase()} does not fit.`, errors);
  }
  return commandOnce(ports, scope, eventId, async (tx) => {
    const event = await tx.event();
    requireAction(scope, `record.${definition.kind}`, event);
    const by = scope.principal.id;
    const at = runNow(ports, event);
    if (definition.fromFirstDay?.(parsed.data)) requireBegun(definition, event, at);
    const record = await tx.appendRecord({ kind, body: parsed.data, by, at, simulated: false });
    await tx.appendActivity({
      at,
      kind: 'record.added',
      text: `${scope.principal.name} recorded: ${definition.title}`,
    });
    await tellRun(tx, `record:${record.id}`, 'record', { id: record.id });
    return record;
  });
}

/** What an event was like is known from its first day on; that it is called off is known at any time. */
function requireBegun(
  { kind, title }: RecordDefinition,
  { execution, summary }: EventRow,
  now: string,
): void {
  const first = firstDay(summary);
  if (execution !== 'live' || !first || now >= first.begins) return;
  const ofItsEnd = kind === conclusionRecord.kind;
  const what = ofItsEnd ? 'That it was held' : title;
  const instead = ofItsEnd ? 'If the event is called off, report cancelled; if' : 'If';
  const detail = `${what} can be reported from ${first.day} on. ${instead} its dates are wrong, change the brief.`;
  throw new Fault(
    'record.too-early',
    `The event begins on ${first.day}; it has not been held yet. ${detail}`,
    [{ pointer: ofItsEnd ? '/body/outcome' : '/kind', detail }],
  );
}
