import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GateResult } from '../../shared/kernel/define-gate.ts';
import type { StoredRecord } from '../../shared/kernel/define-record.ts';
import type { Activity, Approval, ChainedEntry, Question } from '../../shared/kernel/run-store.ts';
import type { ArtifactView } from '../../shared/contracts/answers/artifact.ts';
import type { AuditReport } from '../../shared/contracts/answers/log.ts';
import { stateIndex, type LifecycleState } from '../../shared/kernel/levels.ts';
import { catalog } from '../../shared/workflow/catalog.ts';
import { lifecycle } from '../../shared/workflow/lifecycle.ts';
import { ok, untilSettled, type Api, type EventView } from './api.ts';

export type Brief = Record<string, unknown>;

export function brief(name: string, change: Brief = {}): Brief {
  const file = join(import.meta.dirname, '..', 'fixtures', 'briefs', `${name}.json`);
  const fields = JSON.parse(readFileSync(file, 'utf8')) as Brief; // a fixture is an object
  return { ...fields, ...change };
}

/** The brief without some of its fields. */
export function briefWithout(name: string, ...fields: string[]): Brief {
  return Object.fromEntries(Object.entries(brief(name)).filter(([field]) => !fields.includes(field)));
}

/** A brief that leaves a question to answer. */
export const briefWithoutBudget = brief('krakow', {
  constraints: 'near the city centre (Kraków), free entry, step-free venue',
});

export interface PlanOptions {
  execution?: 'live' | 'simulated';
  seed?: number;
  until?: string;
  instructionLevel?: string;
}

/** Creates an event, starts its run (or its rehearsal) and waits until the run does nothing more by itself. */
export async function planned(
  { api }: { api: Api },
  from: unknown,
  options: PlanOptions = {},
): Promise<EventView> {
  const { id } = ok(await api.post<EventView>('events', from));
  const started = ok(await api.post<EventView>(`events/${id}/actions/start`, options));
  return untilSettled(api, started.id);
}

export async function pendingApproval({ api }: { api: Api }, eventId: string): Promise<Approval> {
  const path = `approvals?eventId=${eventId}&status=pending`;
  const [first] = ok(await api.get<{ approvals: Approval[] }>(path)).approvals;
  if (!first) throw new Error('no approval is pending');
  return first;
}

/** Decides about the pending approval and waits until the run has taken it in. */
export async function decide(
  app: Deciding,
  eventId: string,
  decision: Record<string, unknown>,
): Promise<EventView> {
  const { id, subjectHash } = await pendingApproval(app, eventId);
  const request = { subjectHash, ...decision };
  const { status } = ok(await app.api.post<Approval>(`approvals/${id}/decision`, request));
  if (status === 'pending') await approveBeside(app, id, request);
  return untilSettled(app.api, eventId);
}

/** Approves whatever is asked until nothing is pending any more. Answers the kinds in the order they were approved. */
export async function approveAll(app: Deciding, eventId: string): Promise<string[]> {
  const kinds: string[] = [];
  for (;;) {
    await untilSettled(app.api, eventId);
    const path = `approvals?eventId=${eventId}&status=pending`;
    const [next] = ok(await app.api.get<{ approvals: Approval[] }>(path)).approvals;
    if (!next) return kinds;
    kinds.push(next.kind);
    const { id, subjectHash } = next;
    const request = { decision: 'approve', subjectHash };
    const { status } = ok(await app.api.post<Approval>(`approvals/${id}/decision`, request));
    if (status === 'pending') await approveBeside(app, id, request);
  }
}

/** Who decides, and others beside them where the policy asks for two. */
interface Deciding {
  api: Api;
  as?(person: string): Api;
}

async function approveBeside({ as }: Deciding, approvalId: string, request: unknown): Promise<void> {
  if (!as) throw new Error('another person has to approve, and there is none');
  const { status } = ok(await as('ewa').post<Approval>(`approvals/${approvalId}/decision`, request));
  if (status !== 'approved') throw new Error(`two people approved, and it is ${status}`);
}

/** Everything that the API shows of one event. */
export async function readAll({ api }: { api: Api }, eventId: string) {
  const own = async <T>(resource: string) => ok(await api.get<T>(`events/${eventId}/${resource}`));
  const { artifacts } = await own<{ artifacts: ArtifactView[] }>('artifacts?include=body');
  const { approvals } = ok(await api.get<{ approvals: Approval[] }>(`approvals?eventId=${eventId}`));
  return {
    event: ok(await api.get<EventView>(`events/${eventId}`)),
    artifacts: new Map(artifacts.map((view) => [view.envelope.type, view])),
    approvals,
    gates: (await own<{ gates: (GateResult & { state: string })[] }>('gates')).gates,
    questions: (await own<{ questions: Question[] }>('questions')).questions,
    decisions: (await own<{ decisions: ChainedEntry[] }>('decisions')).decisions,
    changes: (await own<{ changes: ChainedEntry[] }>('changes')).changes,
    records: (await own<{ records: StoredRecord[] }>('records')).records,
    audit: await own<AuditReport>('audit'),
    activity: await readActivity({ api }, eventId),
  };
}

/** The whole feed, page by page. */
async function readActivity({ api }: { api: Api }, eventId: string) {
  const lines: (Activity & { n: number })[] = [];
  for (;;) {
    const path = `events/${eventId}/activity?after=${lines.at(-1)?.n ?? 0}`;
    const { activity } = ok(await api.get<{ activity: typeof lines }>(path));
    if (activity.length === 0) return lines;
    lines.push(...activity);
  }
}

/** Revision and content hash of every artifact, to compare before and after. */
export async function heads({ api }: { api: Api }, eventId: string) {
  const { artifacts } = ok(await api.get<{ artifacts: ArtifactView[] }>(`events/${eventId}/artifacts`));
  return Object.fromEntries(
    artifacts.map(({ envelope: { type, revision, contentHash } }) => [type, { revision, contentHash }]),
  );
}

/** Artifacts of the states before this one, in lifecycle order. */
export function draftedBefore(state: LifecycleState): string[] {
  const phases = lifecycle.slice(0, stateIndex(state));
  return phases.flatMap(({ tasks }) => tasks.map((name) => catalog.tasks.get(name)?.writes.type ?? name));
}

/** Artifacts that stand before anybody has decided anything: all but the postmortem. */
export const plannedAhead: readonly string[] = draftedBefore('Execute');
