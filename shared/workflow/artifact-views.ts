import type { ArtifactView } from '../contracts/answers/artifact.ts';
import type { ApprovalKind } from '../kernel/define-artifact.ts';
import type { Envelope } from '../kernel/envelope.ts';
import { Fault } from '../kernel/errors.ts';
import { numberedPage, type Page, type PageAsked } from '../kernel/page.ts';
import type { Scope } from '../kernel/scope.ts';
import { catalog } from './catalog.ts';
import { defaultReading, nothingSensitive, sensitiveReading } from './default-reading.ts';
import { readBody } from './read-artifact.ts';
import { readFacts, type RunFacts } from './run-facts.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** What a reader asks for besides envelopes. */
export interface Include {
  body: boolean;
  /** Fields declared sensitive; needs the right, and is written into the activity feed. */
  sensitive: boolean;
}

/** Newest revision of every artifact, in lifecycle order. */
export async function listArtifacts(
  ports: WorkflowPorts,
  scope: Scope,
  eventId: string,
  include: Include,
): Promise<ArtifactView[]> {
  return viewsOf(ports, scope, await readFacts(ports.runs.read(scope, eventId)), include);
}

/** The same from what has been read of the run already. */
export async function viewsOf(
  ports: WorkflowPorts,
  scope: Scope,
  facts: RunFacts,
  include: Include,
): Promise<ArtifactView[]> {
  const rests = restingOn(facts);
  const views: ArtifactView[] = [];
  for (const { type, title } of catalog.artifacts.values()) {
    const envelope = facts.heads.get(type);
    if (!envelope) continue;
    const view = { envelope, title, provisional: rests.get(type) ?? [] };
    const body = include.body ? await shownBody(ports, scope, envelope, include) : undefined;
    views.push({ ...view, ...(include.body && { body }) });
  }
  return views;
}

export async function readArtifact(
  ports: WorkflowPorts,
  scope: Scope,
  eventId: string,
  { type, revision }: { type: string; revision?: number },
  include: Include,
): Promise<ArtifactView> {
  const reader = ports.runs.read(scope, eventId);
  const facts = await readFacts(reader);
  const definition = catalog.artifacts.get(type);
  const envelope = (await reader.revisions(type)).findLast(
    (entry) => revision === undefined || entry.revision === revision,
  );
  if (!definition || !envelope) throw notThere(type, revision);
  const body = await shownBody(ports, scope, envelope, include);
  const newest = facts.heads.get(type)?.revision === envelope.revision;
  return {
    envelope,
    title: definition.title,
    provisional: newest ? (restingOn(facts).get(type) ?? []) : [],
    body,
  };
}

/** The body with its sensitive fields taken out, or whole for a person who asks for it and may. */
async function shownBody(
  ports: WorkflowPorts,
  scope: Scope,
  envelope: Envelope,
  { sensitive }: Include,
): Promise<unknown> {
  const { eventId, type, revision } = envelope;
  const whole = await readBody(ports, scope, envelope);
  const reduced = defaultReading(whole, catalog.artifacts.get(type)?.sensitive ?? nothingSensitive);
  if (!sensitive) return reduced;
  const what = `the sensitive fields of ${type} revision ${revision}`;
  return sensitiveReading(ports, scope, eventId, { whole, reduced, what });
}

/**
 * The undecided choices that each artifact rests on: those of the views and artifacts that its task reads,
 * and those of what they rest on in turn.
 */
function restingOn(facts: RunFacts): Map<string, ApprovalKind[]> {
  const decided = new Set(
    facts.approvals.filter(({ status }) => status === 'approved').map(({ kind }) => kind),
  );
  const rests = new Map<string, ApprovalKind[]>();
  for (const task of catalog.tasks.values()) {
    const choices = new Set<ApprovalKind>();
    for (const read of task.reads) {
      if (read.decidedBy && !decided.has(read.decidedBy)) choices.add(read.decidedBy);
      if (read.kind === 'artifact') rests.get(read.type)?.forEach((choice) => choices.add(choice));
    }
    rests.set(task.writes.type, [...choices]);
  }
  return rests;
}

export async function listRevisions(
  ports: WorkflowPorts,
  scope: Scope,
  { eventId, type }: { eventId: string; type: string },
  page: PageAsked<number>,
): Promise<Page<Envelope, number>> {
  const reader = ports.runs.read(scope, eventId);
  await reader.event();
  const first = await reader.revisions(type, { after: 0, limit: 1 });
  if (first.length === 0) throw notThere(type);
  return numberedPage(
    page,
    (wanted) => reader.revisions(type, wanted),
    ({ revision }) => revision,
  );
}

/** Also of a type that is none. */
function notThere(type: string, revision?: number): Fault {
  const why = catalog.artifacts.has(type)
    ? `has no ${revision === undefined ? 'revision yet' : `revision ${revision}`}`
    : `is none of: ${[...catalog.artifacts.keys()].join(', ')}`;
  return new Fault('artifact.not-found', `${type} ${why}.`);
}
