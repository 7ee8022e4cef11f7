import { recordDefinitions } from '../artifacts/records.ts';
import type { FaultCode } from '../kernel/errors.ts';
import type { LifecycleState } from '../kernel/levels.ts';
import type { EventRow, RunStatus } from '../kernel/run-store.ts';
import type { Action } from './permissions.ts';

/** Where an event stands, as far as it decides what can be done with it. */
export interface Standing extends Pick<EventRow, 'state' | 'status' | 'until' | 'rehearsalOf'> {
  openQuestions: number;
  /** Approvals that a person can still decide. */
  openApprovals: number;
  /** Whether somebody recorded how it ended: the run may not have read that yet. */
  concluded: boolean;
}

export type Refusal = { why: string; code: FaultCode };

export interface EventAction {
  /** The row of the permission table that says which roles do it. */
  by: Action;
  /** Statuses in which it makes sense. */
  in: readonly RunStatus[];
  /** States in which it makes sense; all where there are none. */
  during?: readonly LifecycleState[];
  /** Said where the run is going on and the status still does not fit. */
  otherwise?: Refusal;
  /** What else stands against it. */
  against?(standing: Standing): Refusal | undefined;
  /** Whether a partner is kept from doing it with what it handed over. */
  notBySubmitter?: boolean;
}

const going: readonly RunStatus[] = ['running', 'waiting', 'blocked', 'failed'];
const started: readonly RunStatus[] = [...going, 'paused'];
const open: readonly RunStatus[] = ['draft', ...started];
export const over: readonly RunStatus[] = ['completed', 'cancelled'];
const always: readonly RunStatus[] = [...open, ...over];

export const refused = (code: FaultCode, why: string): Refusal => ({ code, why });

/** Said of what makes no sense any more once somebody recorded how the event ended. */
const onceOver =
  (why: string, still: (standing: Standing) => boolean = () => false) =>
  (standing: Standing): Refusal | undefined =>
    (standing.concluded || standing.state === 'Postmortem') && !still(standing)
      ? refused('run.not-now', `The event is over: ${why}`)
      : undefined;

/** A postmortem that cannot be accepted leaves no other way to end the run; a rehearsal is nobody's event. */
const endsOtherwise = ({ status, rehearsalOf }: Standing): boolean =>
  status === 'blocked' || status === 'failed' || rehearsalOf !== null;

/** What people do with one event, and when it makes sense. Records of a kind are added as `record.<kind>`. */
const runActions = {
  'run.start': {
    by: 'run.command',
    in: ['draft'],
    otherwise: refused('run.already-started', 'This event is already being planned.'),
  },
  'run.pause': {
    by: 'run.command',
    in: going,
    otherwise: refused('run.not-now', 'The run is paused already.'),
    against: onceOver('only its postmortem is left, and nothing else goes on that could be paused.'),
  },
  'run.resume': {
    by: 'run.command',
    in: started,
    against: ({ status, until }) =>
      status === 'paused' || status === 'failed' || until !== null
        ? undefined
        : refused(
            'run.not-now',
            'The run is neither paused nor stopped at a fault or a state; it goes on by itself.',
          ),
  },
  'event.erase': {
    by: 'event.erase',
    in: ['draft', ...over],
    otherwise: refused('run.still-open', 'The run goes on; cancel it, or accept its postmortem, first.'),
  },
  'run.cancel': {
    by: 'run.command',
    in: started,
    against: onceOver('accept its postmortem, and the run ends.', endsOtherwise),
  },
  'run.rehearse': {
    by: 'run.command',
    in: always,
    against: (standing) => {
      if (standing.rehearsalOf !== null)
        return refused('rehearsal.of-rehearsal', 'A rehearsal cannot be rehearsed; rehearse its original.');
      if (standing.status === 'cancelled')
        return refused('run.not-now', 'The run was cancelled: there is nothing left to rehearse.');
      return onceOver('there is nothing left to rehearse.')(standing);
    },
  },
  'question.answer': {
    by: 'question.answer',
    in: started,
    against: ({ openQuestions }) =>
      openQuestions > 0 ? undefined : refused('question.already-answered', 'No question is open.'),
  },
  'brief.change': {
    by: 'brief.change',
    in: open,
    against: onceOver('its brief stays as it was.'),
  },
  'approval.decide': {
    by: 'approval.decide',
    in: started,
    notBySubmitter: true,
    against: ({ openApprovals }) =>
      openApprovals > 0 ? undefined : refused('approval.already-decided', 'Nothing waits for a decision.'),
  },
  'record.add': { by: 'record.add', in: open },
  'artifact.read-sensitive': { by: 'artifact.read-sensitive', in: always },
  'log.read': { by: 'log.read', in: always },
} as const satisfies Record<string, EventAction>;

export type EventActionName = keyof typeof runActions | `record.${string}`;

/** Every action on an event; what may be recorded when is declared with each kind of record. */
export const eventActions: Readonly<Record<string, EventAction>> = {
  ...runActions,
  ...Object.fromEntries(
    recordDefinitions.flatMap(({ kind, by, during }) =>
      by === 'person' ? [[`record.${kind}`, { by: 'record.add', in: open, ...(during && { during }) }]] : [],
    ),
  ),
};
