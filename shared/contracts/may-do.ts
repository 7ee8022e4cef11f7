import { Fault, type FaultCode } from '../kernel/errors.ts';
import type { EventRow, RunStatus } from '../kernel/run-store.ts';
import type { Scope } from '../kernel/scope.ts';
import {
  eventActions,
  over,
  refused,
  type EventAction,
  type EventActionName,
  type Refusal,
  type Standing,
} from './event-actions.ts';
import { permissions, roleList, type Action } from './permissions.ts';

export interface Asker {
  roles: readonly string[];
  /** Whether this person handed the event over. */
  ownEvent: boolean;
}

export type Verdict = { allowed: true } | { allowed: false; why: string; code: FaultCode };

/** Whether somebody may do something: to an event as it stands, or, without one, in the organisation. */
export function mayDo(action: Action, who: Pick<Asker, 'roles'>): Verdict;
export function mayDo(action: EventActionName, who: Asker, standing: Standing): Verdict;
export function mayDo(
  action: Action | EventActionName,
  who: Pick<Asker, 'roles'> & Partial<Asker>,
  standing?: Standing,
): Verdict {
  const declared = standing && eventActions[action];
  const refusal =
    refusedByRole(declared?.by ?? (action as Action), who.roles) ?? // without a standing it is one: see the signatures
    (declared && standing && refusedByEvent(declared, who, standing));
  return refusal ? { allowed: false, ...refusal } : { allowed: true };
}

function refusedByRole(action: Action, roles: readonly string[]): Refusal | undefined {
  const allowed: readonly string[] = permissions[action];
  if (roles.some((role) => allowed.includes(role))) return undefined;
  return refused(
    'permission.denied',
    `Your role does not do this: ask somebody whose role is ${roleList(allowed)} (${action}).`,
  );
}

function refusedByEvent(
  declared: EventAction,
  { roles, ownEvent = false }: Pick<Asker, 'roles'> & Partial<Asker>,
  standing: Standing,
): Refusal | undefined {
  const { status, state } = standing;
  const isPartner = roles.includes('partner');
  if (declared.notBySubmitter && ownEvent && isPartner)
    return refused('permission.denied', 'You submitted this event as a partner; somebody else decides.');
  if (!ownEvent && isPartner && roles.every((role) => role === 'partner'))
    return refused('permission.denied', 'A partner reaches the events that it submitted.');
  if (!declared.in.includes(status)) return outOfTurn(declared, status);
  if (declared.during && !declared.during.includes(state)) {
    const where = declared.during.join(' or ');
    return refused('record.too-early', `The event is in ${state}; this is recorded in ${where}.`);
  }
  return declared.against?.(standing);
}

function outOfTurn({ otherwise }: EventAction, status: RunStatus): Refusal {
  if (over.includes(status))
    return refused('run.closed', `The event is ${status}; nothing changes in it any more.`);
  if (status === 'draft') return refused('run.not-started', 'Start the run first.');
  return otherwise ?? refused('run.not-now', `The run is ${status}.`);
}

/** Everything that somebody may do with an event as it stands, and why not. */
export function actionsOn(who: Asker, standing: Standing): Record<string, Shown> {
  const names = Object.keys(eventActions) as EventActionName[]; // its own keys
  return Object.fromEntries(names.map((name) => [name, shown(mayDo(name, who, standing))]));
}

/** What somebody may do in the organisation, apart from any one event. */
export function actionsIn(roles: readonly string[]): Record<string, Shown> {
  const actions = Object.keys(permissions) as Action[]; // its own keys
  return Object.fromEntries(actions.map((action) => [action, shown(mayDo(action, { roles }))]));
}

/** For people and the web app: a button is disabled with the reason. */
export interface Shown {
  allowed: boolean;
  why?: string;
}

function shown(verdict: Verdict): Shown {
  return verdict.allowed ? verdict : { allowed: false, why: verdict.why };
}

/** Refuses what the table does not allow with this event. `known` is what its row does not say. */
export function requireAction(
  { principal }: Scope,
  action: EventActionName,
  event: EventRow,
  known: Partial<Pick<Standing, 'openQuestions' | 'openApprovals' | 'concluded'>> = {},
): void {
  const who = { roles: principal.roles, ownEvent: event.createdBy === principal.id };
  const nothing = { openQuestions: 0, openApprovals: 0, concluded: false };
  const verdict = mayDo(action, who, { ...nothing, ...event, ...known });
  if (!verdict.allowed) throw new Fault(verdict.code, verdict.why);
}
