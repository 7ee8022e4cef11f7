import { workId } from '../kernel/agent-work.ts';
import type { EventPlace, OutboxRow } from '../kernel/relay-store.ts';
import { parentOf, traceParentOf, type Cause } from '../kernel/trace-context.ts';
import type { Bell, WorkflowPorts } from './workflow-ports.ts';

const BATCH = 200;
const MOST_BATCHES = 20;

/**
 * Hands committed rows on: new runs to the engine, a ring to every run with unread letters, documents to their store.
 * Every step may be repeated; a row is confirmed only after it arrived. A row that fails goes to the end of the queue
 * and stops no other. Never throws: what was committed stays, and the next relay tries again.
 */
export function relayOutbox(ports: WorkflowPorts, bell: Bell): Promise<void> {
  return inTurns(relays, ports, () => relay(ports, { bell, ring: (run) => bell.ring(run) }));
}

/** More than so many are handed on together with everything else. */
const MOST_BY_THEMSELVES = 20;

/**
 * The same of the events that were just written alone: nobody waits for what others have left, unless something could
 * not be handed on lately. Without a bell, for callers that cannot reach the engine, work and documents.
 */
export async function relayOf(
  ports: WorkflowPorts,
  events: readonly EventPlace[],
  bell?: Bell,
): Promise<void> {
  const isBehind = leftBehind.has(ports.relay);
  // What cannot ring leaves that to whoever can.
  if (bell) leftBehind.delete(ports.relay);
  if (isBehind || events.length > MOST_BY_THEMSELVES)
    return bell ? relayOutbox(ports, bell) : relayWorkAndDocuments(ports);
  const ring = bell && ((run: UnreadRun) => bell.ring(run));
  await Promise.all(events.map((of) => relay(ports, { bell, ring, of })));
}

/** Rings alone: what a run does when it is rung hands its documents on, too. */
export async function relayBells(
  ports: WorkflowPorts,
  bell: Bell,
  events: readonly EventPlace[],
): Promise<void> {
  for (const of of events) await calmly(ports, 'bells', () => ringAll(ports, (run) => bell.ring(run), of));
}

/** Work alone, which ought not to wait for documents. */
export async function relayWork(ports: WorkflowPorts, of: EventPlace): Promise<void> {
  await calmly(ports, 'work', async () => handOnWork(ports, await ports.relay.pending(BATCH, of)));
}

/** The same, and runs whose orchestration the engine gave up although letters wait are started anew. */
export async function relayAndRevive(ports: WorkflowPorts, bell: Bell): Promise<void> {
  const ring = async (run: UnreadRun) => {
    const epoch = `r${ports.now().toString(36)}`;
    if (await bell.revive(run, run, epoch)) {
      ports.telemetry.log('error', 'a run was started anew', { run: run.eventId });
    } else await bell.ring(run);
  };
  await relay(ports, { bell, ring });
}

/** Without bells, for callers that cannot reach the engine. */
function relayWorkAndDocuments(ports: WorkflowPorts): Promise<void> {
  return inTurns(documentRelays, ports, () => relay(ports, {}));
}

/** What is under way, and the one that follows it. */
interface Turns {
  running?: Promise<void> | undefined;
  next?: Promise<void> | undefined;
}

/** Relays of which something could not be handed on: the next one hands on everything. */
const leftBehind = new WeakSet<object>();
const relays = new WeakMap<object, Turns>();
const documentRelays = new WeakMap<object, Turns>();

/**
 * One at a time in a process: many that relay at once would each hand on what all of them have left. Who comes while
 * one is under way shares the next one, which begins after the caller's commit and so finds its rows.
 */
function inTurns(
  all: WeakMap<object, Turns>,
  { relay }: WorkflowPorts,
  work: () => Promise<void>,
): Promise<void> {
  const turns = all.get(relay) ?? {};
  all.set(relay, turns);
  const begin = () => {
    turns.next = undefined;
    turns.running = work().finally(() => (turns.running = undefined));
    return turns.running;
  };
  turns.next ??= turns.running?.then(begin);
  return turns.next ?? begin();
}

type UnreadRun = Awaited<ReturnType<WorkflowPorts['relay']['runsWithUnreadLetters']>>[number];

interface Relaying {
  bell?: Bell | undefined;
  ring?: ((run: UnreadRun) => Promise<void>) | undefined;
  /** Absent: of every event. */
  of?: EventPlace;
}

async function relay(ports: WorkflowPorts, { bell, ring, of }: Relaying): Promise<void> {
  await calmly(ports, 'outbox', async () => {
    const rows = await ports.relay.pending(BATCH, of);
    if (bell) for (const row of rows) if (row.kind === 'start') await handOnStart(ports, row, bell);
    if (ring) await ringAll(ports, ring, of);
    await handOnWork(ports, rows);
    await handOnDocuments(ports, rows, of);
    for (const row of rows)
      if (bell && row.kind === 'erase') await handOn(ports, row, () => removeOutside(ports, row, bell));
  });
}

