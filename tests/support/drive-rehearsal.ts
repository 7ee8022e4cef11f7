import type { StoredRecord } from '../../shared/kernel/define-record.ts';
import type { Approval, Question } from '../../shared/kernel/run-store.ts';
import { ok, type Api, type EventView } from './api.ts';
import { again, settle } from './ask-again.ts';
import type { Brief } from './plan-event.ts';

/** What the server has acknowledged: it must be there in the end, exactly once. */
export interface Ledger {
  originalId: string;
  rehearsalId: string;
  answers: string[];
  approvals: string[];
  notes: string[];
}

const POLL_MS = 15;

/**
 * Takes a brief without a budget through its whole rehearsal as an impatient person would: records something at
 * every stop, answers, approves. After an interruption it looks what became of the request before it repeats it.
 */
export async function driveRehearsal(api: Api, brief: Brief, budget: string): Promise<Ledger> {
  const known = { title: String(brief['title']) };
  const originalId = await settle(
    async () => ok(await api.post<EventView>('events', brief)).id,
    async () =>
      (await events(api)).find(({ title, rehearsalOf }) => title === known.title && !rehearsalOf)?.id,
  );
  const rehearsalId = await settle(
    async () => ok(await api.post<EventView>(`events/${originalId}/rehearsals`, { seed: 7 })).id,
    async () => (await events(api)).find(({ rehearsalOf }) => rehearsalOf === originalId)?.id,
  );
  const ledger: Ledger = { originalId, rehearsalId, answers: [], approvals: [], notes: [] };
  const end = Date.now() + 120_000;
  for (;;) {
    const { status } = await again(async () => ok(await api.get<EventView>(`events/${rehearsalId}`)));
    if (status === 'completed') return ledger;
    if (status === 'waiting') await takeTurn(api, ledger, budget);
    else await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    if (Date.now() > end) throw new Error(`the rehearsal stays ${status}`);
  }
}

async function takeTurn(api: Api, ledger: Ledger, budget: string): Promise<void> {
  const own = `events/${ledger.rehearsalId}`;
  const { questions } = await again(async () =>
    ok(await api.get<{ questions: Question[] }>(`${own}/questions`)),
  );
  const open = questions.find(({ status }) => status === 'open');
  if (open) {
    await answer(api, ledger, open, budget);
    return;
  }
  const path = `approvals?eventId=${ledger.rehearsalId}&status=pending`;
  const { approvals } = await again(async () => ok(await api.get<{ approvals: Approval[] }>(path)));
  const [pending] = approvals;
  if (!pending) return;
  await note(api, ledger, `seen ${pending.kind}`);
  await approve(api, ledger, pending);
}

async function answer(
  api: Api,
  { rehearsalId, answers }: Ledger,
  { id }: Question,
  value: string,
): Promise<void> {
  // The same answer given twice is one answer.
  await again(async () => ok(await api.post(`events/${rehearsalId}/questions/${id}/answer`, { value })));
  answers.push(id);
}

async function approve(api: Api, { approvals }: Ledger, { id, subjectHash }: Approval): Promise<void> {
  const body = { decision: 'approve', subjectHash, comment: `about ${id}` };
  const { status } = await again(() => api.post(`approvals/${id}/decision`, body));
  // 409: an interrupted request before this one was carried out.
  if (status !== 200 && status !== 409) throw new Error(`approving answered ${status}`);
  approvals.push(id);
}

/** A record that no task reads, with a text of its own. */
async function note(api: Api, { rehearsalId, notes }: Ledger, text: string): Promise<void> {
  if (notes.includes(text)) return;
  const path = `events/${rehearsalId}/records`;
  const body = { venueName: 'A hall we asked', status: 'requested', note: text };
  await settle(
    async () => ok(await api.post<StoredRecord>(path, { kind: 'hold', body })).id,
    async () => {
      const { records } = ok(await api.get<{ records: StoredRecord[] }>(path));
      return records.find((record) => (record.body as { note?: string }).note === text)?.id; // as posted above
    },
  );
  notes.push(text);
}

async function events(api: Api): Promise<EventView[]> {
  return ok(await api.get<{ events: EventView[] }>('events')).events;
}
