import { briefInput } from '../artifacts/record-views.ts';
import {
  briefChangeDiscardedRecord,
  briefChangeProposedRecord,
  briefChangeRecord,
  type ChangePreview,
} from '../artifacts/brief-change.ts';
import { defineView } from '../kernel/define-record.ts';
import { Fault } from '../kernel/errors.ts';
import { viewValue, type RunFacts } from './run-facts.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** 'outdated': the brief has changed since it was computed, so that it can no longer be applied. */
export type ChangeStatus = 'pending' | 'applied' | 'discarded' | 'outdated';

export interface BriefChange extends ChangePreview {
  id: string;
  status: ChangeStatus;
  by: string;
  at: string;
}

const proposals = defineView({
  name: 'briefChanges',
  of: [briefChangeProposedRecord, briefChangeRecord, briefChangeDiscardedRecord],
  select: (records) =>
    records.flatMap((record) => {
      if (record.kind !== 'brief-change-proposed') return [];
      const { changeId } = record.body;
      const end = records.find(({ kind, body }) => kind !== record.kind && body.changeId === changeId);
      return [{ proposed: record, end: end?.kind }];
    }),
});

/** Which brief a change was computed from. */
export function briefBase({ hash }: Pick<WorkflowPorts, 'hash'>, facts: Pick<RunFacts, 'records' | 'event'>) {
  return hash(facts.event.organisationId, { briefInput: viewValue(briefInput, facts) });
}

/** Every change that was asked for, oldest first. */
export function changesOf(
  ports: Pick<WorkflowPorts, 'hash'>,
  facts: Pick<RunFacts, 'records' | 'event'>,
): { change: BriefChange; proposed: ReturnType<typeof proposals.select>[number]['proposed'] }[] {
  const base = briefBase(ports, facts);
  return viewValue(proposals, facts).map(({ proposed, end }) => {
    const { changeId, preview, base: own } = proposed.body;
    const open = own === base ? 'pending' : 'outdated';
    const ended = end === 'brief-change' ? 'applied' : 'discarded';
    const status = end === undefined ? open : ended;
    return { proposed, change: { id: changeId, status, by: proposed.by, at: proposed.at, ...preview } };
  });
}

export function changeNamed(
  ports: Pick<WorkflowPorts, 'hash'>,
  facts: Pick<RunFacts, 'records' | 'event'>,
  id: string,
) {
  const found = changesOf(ports, facts).find(({ change }) => change.id === id);
  if (!found) throw new Fault('change.not-found', `This event has no change ${id}.`);
  return found;
}