async function ringAll(
  ports: WorkflowPorts,
  ring: (run: UnreadRun) => Promise<void>,
  of?: EventPlace,
): Promise<void> {
  for (const run of await ports.relay.runsWithUnreadLetters(BATCH, of))
    await calmly(ports, 'bell', () => ring(run));
}

/** What an erased event has left outside SQL. */
async function removeOutside(
  { documents }: WorkflowPorts,
  { organisationId, eventId }: OutboxRow,
  bell: Bell,
): Promise<void> {
  await documents.removeAll(organisationId, eventId);
  await bell.forget({ organisationId, eventId });
}

async function handOnStart(
  ports: WorkflowPorts,
  row: OutboxRow & { kind: 'start' },
  bell: Bell,
): Promise<void> {
  const { cause, ...clock } = row.body;
  const attributes = { 'eods.event.id': row.eventId };
  const start = {
    name: 'start event-lifecycle',
    kind: 'producer',
    parent: causeOf(cause),
    attributes,
  } as const;
  const isStarted = await handOn(ports, row, () => ports.telemetry.span(start, () => bell.start(row, clock)));
  if (isStarted) ports.telemetry.record('eods.run.started', 1);
}

/** Whoever relays hands on what others have left: nothing of it belongs to the relaying one's trace. */
const causeOf = (cause: Cause | undefined) => parentOf(cause) ?? 'none';

/** Side by side; a queue that was handed a row before takes it for the same message. */
async function handOnWork(ports: WorkflowPorts, rows: readonly OutboxRow[]): Promise<void> {
  const sent = rows.map(async (row) => {
    if (row.kind !== 'work') return;
    const { queue, work, cause } = row.body;
    const id = workId(work);
    const attributes = {
      'eods.event.id': row.eventId,
      'messaging.system': 'servicebus',
      'messaging.destination.name': queue,
      'messaging.message.id': id,
    };
    const start = { name: `send ${queue}`, kind: 'producer', parent: causeOf(cause), attributes } as const;
    await handOn(ports, row, () =>
      ports.telemetry.span(start, ({ context }) =>
        ports.queues.send(queue, id, work, traceParentOf(context)),
      ),
    );
  });
  await Promise.all(sent);
}

/** Batch after batch, until one was not full or nothing of it arrived. */
async function handOnDocuments(
  ports: WorkflowPorts,
  first: readonly OutboxRow[],
  of?: EventPlace,
): Promise<void> {
  const count = first.filter(({ kind }) => kind === 'document').length;
  if (count === 0) return;
  const start = { name: 'relay documents', parent: 'none', attributes: { 'eods.rows': count } } as const;
  await ports.telemetry.span(start, () => handOnBatches(ports, first, of));
}

async function handOnBatches(
  ports: WorkflowPorts,
  first: readonly OutboxRow[],
  of?: EventPlace,
): Promise<void> {
  let rows = first;
  for (let batch = 0; batch < MOST_BATCHES; batch++) {
    const documents = rows.filter((row) => row.kind === 'document');
    const arrived = await Promise.all(byEvent(documents).map((own) => handOnTogether(ports, own)));
    if (rows.length < BATCH || !arrived.includes(true)) return;
    rows = await ports.relay.pending(BATCH, of);
  }
}

function byEvent(rows: readonly DocumentRow[]): DocumentRow[][] {
  const groups = new Map<string, DocumentRow[]>();
  for (const row of rows) {
    const event = `${row.organisationId} ${row.eventId}`;
    const own = groups.get(event) ?? [];
    own.push(row);
    groups.set(event, own);
  }
  return [...groups.values()];
}

type DocumentRow = OutboxRow & { kind: 'document' };

/** Whether any of them arrived. Together while all goes well; one by one, so that one stops no other, when it does not. */
async function handOnTogether(ports: WorkflowPorts, rows: readonly DocumentRow[]): Promise<boolean> {
  const together = async () => {
    await ports.documents.put(...rows.map(({ body }) => body));
    await ports.relay.confirm(...rows);
    return true;
  };
  // What is wrong, and with which of them, is found and told one by one.
  if (rows.length > 1 && (await together().catch(() => false))) return true;
  const arrived = await Promise.all(
    rows.map((row) => handOn(ports, row, () => ports.documents.put(row.body))),
  );
  return arrived.includes(true);
}

async function handOn(ports: WorkflowPorts, row: OutboxRow, work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    await ports.relay.confirm(row);
    return true;
  } catch (error) {
    leftBehind.add(ports.relay);
    ports.telemetry.log('warn', 'relay could not hand on', { row: row.id, error: String(error) });
    await calmly(ports, row.id, () => ports.relay.postpone(row));
    return false;
  }
}

async function calmly(ports: WorkflowPorts, what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    leftBehind.add(ports.relay);
    ports.telemetry.log('warn', 'relay failed for now', { what, error: String(error) });
  }
}
