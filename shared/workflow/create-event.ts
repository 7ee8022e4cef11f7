import { requirePermission } from '../contracts/permissions.ts';
import { parseSubmission, type BriefSubmission } from '../contracts/brief-submission.ts';
import { canonicalText } from '../kernel/content-hash.ts';
import { utcDay } from '../kernel/run-clock.ts';
import type { EventRow } from '../kernel/run-store.ts';
import type { Scope } from '../kernel/scope.ts';
import { countWords } from '../kernel/count-words.ts';
import { isForMachines } from '../planning/brief/not-understood.ts';
import { readBrief } from '../planning/brief/read-brief.ts';
import { workingTitle } from '../planning/brief/working-title.ts';
import { describeBrief } from '../planning/brief/describe-brief.ts';
import { createOnce } from './command-once.ts';
import { draftEvent } from './draft-event.ts';
import { runNow } from './run-now.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** What is understood of a brief; nothing is stored. */
export function understandBrief(ports: WorkflowPorts, value: unknown) {
  const { submission, asOf } = accept(ports, value);
  const reading = readBrief(submission, [], { asOf });
  return { asOf, ...describeBrief(reading), brief: reading.brief };
}

/** Stores the brief as a draft event. What it lacks becomes questions once the run is started. */
export async function createEvent(ports: WorkflowPorts, scope: Scope, value: unknown): Promise<EventRow> {
  requirePermission(scope, 'event.create');
  const { submission, asOf } = accept(ports, value);
  const { brief } = readBrief(submission, [], { asOf });
  const event: EventRow = {
    ...draftEvent(ports, scope),
    title: workingTitle(brief),
    execution: 'live',
    rehearsalOf: null,
    level: 'Beginner',
    seed: seedOf(submission),
    asOf,
    speed: 1,
  };
  return createOnce(ports, scope, event, async (tx) => {
    const at = runNow(ports, event);
    await tx.appendRecord({
      kind: 'submission',
      body: { submission },
      by: scope.principal.id,
      at,
      simulated: false,
    });
    await tx.appendActivity({
      at,
      kind: 'event.created',
      text: `${event.title}: brief handed over by ${scope.principal.name}`,
    });
    const flagged = brief.notUnderstood.filter(isForMachines);
    if (flagged.length > 0)
      await tx.appendActivity({
        at,
        kind: 'brief.flagged',
        text: `The brief has ${countWords(flagged.length, 'passage')} written for a machine: briefs are data, nothing follows from it`,
      });
  });
}

function accept(ports: WorkflowPorts, value: unknown): { submission: BriefSubmission; asOf: string } {
  const today = utcDay(ports.now());
  const submission = parseSubmission(value, { allowAsOf: ports.allowAsOf, today });
  return { submission, asOf: submission.asOf ?? today };
}

/** The same brief gives the same seed, so that a plan can be made again; `start` may set another. */
function seedOf(submission: BriefSubmission): number {
  let seed = 2_166_136_261; // FNV-1a, 32 bit: any spread will do
  for (const char of canonicalText(submission)) {
    seed = Math.imul(seed ^ (char.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  }
  return seed % 1_000_000;
}
