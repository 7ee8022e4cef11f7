import { artifactDocumentId, type DocumentStore } from '../../../shared/kernel/document-store.ts';
import type { AgentTrace } from '../../../shared/kernel/agent-trace.ts';
import type { Artifact } from '../../../shared/kernel/envelope.ts';
import type { Activity, EventRow, RunStore } from '../../../shared/kernel/run-store.ts';
import type { Scope } from '../../../shared/kernel/scope.ts';
import { catalog } from '../../../shared/workflow/catalog.ts';

export interface Stores {
  runs: RunStore;
  documents: DocumentStore;
}

export type Template = Awaited<ReturnType<typeof readTemplate>>;

/** All that the stores hold of an event which was really drafted. */
export async function readTemplate({ runs, documents }: Stores, scope: Scope, eventId: string) {
  const reader = runs.read(scope, eventId);
  const artifacts: Artifact[] = [];
  for (const type of catalog.artifacts.keys()) {
    for (const envelope of await reader.revisions(type)) {
      const { revision } = envelope;
      const own = await runs.body(scope, eventId, type, revision);
      const kept =
        own ?? (await documents.read(scope, eventId, artifactDocumentId(type, revision)))?.['body'];
      if (kept === undefined) throw new Error(`${type} ${revision} of ${eventId} has no body`);
      artifacts.push({ envelope, body: kept });
    }
  }
  const listed = async (kind: string) => {
    const handedOn = await documents.list(scope, eventId, kind, { limit: 1_000 });
    const all = [...handedOn, ...(await runs.pendingDocuments(scope, eventId, kind))];
    return [...new Map(all.map((document) => [document.id, document[kind]])).values()];
  };
  return {
    event: await reader.event(),
    artifacts,
    tasks: [...(await reader.taskStates()).values()],
    records: await reader.records(),
    questions: await reader.questions(),
    approvals: await reader.approvals(),
    logs: { decision: await reader.log('decision'), change: await reader.log('change') },
    activity: (await listed('activity')) as (Activity & { n: number })[], // written by appendActivity only
    traces: (await listed('trace')) as AgentTrace[], // written by appendTrace only
  };
}

interface Copy {
  id: string;
  title: string;
  createdAt: string;
  /** Its run goes on: the relay starts its orchestration, which finds everything drafted. */
  live: boolean;
}

/** The same event once more, written through the store as the product writes it: sealed, chained, counted. */
export async function copyEvent(
  { runs }: Stores,
  scope: Scope,
  template: Template,
  { id, title, createdAt, live }: Copy,
): Promise<void> {
  const { event, artifacts, tasks, records, questions, approvals, logs, activity, traces } = template;
  const renamed = (name: string) => name.replace(event.id, id);
  const waitingFor = event.waitingFor.map((wait) => ({ ...wait, ...(wait.id && { id: renamed(wait.id) }) }));
  const row: EventRow = { ...event, id, title, correlationId: id, createdAt, waitingFor };
  await runs.createEvent(scope, row, async (tx) => {
    await tx.saveEvent({});
    for (const { envelope, body } of artifacts) {
      const own = { ...envelope, id: renamed(envelope.id), eventId: id, correlationId: id };
      await tx.saveArtifact({ envelope: own, body }, catalog.artifacts.get(envelope.type)?.store ?? 'sql');
    }
    for (const task of tasks) await tx.saveTaskState(task);
    for (const record of records) await tx.appendRecord(record);
    for (const question of questions) await tx.saveQuestion({ ...question, id: renamed(question.id) });
    for (const approval of approvals) await tx.saveApproval({ ...approval, id: renamed(approval.id) });
    for (const name of ['decision', 'change'] as const)
      for (const { previousHash: _p, hash: _h, seq: _s, ...entry } of logs[name])
        await tx.appendLog(name, entry);
    for (const { n: _n, ...line } of activity) await tx.appendActivity(line);
    for (const trace of traces) await tx.appendTrace(trace);
    if (live) await tx.queueStart();
  });
}
