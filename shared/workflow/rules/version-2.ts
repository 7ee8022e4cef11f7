import type { Letter } from '../../kernel/run-store.ts';
import type { Effect, Outcome, Picture, RunState, Sent, Step, Work } from './run-state.ts';
import * as alone from './version-1.ts';

// Version 2: the agents that contribute to a phase get their work through queues, beside the one that leads it.

/** A draft takes a minute at most; a queue function that failed is given the message again in the meantime. */
export const WORK_DEADLINE_MS = 120_000;
/** Messages for one piece of work; after the last one the run does it itself. */
export const WORK_ATTEMPTS = 2;

/** The state of a generation that began under version 1. */
export function upgrade(state: Omit<RunState, 'sent'> & Partial<Pick<RunState, 'sent'>>): RunState {
  return { sent: [], ...state };
}

export function fold(state: RunState, letters: readonly Letter[]): RunState {
  const folded = alone.fold(state, letters);
  return letters.length === 0 ? folded : { ...folded, sent: letters.reduce(answered, state.sent) };
}

/** An answer to any attempt ends the wait; a failure of the latest one makes it due at once. */
function answered(sent: readonly Sent[], { kind, body }: Letter): readonly Sent[] {
  if (kind === 'work') return sent.filter(({ operation }) => operation !== body.id);
  if (kind !== 'work-failed') return sent;
  return sent.map((work) =>
    work.operation === body.id && work.attempt === body.attempt ? { ...work, due: 0 } : work,
  );
}

export function next(state: RunState, now: number): Step {
  const { picture, sent } = state;
  if (!picture || picture.ready.length === 0 || isHeld(state, now)) return alone.next(state, now);
  const operation = alone.nextOperation(state);
  const asked = sent.filter(({ task }) => picture.ready.some((ready) => ready.task === task));
  const open = picture.ready.filter(({ task }) => !asked.some((work) => work.task === task));
  const overdue = asked.filter(({ due }) => due <= now);
  const work = [
    ...overdue.filter(hasAttemptsLeft).map(again),
    ...open.filter(({ contributes }) => contributes).map(first(operation)),
  ];
  if (work.length > 0) return { do: 'send-work', operation, work };
  const own = open.find(({ contributes }) => !contributes);
  if (own) return { do: 'run-task', operation, task: own.task, agent: own.agent };
  const [lost] = overdue;
  if (lost) return { do: 'run-task', operation, task: lost.task, agent: lost.agent, unanswered: true };
  const nearest = alone.nearest(picture, state.clock) ?? Infinity;
  return { do: 'wait', until: Math.min(nearest, ...asked.map(({ due }) => due)) };
}

/** Whatever else is to be done comes first: ending, a retry, a pause, a step that was begun, a person's deadline. */
function isHeld(state: RunState, now: number): boolean {
  const step = alone.next(state, now);
  return step.do !== 'run-task' || state.pending !== null;
}

function hasAttemptsLeft({ attempt }: Sent): boolean {
  return attempt < WORK_ATTEMPTS;
}

function again({ task, agent, operation, attempt }: Sent): Work {
  return { task, agent, operation, attempt: attempt + 1 };
}

function first(operation: string) {
  return ({ task, agent }: { task: string; agent: string }): Work => ({
    task,
    agent,
    operation: `${operation}-${task}`,
    attempt: 1,
  });
}

export const intend = alone.intend;

export function settle(state: RunState, step: Effect, outcome: Outcome, now: number): RunState {
  const settled = alone.settle(state, step, outcome, now);
  if (outcome.fault) return settled;
  // Sending changes nothing that was seen.
  const picture = step.do === 'send-work' ? state.picture : outcome.picture;
  return { ...settled, picture, sent: sentAfter(state.sent, step, picture, now) };
}

/** What is no longer ready was done or has lost its inputs: nobody waits for it. */
function sentAfter(
  sent: readonly Sent[],
  step: Effect,
  picture: Picture | null,
  now: number,
): readonly Sent[] {
  const sending = step.do === 'send-work' ? step.work : [];
  const done = step.do === 'run-task' ? [step.task] : [];
  const replaced = [...sending.map(({ task }) => task), ...done];
  const all = [
    ...sent.filter(({ task }) => !replaced.includes(task)),
    ...sending.map((work) => ({ ...work, due: now + WORK_DEADLINE_MS })),
  ];
  return picture ? all.filter(({ task }) => picture.ready.some((ready) => ready.task === task)) : all;
}
