import type { ContingencyPlanBody } from '../artifacts/contingency-plan.ts';
import type { Cue } from '../artifacts/runbook.ts';
import type { ScheduleBody, Session } from '../artifacts/schedule.ts';
import {
  backupRisks,
  type CueTemplate,
  dayCues,
  sessionNotes,
  transitions,
} from '../knowledge/run-of-show-cues.ts';
import { shifted } from './local-time.ts';
import type { CueRoles } from './runbook-roles.ts';

export type DraftCue = Omit<Cue, 'no'>;

export interface SessionCuesAsk {
  schedule: Pick<ScheduleBody, 'sessions' | 'rooms'>;
  contingency: Pick<ContingencyPlanBody, 'scenarios'>;
  roles: CueRoles;
  /** Rows around each session in the main room, and a row before each in the others. */
  transitions: boolean;
  /** A second way for what may fail. */
  backups: boolean;
  /** The stand-by call before every plenary item. */
  standBy: boolean;
  /** A small room needs one row and no lighting plan. */
  small: boolean;
}

/** Rows of the programme: the session itself at its time, and what has to happen round it. */
export function sessionCues(ask: SessionCuesAsk): DraftCue[] {
  const main = ask.schedule.rooms[0]?.id;
  return ask.schedule.sessions.flatMap((session) => {
    const own = cueOf(session, ask);
    if (!ask.transitions || session.kind === 'expo') return [own];
    const called = session.roomId === main || session.plenary;
    const rows = called && !ask.small ? (transitions[session.kind] ?? []) : shortRows(session);
    const around = rows
      .filter(({ fromMinutes = 0 }) => minutesOf(session) >= fromMinutes)
      .filter(({ fromEnd }) => !fromEnd || !pauses.includes(session.kind) || goesOn(session, ask))
      .map((row) => rowAround(row, session, ask));
    return [...(ask.standBy && called && !ask.small ? [standBy(session, ask)] : []), own, ...around];
  });
}

const pauses: readonly Session['kind'][] = ['break', 'meal'];

/** Nobody is called back from the coffee that ends a day. */
function goesOn({ end }: Session, { schedule }: SessionCuesAsk): boolean {
  return schedule.sessions.some(
    ({ kind, start }) => kind !== 'expo' && start >= end && start.slice(0, 10) === end.slice(0, 10),
  );
}

const spoken: readonly Session['kind'][] = ['keynote', 'talk', 'workshop', 'panel'];

/** A breakout or a small room: ready in time, and a sign before the end. */
function shortRows({ kind }: Session): CueTemplate[] {
  if (!spoken.includes(kind)) return [];
  return [
    { at: -5, minutes: 5, segment: 'Speaker and slides ready', role: 'host' },
    { at: -5, fromEnd: true, minutes: 1, segment: 'Five-minute sign', role: 'host' },
  ];
}

function minutesOf({ start, end }: Session): number {
  return (Date.parse(`${end}Z`) - Date.parse(`${start}Z`)) / 60_000;
}

function cueOf(session: Session, { schedule, roles, backups, contingency, small }: SessionCuesAsk): DraftCue {
  const { kind, title, start, pinned } = session;
  const notes = sessionNotes[kind];
  return {
    at: start,
    minutes: minutesOf(session),
    segment: title,
    kind: kind === 'doors' ? 'doors' : 'session',
    sessionId: session.id,
    room: roomOf(session, schedule),
    who: whoOf(session),
    owner: roles[notes.role],
    audio: notes.audio ?? null,
    video: notes.video ?? null,
    lighting: small ? null : (notes.lighting ?? null),
    stage: notes.stage ?? null,
    hard: pinned ?? (kind === 'meal' || kind === 'dinner' ? 'food is ordered for this time' : null),
    backup: backups ? backupOf(kind, contingency) : null,
  };
}

function rowAround(row: CueTemplate, session: Session, { schedule, roles }: SessionCuesAsk): DraftCue {
  return {
    at: shifted(row.fromEnd ? session.end : session.start, row.at),
    minutes: row.minutes,
    segment: `${row.segment} (${session.title})`,
    kind: 'transition',
    sessionId: session.id,
    room: roomOf(session, schedule),
    who: row.role === 'stage' && spoken.includes(session.kind) ? whoOf(session) : roles[row.role],
    owner: roles[row.role],
    audio: row.audio ?? null,
    video: row.video ?? null,
    lighting: row.lighting ?? null,
    stage: row.stage ?? null,
    hard: null,
    backup: null,
  };
}

function standBy(session: Session, { schedule, roles }: SessionCuesAsk): DraftCue {
  return {
    at: shifted(session.start, -dayCues.standByBefore),
    minutes: 0,
    segment: `Stand by: ${session.title}`,
    kind: 'transition',
    sessionId: session.id,
    room: roomOf(session, schedule),
    who: 'Show caller',
    owner: roles.stage,
    audio: 'stand by',
    video: 'stand by',
    lighting: 'stand by',
    stage: null,
    hard: null,
    backup: null,
  };
}

function backupOf(
  kind: Session['kind'],
  { scenarios }: Pick<ContingencyPlanBody, 'scenarios'>,
): Cue['backup'] {
  const ready = (backupRisks[kind] ?? []).flatMap(
    (riskId) => scenarios.find((own) => own.riskId === riskId) ?? [],
  );
  const first = ready[0];
  return first ? { scenarioId: first.id, action: first.firstAction.action } : null;
}

function roomOf({ roomId }: Session, { rooms }: Pick<ScheduleBody, 'rooms'>): string {
  return rooms.find(({ id }) => id === roomId)?.name ?? roomId;
}

function whoOf({ speakers, kind }: Session): string {
  if (speakers.length > 0) return speakers.join(', ');
  return spoken.includes(kind) ? 'Speaker (to be named)' : 'Everybody';
}
