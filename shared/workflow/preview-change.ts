import { eventBrief } from '../artifacts/event-brief.ts';
import type { ArtifactDefinition } from '../kernel/define-artifact.ts';
import type { ShownParts } from '../kernel/shown-parts.ts';
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
import { refinedAgain, withoutWording } from './refined-again.ts';
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

/** What the change would make of the plan: both plans are computed in memory and by code alone, so that only the change
 * tells them apart. */
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
  const before = await branchPlan(ports, scope, withoutWording(facts));
  const after = await branchPlan(ports, scope, withoutWording(changed));
  const refined = await refinedAgain(ports, scope, facts, { before, after });
  const compared = await comparePlans(ports, scope, facts, before, after);
  const voids = voidedBy(ports, facts, { before, after, reworded: refined.map(({ type }) => type) });
  return { ...nothing, ...compared, voids, ...(refined.length > 0 && { refined }) };
}

async function comparePlans(
  ports: WorkflowPorts,
  scope: Scope,
  stored: RunFacts,
  before: Branch,
  after: Branch,
) {
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
      revision: stored.heads.get(type)?.revision ?? null,
      differences: differencesOf(bodies[0], bodies[1], shownOf(task.writes), names),
    });
  }
  const questions = asked(questionsOf(after), questionsOf(before));
  return { affects, untouched, questions };
}

/** Of the brief, what is said of it wherever it is read back; the words for it are those of planning. */
const shownOf = ({ type, shown }: Pick<ArtifactDefinition, 'type' | 'shown'>) =>
  type === eventBrief.type
    ? (body: unknown): ShownParts => ({ facts: briefFacts(body as EventBriefBody) }) // validated when it was drafted
    : shown;

/** The candidates by id. */
async function venueNames(ports: WorkflowPorts, scope: Scope, branch: Branch): Promise<Map<string, string>> {
  const body = await branchBody(ports, scope, branch, 'VenueShortlist');
  if (body === undefined) return new Map();
  const { candidates } = body as VenueShortlistBody; // validated when it was drafted
  return new Map(candidates.map(({ id, name }) => [id, name]));
}

interface Compared {
  before: Branch;
  after: Branch;
  /** Types whose text a model may word otherwise, although the draft stays. */
  reworded: readonly string[];
}

/** Approvals that are about what is proposed now and would be about something else. */
function voidedBy(
  ports: WorkflowPorts,
  stored: RunFacts,
  { before, after, reworded }: Compared,
): ChangePreview['voids'] {
  return stored.approvals
    .filter(({ status }) => status === 'pending' || status === 'approved' || status === 'blocked')
    .filter(({ kind, subjectHash }) => {
      if (subjectIdentity(ports, stored, kind)?.subjectHash !== subjectHash) return false;
      const [old, now] = [before, after].map(({ facts }) => subjectIdentity(ports, facts, kind));
      const worded = now?.subject.some(({ type }) => reworded.includes(type)) === true;
      return worded || old?.subjectHash !== now?.subjectHash;
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
