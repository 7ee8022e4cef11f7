import { z } from 'zod';
import type { StoredDocument } from '../kernel/document-store.ts';
import { wallTime } from '../kernel/run-clock.ts';
import type { EventRow } from '../kernel/run-store.ts';
import type { Scope } from '../kernel/scope.ts';
import { trails, type Trail } from '../kernel/trail-store.ts';
import { currentPolicy } from './effective-policy.ts';
import { everyOrganisation } from './every-organisation.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

const dayMs = 24 * 60 * 60 * 1000;
const eventsAtOnce = 50;
const entriesAtOnce = 100;

/**
 * Removes the oldest lines of the feed and the oldest traces of runs that are over, where the organisation's policy says
 * after how many days. Entries go a hundred at a time, and readers are told first how far: whatever ends it, the next
 * run goes on where it was, however long ago that is. One event that fails stops no other.
 */
export async function forgetTrails(ports: WorkflowPorts): Promise<void> {
  for (const scope of await everyOrganisation(ports)) {
    const { retention } = (await currentPolicy(ports, scope)).policy;
    const days: Record<Trail, number | undefined> = {
      activity: retention?.activityDays,
      trace: retention?.traceDays,
    };
    for (const trail of trails)
      if (days[trail] !== undefined)
        await forgetTrail(ports, scope, trail, ports.now() - days[trail] * dayMs);
  }
}

async function forgetTrail(ports: WorkflowPorts, scope: Scope, trail: Trail, before: number): Promise<void> {
  const page = { before: new Date(before).toISOString(), limit: eventsAtOnce };
  for (let after = ''; ;) {
    const due = await ports.trails.due(scope, trail, { ...page, after });
    for (const eventId of due)
      await forgetOf(ports, scope, { eventId, trail, before }).catch((error: unknown) =>
        ports.telemetry.log('error', 'a trail was not shortened', {
          event: eventId,
          trail,
          error: String(error),
        }),
      );
    const last = due.at(-1);
    if (last === undefined || due.length < eventsAtOnce) return;
    after = last;
  }
}

interface Forgetting {
  eventId: string;
  trail: Trail;
  /** Wall-clock milliseconds: what was written earlier goes. */
  before: number;
}

async function forgetOf(ports: WorkflowPorts, scope: Scope, { eventId, trail, before }: Forgetting) {
  const event = await ports.runs.read(scope, eventId).event();
  let removed = 0;
  for (;;) {
    const asked = { limit: entriesAtOnce };
    const found = await ports.documents.list(scope, eventId, trail, asked);
    const young = found.findIndex((entry) => writtenAt(event, trail, entry) >= before);
    const old = young < 0 ? found : found.slice(0, young);
    const last = old.at(-1);
    if (last) {
      const upTo = orderOf(last);
      await ports.trails.remove(scope, eventId, trail, upTo);
      await ports.documents.removeUpTo(scope, eventId, trail, upTo);
      removed += old.length;
    }
    if (last && old.length === entriesAtOnce) continue;
    const oldest = found[old.length];
    await lookAgain(ports, scope, {
      eventId,
      trail,
      at: oldest ? writtenAt(event, trail, oldest) : ports.now(),
    });
    if (removed > 0) ports.telemetry.log('info', 'a trail was shortened', { event: eventId, trail, removed });
    return;
  }
}

/** Not before the oldest that is kept is too old; while the relay has entries under way they may be older than it. */
async function lookAgain(
  ports: WorkflowPorts,
  scope: Scope,
  { eventId, trail, at }: { eventId: string; trail: Trail; at: number },
): Promise<void> {
  if ((await ports.runs.pendingDocuments(scope, eventId, trail)).length > 0) return;
  await ports.trails.keep(scope, eventId, trail, new Date(at).toISOString());
}

const entry = z.looseObject({ order: z.number() });
const orderOf = (document: StoredDocument): number => entry.parse(document).order;

const timed = z.object({ at: z.iso.datetime() });

/** Wall-clock milliseconds; entries carry the time of their run. One that never started has the time of its event. */
function writtenAt(
  { asOf, startedAt, speed, createdAt }: EventRow,
  trail: Trail,
  document: StoredDocument,
): number {
  if (startedAt === null) return Date.parse(createdAt);
  return wallTime({ asOf, startedAt, speed }, Date.parse(timed.parse(document[trail]).at));
}
