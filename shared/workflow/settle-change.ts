import { approvalTitle } from '../contracts/approval-titles.ts';
import { catalog } from './catalog.ts';
import { requireAction } from '../contracts/may-do.ts';
import { requirePermission } from '../contracts/permissions.ts';
import { Fault } from '../kernel/errors.ts';
import type { RunTransaction } from '../kernel/run-store.ts';
import type { Scope } from '../kernel/scope.ts';
import { commandOnce } from './command-once.ts';
import { changeNamed, type BriefChange } from './pending-change.ts';
import { briefNow } from './preview-change.ts';
import { isConcluded } from './run-facts.ts';
import { runNow } from './run-now.ts';
import { tellRun } from './tell-run.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** Applies a pending change or discards it. Repeated, the same step is harmless; the other one is refused. */
export async function settleChange(
  ports: WorkflowPorts,
  scope: Scope,
  eventId: string,
  changeId: string,
  step: 'apply' | 'discard',
): Promise<BriefChange> {
  requirePermission(scope, 'brief.change');
  return commandOnce(ports, scope, eventId, async (tx) => {
    const event = await tx.event();
    const records = await tx.records();
    const { change, proposed } = changeNamed(ports, { event, records }, changeId);
    if (change.status === (step === 'apply' ? 'applied' : 'discarded')) return change;
    requireAction(scope, 'brief.change', event, { concluded: isConcluded(records) });
    refuse(change, step);
    const settled = { tx, by: scope.principal.id, at: runNow(ports, event), name: scope.principal.name };
    if (step === 'discard') return discard(settled, change);
    const { answers, replaces } = proposed.body;
    const body = { changeId, answers, replaces };
    const { by, at } = settled;
    const record = await tx.appendRecord({ kind: 'brief-change', body, by, at, simulated: false });
    const { title } = briefNow({ event, records: [...records, record] });
    if (title !== null && title !== event.title) await tx.saveEvent({ title });
    await logChange(settled, change);
    await tellRun(tx, `change:${changeId}`, 'record', { id: record.id });
    return { ...change, status: 'applied' };
  });
}

function refuse({ id, status }: BriefChange, step: 'apply' | 'discard'): void {
  if (status === 'outdated' && step === 'apply')
    throw new Fault('change.outdated', `The brief has changed since ${id} was computed; ask for it again.`);
  if (status === 'applied' || status === 'discarded')
    throw new Fault('change.settled', `The change is ${status} already.`);
}

interface Settled {
  tx: RunTransaction;
  by: string;
  at: string;
  name: string;
}

async function discard({ tx, by, at, name }: Settled, change: BriefChange): Promise<BriefChange> {
  const body = { changeId: change.id };
  await tx.appendRecord({ kind: 'brief-change-discarded', body, by, at, simulated: false });
  const text = `${name} discarded the change of the brief: ${fieldsOf(change)}`;
  await tx.appendActivity({ at, kind: 'change.discarded', text });
  return { ...change, status: 'discarded' };
}

/** What was before and after stands in the change itself; the logs name fields, artifacts and approvals. */
async function logChange({ tx, by, at, name }: Settled, change: BriefChange): Promise<void> {
  const heads = await tx.heads();
  const impacted = change.affects.flatMap(({ type }) => {
    const head = heads.get(type);
    return head ? [{ type, revision: head.revision, contentHash: head.contentHash }] : [];
  });
  const entry = {
    at,
    by,
    title: `The brief changes: ${fieldsOf(change)}`,
    alternatives: [{ id: 'discard', label: 'Keep the brief as it was', effect: 'Nothing changes.' }],
    impacted,
    operationId: `change:${change.id}`,
  };
  const voids = change.voids.map(({ kind }) => approvalTitle(kind)).join(', ') || 'none';
  const rationale = `${name} saw the preview and applied it; approvals that are asked for again: ${voids}.`;
  await tx.appendLog('decision', { ...entry, rationale });
  await tx.appendLog('change', {
    ...entry,
    rationale: `What depends on it is planned again: ${change.affects.map(({ type }) => catalog.artifacts.get(type)?.title ?? type).join(', ') || 'nothing'}.`,
  });
  await tx.appendActivity({
    at,
    kind: 'change.applied',
    text: `${name} changed the brief: ${fieldsOf(change)}`,
  });
}

function fieldsOf({ what }: BriefChange): string {
  return what.map(({ field }) => field).join(', ') || 'wording only';
}
