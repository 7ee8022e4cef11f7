import { createHash } from 'node:crypto';
import type { RunReader } from '../kernel/run-store.ts';
import { parentOf, type Cause, type TraceContext } from '../kernel/trace-context.ts';
import type { FanOut, Told, Turn } from './rules/watch.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

interface Step {
  eventId: string;
  /** Last letter that was read. */
  after: number;
  /** What that letter, or the start, came from. */
  cause: Cause | undefined;
  timing: Told | undefined;
}

/** The part of a turn that a step belongs to. */
export interface TurnPart {
  /** What the step runs under. */
  parent: TraceContext | undefined;
  part: number;
  /** Tells of what has ended before this step. */
  tellEarlier(): void;
  /** The run waits now. */
  tellOver(): void;
}

/**
 * The span of a run's turn: the parent of its steps from when it had something to do until it waits. Orchestrations can
 * open none, since they are replayed; so its id is made from when it began, each step knows it, and whoever takes the
 * last step tells of it. A letter that another request has written begins another part, in the trace of that request.
 */
export async function turnPart(ports: WorkflowPorts, reader: RunReader, step: Step): Promise<TurnPart> {
  const { eventId, after, cause, timing } = step;
  if (!timing) return { parent: parentOf(cause), part: after, tellEarlier: () => {}, tellOver: () => {} };
  const { turn, untold, joined, fanOut } = timing;
  const began = turn.part === after ? cause : await reader.causeOf(turn.part);
  const goesOn = began?.traceId === cause?.traceId;
  const own = goesOn ? { turn, cause: began } : { turn: { ...turn, part: after }, cause };
  const untoldCause = untold && (await reader.causeOf(untold.part));
  const parent = contextOf(eventId, own.turn, own.cause);
  const tell = (told: Turn, of: Cause | undefined, until: number) =>
    tellTurn(ports, { eventId, told, of, until });
  return {
    parent,
    part: own.turn.part,
    tellEarlier() {
      if (untold && untoldCause) tell(untold, untoldCause, untold.until);
      if (!goesOn) tell(turn, began, ports.now());
      if (joined) tellJoined(ports, eventId, joined, parent);
    },
    tellOver() {
      if (fanOut) tellJoined(ports, eventId, fanOut, parent);
      tell(own.turn, own.cause, ports.now());
    },
  };
}

interface Telling {
  eventId: string;
  told: Turn;
  of: Cause | undefined;
  until: number;
}

function tellTurn({ telemetry }: WorkflowPorts, { eventId, told, of, until }: Telling): void {
  const [context, parent] = [contextOf(eventId, told, of), parentOf(of)];
  if (!context || !parent) return;
  const attributes = { 'eods.event.id': eventId };
  telemetry.past({
    name: 'invoke_workflow event-lifecycle',
    context,
    parent,
    from: told.since,
    until,
    attributes,
  });
}

/** From the first work of a phase that was sent until the last of it was in. */
function tellJoined(
  { telemetry }: WorkflowPorts,
  eventId: string,
  { since, until, phase, outcome }: FanOut,
  parent: TraceContext | undefined,
): void {
  if (until === null) return;
  const by = { 'eods.phase': phase, 'eods.outcome': outcome };
  telemetry.record('eods.phase.duration', Math.max(0, until - since) / 1000, by);
  if (!parent) return;
  const context = { ...parent, spanId: idOf(`${eventId}/${since}/${phase}`) };
  const attributes = { 'eods.event.id': eventId, ...by };
  telemetry.past({ name: 'fan out and join', context, parent, from: since, until, attributes });
}

function contextOf(
  eventId: string,
  { since, part }: Turn,
  cause: Cause | undefined,
): TraceContext | undefined {
  return cause && { traceId: cause.traceId, spanId: idOf(`${eventId}/${since}/${part}`) };
}

/** 16 hexadecimal digits, the same for the same text. */
const idOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);
