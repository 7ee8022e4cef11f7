import { requireAction } from '../contracts/may-do.ts';
import { requirePermission } from '../contracts/permissions.ts';
import type { RehearsalRequest, StartRequest } from '../contracts/requests.ts';
import { Fault } from '../kernel/errors.ts';
import { clockStart, utcDay } from '../kernel/run-clock.ts';
import type { EventRow, RunTransaction } from '../kernel/run-store.ts';
import type { Scope } from '../kernel/scope.ts';
import { catalog } from './catalog.ts';
import { commandOnce, createOnce } from './command-once.ts';
import { draftEvent } from './draft-event.ts';
import { rehearsedRecords } from './rehearsed-records.ts';
import { isConcluded } from './run-facts.ts';
import { runNow } from './run-now.ts';
import { requireRoomToPlan, requireRoomToStart } from './run-quota.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** Starts the event's run. A simulated run is a rehearsal: a copy with an id of its own; answers the event that runs. */
export async function startRun(
  ports: WorkflowPorts,
  scope: Scope,
  eventId: string,
  request: StartRequest,
): Promise<EventRow> {
  if (request.execution === 'simulated')
    return startRehearsal(ports, scope, eventId, { ...request, execution: 'simulated' });
  mayBegin(ports, scope, request);
  await commandOnce(ports, scope, eventId, async (tx) => {
    requireAction(scope, 'run.start', await tx.event());
    await begin(ports, scope, tx, request);
  });
  ports.atWork.works(eventId, ports.now());
  return ports.runs.read(scope, eventId).event();
}

/** A copy of the brief, its answers, what was handed over, house and quotes, planned and carried out by the simulator; it changes nothing live. */
export async function startRehearsal(
  ports: WorkflowPorts,
  scope: Scope,
  eventId: string,
  request: RehearsalRequest,
): Promise<EventRow> {
  mayBegin(ports, scope, request);
  const original = ports.runs.read(scope, eventId);
  const event = await original.event();
  const records = await original.records();
  requireAction(scope, 'run.rehearse', event, { concluded: isConcluded(records) });
  const questions = await original.questions();
  const copy: EventRow = {
    ...event,
    ...draftEvent(ports, scope),
    execution: 'simulated',
    rehearsalOf: event.id,
  };
  const made = await createOnce(ports, scope, copy, async (tx) => {
    for (const record of rehearsedRecords(records)) await tx.appendRecord(record);
    for (const question of questions) if (question.status === 'answered') await tx.saveQuestion(question);
    await begin(ports, scope, tx, { ...levelsOf(event, request), seed: request.seed, until: request.until });
  });
  ports.atWork.works(made.id, ports.now());
  return made;
}

/** As the event is planned, where the request says nothing else. */
function levelsOf(
  { level, agentLevels }: Pick<EventRow, 'level' | 'agentLevels'>,
  { instructionLevel, instructionLevels }: RehearsalRequest,
): Pick<StartRequest, 'instructionLevel' | 'instructionLevels'> {
  return {
    instructionLevel: instructionLevel ?? level,
    instructionLevels: instructionLevels ?? (instructionLevel === undefined ? (agentLevels ?? {}) : {}),
  };
}

function mayBegin(
  ports: WorkflowPorts,
  scope: Scope,
  request: Pick<RehearsalRequest, 'instructionLevels'>,
): void {
  requirePermission(scope, 'run.command');
  checkAgents(request);
  requireRoomToPlan(ports);
}

async function begin(
  ports: WorkflowPorts,
  scope: Scope,
  tx: RunTransaction,
  request: Pick<StartRequest, 'instructionLevel' | 'instructionLevels' | 'seed' | 'until'>,
): Promise<void> {
  const { instructionLevel: level, instructionLevels: agentLevels, seed, until } = request;
  await requireRoomToStart(ports, tx);
  const event = await tx.event();
  const now = ports.now();
  const asOf = planningDate(event, now);
  const change = {
    level,
    agentLevels,
    asOf,
    startedAt: clockStart({ asOf, speed: event.speed }, now),
    startedBy: scope.principal.id,
    status: 'running',
    until: until ?? null,
    traceId: scope.traceId,
    spanId: scope.spanId,
  } as const;
  await tx.saveEvent({ ...change, seed: seed ?? event.seed });
  const kind = event.execution === 'simulated' ? 'Rehearsal' : 'Planning';
  const text = `${kind} started at ${level} by ${scope.principal.name}`;
  await tx.appendActivity({ at: runNow(ports, await tx.event()), kind: 'run.started', text });
  await tx.queueStart();
}

/** A draft that lay for days is planned as of the day it is started; a date that somebody set stays. */
function planningDate({ asOf, createdAt }: EventRow, now: number): string {
  return asOf === createdAt.slice(0, 10) ? utcDay(now) : asOf;
}

function checkAgents({ instructionLevels = {} }: Pick<RehearsalRequest, 'instructionLevels'>): void {
  const unknown = Object.keys(instructionLevels).find((name) => !catalog.agents.has(name));
  if (unknown === undefined) return;
  const detail = `There is no agent ${unknown}; the agents are ${[...catalog.agents.keys()].join(', ')}.`;
  throw new Fault('request.invalid', 'A level is set for an agent that does not exist.', [
    { pointer: `/instructionLevels/${unknown}`, detail },
  ]);
}
