import { briefInput } from '../artifacts/record-views.ts';
import type { BriefChangeBody, ChangePreview } from '../artifacts/brief-change.ts';
import type { EventBriefBody } from '../artifacts/event-brief-schema.ts';
import type { VenueShortlistBody } from '../artifacts/venue-shortlist.ts';
import type { Scope } from '../kernel/scope.ts';
import { readBrief } from '../planning/brief/read-brief.ts';
import { briefFacts, changedFacts, differencesOf } from '../planning/plan-difference.ts';
import { subjectIdentity } from './approval-subject.ts';
import { branchBody, branchPlan, type Branch } from './branch-plan.ts';
import { conflictQuestions, gapQuestions, openGaps, type Wanted } from './desired-questions.ts';
import { viewValue, type RunFacts } from './run-facts.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** The brief as it is read with everything on record. */
export function briefNow(facts: Pick<RunFacts, 'records' | 'event'>): EventBriefBody {
  const { submission, answers } = viewValue(briefInput, facts);
  return readBrief(submission, answers, { asOf: facts.event.asOf }).brief;
}

/** The same facts with the change on record. */
export function withChange(facts: RunFacts, body: BriefChangeBody): RunFacts {
  const seq = (facts.records.at(-1)?.seq ?? 0) + 1;
  const record = { seq, id: 'branch', kind: 'brief-change', body, by: 'branch', at: '', simulated: false };
  return { ...facts, records: [...facts.records, record] };
}

/** What the change would make of the plan: both plans are computed in memory, so that only the change tells them apart. */
export async function previewChange(
  ports: WorkflowPorts,
  scope: Scope,
  facts: RunFacts,
  change: BriefChangeBody,
  notRead: readonly string[],
): Promise<ChangePreview> {
  const changed = withChange(facts, change);
  const what = changedFacts(briefFacts(briefNow(facts)), briefFacts(briefNow(changed)));
  const nothing = { what, affects: [], untouched: [], voids: [], questions: [], notRead: [...notRead] };
  if (facts.event.startedAt === null)
    return { ...nothing, questions: asked(gapQuestions(openGaps(changed)), gapQuestions(openGaps(facts))) };
  const before = await branchPlan(ports, scope, facts);
  const after = await branchPlan(ports, scope, changed);
  return { ...nothing, ...(await comparePlans(ports, scope, before, after)) };
}

async function comparePlans(ports: WorkflowPorts, scope: Scope, before: Branch, after: Branch) {
  const affects: ChangePreview['affects'] = [];
  const untouched: string[] = [];
  const names = new Map([
    ...(await venueNames(ports, scope, before)),
    ...(await venueNames(ports, scope, after)),
  ]);
  for (const { task } of after.standings) {
    const { type } = task.writes;
    const [old, now] = [before.facts.heads.get(type), after.facts.heads.get(type)];
    if (old && old.contentHash === now?.contentHash) untouched.push(type);
    if (!now || old?.contentHash === now.contentHash) continue;
    const bodies = [
      await branchBody(ports, scope, before, type),
      await branchBody(ports, scope, after, type),
    ];
    affects.push({
      type,
      task: task.name,
      revision: old?.revision ?? null,
      differences: differencesOf(type, bodies[0], bodies[1], names),
    });
  }
  const questions = asked(questionsOf(after), questionsOf(before));
  return { affects, untouched, voids: voidedBy(ports, before.facts, after.facts), questions };
}

/** The candidates by id. */
async function venueNames(ports: WorkflowPorts, scope: Scope, branch: Branch): Promise<Map<string, string>> {
  const body = await branchBody(ports, scope, branch, 'VenueShortlist');
  if (body === undefined) return new Map();
  const { candidates } = body as VenueShortlistBody; // validated when it was drafted
  return new Map(candidates.map(({ id, name }) => [id, name]));
}

/** Approvals that are about what is proposed now and would be about something else. */
function voidedBy(ports: WorkflowPorts, before: RunFacts, after: RunFacts): ChangePreview['voids'] {
  return before.approvals
    .filter(({ status }) => status === 'pending' || status === 'approved' || status === 'blocked')
    .filter(({ kind, subjectHash }) => {
      const stands = subjectIdentity(ports, before, kind)?.subjectHash === subjectHash;
      return stands && subjectIdentity(ports, after, kind)?.subjectHash !== subjectHash;
    })
    .map(({ id, kind, status }) => ({ approvalId: id, kind, status }));
}

function questionsOf({ facts, standings }: Branch): Wanted[] {
  return [...gapQuestions(openGaps(facts)), ...conflictQuestions(facts, standings)];
}

function asked(after: readonly Wanted[], before: readonly Wanted[]): ChangePreview['questions'] {
  const known = new Set(before.map(({ signature }) => signature));
  return after
    .filter(({ signature }) => !known.has(signature))
    .map(({ field, text, blocks }) => ({ field, text, blocks }));
}
