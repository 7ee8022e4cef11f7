import type { BriefChangeBody } from '../artifacts/brief-change.ts';
import type { EventBriefBody } from '../artifacts/event-brief-schema.ts';
import { briefInput } from '../artifacts/record-views.ts';
import { parseBriefChange, type ChangedFields } from '../contracts/brief-change-request.ts';
import { requireAction } from '../contracts/may-do.ts';
import { requirePermission } from '../contracts/permissions.ts';
import { Fault } from '../kernel/errors.ts';
import type { Scope } from '../kernel/scope.ts';
import { readBrief, type BriefAnswer } from '../planning/brief/read-brief.ts';
import { readChange } from '../planning/brief/read-change.ts';
import { briefFacts, changedFacts } from '../planning/plan-difference.ts';
import { commandOnce } from './command-once.ts';
import { briefBase, changeNamed, changesOf, type BriefChange } from './pending-change.ts';
import { briefNow, previewChange, withChange } from './preview-change.ts';
import { isConcluded, readFacts, viewValue, type RunFacts } from './run-facts.ts';
import { runNow } from './run-now.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** Computes what a change of the brief would do and keeps it as pending; nothing of the plan changes. */
export async function changeBrief(
  ports: WorkflowPorts,
  scope: Scope,
  eventId: string,
  value: unknown,
): Promise<BriefChange> {
  requirePermission(scope, 'brief.change');
  const facts = await readFacts(ports.runs.read(scope, eventId));
  requireAction(scope, 'brief.change', facts.event, { concluded: isConcluded(facts.records) });
  const changeId = ports.newId('chg');
  const { change, notRead } = read(ports, facts, value, changeId);
  const base = briefBase(ports, facts);
  refuseSecond(ports, facts, scope.requestKey);
  const preview = await previewChange(ports, scope, facts, change, notRead);
  return commandOnce(ports, scope, eventId, async (tx) => {
    const now = { event: await tx.event(), records: await tx.records() };
    requireAction(scope, 'brief.change', now.event, { concluded: isConcluded(now.records) });
    if (briefBase(ports, now) !== base)
      throw new Fault(
        'change.outdated',
        'The brief changed while this was computed; ask for the change again.',
      );
    refuseSecond(ports, now);
    const at = runNow(ports, now.event);
    const by = scope.principal.id;
    const body = { ...change, base, preview };
    const record = await tx.appendRecord({ kind: 'brief-change-proposed', body, by, at, simulated: false });
    const text = `${scope.principal.name} wants to change the brief: ${preview.what.map(({ field }) => field).join(', ')}`;
    await tx.appendActivity({ at, kind: 'change.proposed', text });
    return changeNamed(ports, { ...now, records: [...now.records, record] }, changeId).change;
  });
}

export async function pendingChange(
  ports: WorkflowPorts,
  scope: Scope,
  eventId: string,
  changeId: string,
): Promise<BriefChange> {
  requirePermission(scope, 'brief.change');
  const reader = ports.runs.read(scope, eventId);
  return changeNamed(ports, { event: await reader.event(), records: await reader.records() }, changeId)
    .change;
}

/** One at a time. A repeated request finds its own in the transaction, by its key. */
function refuseSecond(ports: WorkflowPorts, facts: Pick<RunFacts, 'event' | 'records'>, key?: string): void {
  const pending = changesOf(ports, facts).find(({ change: { status } }) => status === 'pending');
  if (pending && key === undefined)
    throw new Fault('change.pending', `Apply or discard the change ${pending.change.id} first.`);
}

function read(
  ports: WorkflowPorts,
  facts: RunFacts,
  value: unknown,
  changeId: string,
): { change: BriefChangeBody; notRead: string[] } {
  const { asOf } = facts.event;
  const brief = briefNow(facts);
  const { text, fields } = parseBriefChange(value, asOf);
  const { answers, correction, notRead } = text === null ? inFields(fields, brief) : readChange(text, brief);
  const replaces = text === null ? replacedBy(fields) : correctedBy(correction, facts);
  if (answers.length === 0 && Object.keys(replaces).length === 0) {
    const detail =
      'Nothing that a rule reads as a change of budget, dates, people, place, requirements or kind of event. Send the fields instead.';
    throw new Fault('brief.invalid', 'The change cannot be read.', [{ pointer: '/text', detail }]);
  }
  const change = { changeId, answers, replaces };
  // Read as the run will read it: what is stored can always be read again.
  const changed = withChange(facts, change);
  const input = viewValue(briefInput, changed);
  const { brief: next } = readBrief(input.submission, input.answers, { asOf });
  const saysSo = correction !== null && changedFacts(briefFacts(brief), briefFacts(next)).length === 0;
  if (saysSo || briefBase(ports, changed) === briefBase(ports, facts))
    throw new Fault('brief.invalid', 'The brief says that already.');
  return { change, notRead };
}

/** Fields that answers give as well take their place; the rest replaces what was handed over. */
const answerOf: Readonly<Record<string, (fields: ChangedFields, brief: EventBriefBody) => BriefAnswer>> = {
  title: ({ title }) => ({ field: 'title', value: title }),
  place: ({ place }) => ({ field: 'place', value: place }),
  dateRange: ({ dateRange }) => ({ field: 'dates', value: dateRange }),
  audienceSize: ({ audienceSize = 0 }, { audience }) => ({
    field: 'audience',
    value:
      audience?.inPerson === 0
        ? { online: audienceSize }
        : { inPerson: audienceSize, online: audience?.online ?? 0 },
  }),
  eventType: ({ eventType }) => ({ field: 'eventType', value: eventType }),
  budget: ({ budget }) => ({ field: 'budget', value: budget }),
  objectives: ({ objectives }) => ({ field: 'objectives', value: objectives }),
};

function inFields(fields: ChangedFields, brief: EventBriefBody) {
  const answers = Object.keys(fields).flatMap((name) => answerOf[name]?.(fields, brief) ?? []);
  return { answers, correction: null, notRead: [] };
}

function replacedBy(fields: ChangedFields): Record<string, unknown> {
  const replaced = Object.entries(fields).filter(([name]) => answerOf[name] === undefined);
  // Whoever writes the list of requirements anew has the last word on them.
  return { ...Object.fromEntries(replaced), ...(fields.constraints && { corrections: [] }) };
}

function correctedBy(correction: string | null, facts: RunFacts): Record<string, unknown> {
  const { corrections = [] } = viewValue(briefInput, facts).submission;
  return correction === null ? {} : { corrections: [...corrections, correction] };
}
