import type { StoredRecord } from '../../shared/kernel/define-record.ts';
import type { Activity, Approval, Question } from '../../shared/kernel/run-store.ts';
import { ok, type Api, type EventView } from './api.ts';
import { again, settle } from './ask-again.ts';
import { Interrupted } from './killed-server.ts';
import { briefWithoutBudget } from './plan-event.ts';

/** What one client asked for one event: what was acknowledged, and what nobody knows of. */
export interface EventLedger {
  title: string;
  id: string;
  answers: string[];
  approvals: string[];
  notes: string[];
  commands: string[];
  /** Commands whose request was interrupted: each may have been carried out once. */
  doubtful: number;
  /** Lines of the activity feed that were read. */
  seen: number;
}

export interface MixedLoad {
  events: EventLedger[];
  acknowledged: number;
  reads: number;
}

const POLL_MS = 15;
const pause = () => new Promise((resolve) => setTimeout(resolve, POLL_MS));

/** Several clients at once, each with one event after the other, and one that only reads, until enough is done. */
export async function runMixedLoad(api: Api, clients: number, enough: () => boolean): Promise<MixedLoad> {
  const load: MixedLoad = { events: [], acknowledged: 0, reads: 0 };
  const counted: Api = {
    ...api,
    async post(path, body) {
      const reply = await api.post<never>(path, body);
      if (reply.status < 300) load.acknowledged += 1;
      return reply;
    },
  };
  let working = true;
  const client = async (n: number) => {
    for (let round = 1; round === 1 || !enough(); round++)
      await oneEvent(counted, load, `Meetup ${n}-${round}`);
  };
  const reader = async () => {
    while (working) await readBack(api, load);
  };
  const readers = reader();
  try {
    await Promise.all(Array.from({ length: clients }, (_, n) => client(n + 1)));
  } finally {
    working = false;
  }
  await readers;
  return load;
}

async function oneEvent(api: Api, load: MixedLoad, title: string): Promise<void> {
  const ledger: EventLedger = {
    title,
    id: '',
    answers: [],
    approvals: [],
    notes: [],
    commands: [],
    doubtful: 0,
    seen: 0,
  };
  ledger.id = await settle(
    async () => ok(await api.post<EventView>('events', { ...briefWithoutBudget, title })).id,
    async () => (await events(api)).find((event) => event.title === title)?.id,
  );
  load.events.push(ledger);
  const own = `events/${ledger.id}`;
  // A start that was interrupted may have been carried out: then the second one is refused.
  await again(async () => accepted(await api.post(`${own}/actions/start`, {})));
  await note(api, ledger, 'while it plans');
  const { questions } = await untilHere(
    () => api.get<{ questions: Question[] }>(`${own}/questions`),
    ({ questions: all }: { questions: Question[] }) => all.length > 0,
  );
  for (const { id } of questions) {
    await again(async () =>
      ok(await api.post(`${own}/questions/${id}/answer`, { value: '2 000 PLN incl. VAT' })),
    );
    ledger.answers.push(id);
  }
  await command(api, ledger, 'pause');
  await note(api, ledger, 'while it is paused');
  await command(api, ledger, 'resume');
  const path = `approvals?eventId=${ledger.id}`;
  const pending = ({ approvals }: { approvals: Approval[] }) =>
    approvals.some(({ status }) => status === 'pending');
  const { approvals } = await untilHere(() => api.get<{ approvals: Approval[] }>(path), pending);
  for (const { id, subjectHash, status } of approvals) {
    if (status !== 'pending') continue;
    await again(async () =>
      accepted(await api.post(`approvals/${id}/decision`, { decision: 'approve', subjectHash })),
    );
    ledger.approvals.push(id);
  }
  await note(api, ledger, 'after the approval');
}

/** What was acknowledged before the request began is in the answer to it, whatever died in between. */
async function readBack(api: Api, load: MixedLoad): Promise<void> {
  await pause();
  const known = load.events.map(({ id }) => id);
  const listed = new Set((await again(() => events(api))).map(({ id }) => id));
  const lost = known.filter((id) => !listed.has(id));
  if (lost.length > 0) throw new Error(`acknowledged, but not listed: ${lost.join(', ')}`);
  load.reads += 1;
  const ledger = load.events.at(-1 - (load.reads % Math.max(1, Math.min(4, load.events.length))));
  if (!ledger) return;
  const { seen, notes } = { seen: ledger.seen, notes: [...ledger.notes] };
  const stored = await again(() => notesOf(api, ledger));
  const missing = notes.filter((text) => !stored.includes(text));
  if (missing.length > 0) throw new Error(`acknowledged, but not there: ${missing.join(', ')}`);
  const feed = await again(async () =>
    ok(
      await api.get<{ activity: (Activity & { n: number })[] }>(
        `events/${ledger.id}/activity?after=${Math.max(0, seen - 1)}`,
      ),
    ),
  );
  const last = feed.activity.at(-1)?.n ?? 0;
  if (last < seen) throw new Error(`the feed went back from ${seen} to ${last}`);
  ledger.seen = last;
}

async function command(api: Api, ledger: EventLedger, action: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      const reply = await api.post(`events/${ledger.id}/actions/${action}`, {});
      if (tries === 1) ok(reply);
      else accepted(reply);
      ledger.commands.push(action);
      return;
    } catch (error) {
      if (!(error instanceof Interrupted)) throw error;
      ledger.doubtful += 1;
    }
  }
}

/** A record that no task reads, with a text of its own. */
async function note(api: Api, ledger: EventLedger, text: string): Promise<void> {
  const body = { venueName: 'A hall we asked', status: 'requested', note: text };
  await settle(
    async () => ok(await api.post<StoredRecord>(`events/${ledger.id}/records`, { kind: 'hold', body })).id,
    async () => (await notesOf(api, ledger)).find((found) => found === text),
  );
  ledger.notes.push(text);
}

async function notesOf(api: Api, { id }: EventLedger): Promise<unknown[]> {
  const { records } = ok(await api.get<{ records: StoredRecord[] }>(`events/${id}/records`));
  return records.filter(({ kind }) => kind === 'hold').map(({ body }) => (body as { note?: string }).note); // as posted above
}

/** 409: an interrupted request before this one was carried out. */
function accepted({ status, body }: Awaited<ReturnType<Api['post']>>): void {
  if (status >= 300 && status !== 409) throw new Error(`answered ${status}: ${JSON.stringify(body)}`);
}

async function untilHere<T>(read: () => ReturnType<Api['get']>, holds: (body: T) => boolean): Promise<T> {
  const end = Date.now() + 120_000;
  for (;;) {
    const body = await again(async () => ok(await read()) as T); // the caller names what the endpoint answers
    if (holds(body)) return body;
    if (Date.now() > end) throw new Error(`it does not come: ${JSON.stringify(body)}`);
    await pause();
  }
}

async function events(api: Api): Promise<EventView[]> {
  return ok(await api.get<{ events: EventView[] }>('events')).events;
}
