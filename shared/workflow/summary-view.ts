import type { RunSummaryView } from '../contracts/answers/event.ts';
import { stateIndex } from '../kernel/levels.ts';
import type { EventRow } from '../kernel/run-store.ts';
import { eventSpan } from './event-span.ts';
import { runNow } from './run-now.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** The summary as it reads now: how the event is, why, and what comes next. Null before anything is planned. */
export function summaryView(ports: Pick<WorkflowPorts, 'now'>, event: EventRow): RunSummaryView | null {
  const { summary } = event;
  if (!summary) return null;
  const now = runNow(ports, event);
  const { place, dates, timeZone = null, audience, money } = summary;
  return { place, dates, timeZone, audience, money, health: healthOf(event, now), next: nextOf(event, now) };
}

function healthOf({ status, waitingFor, summary }: EventRow, now: string): RunSummaryView['health'] {
  if (status === 'completed' || status === 'cancelled')
    return { standing: 'over', reason: `The event is ${status}.` };
  if (status === 'failed' || status === 'blocked')
    return { standing: 'stuck', reason: waitingFor[0]?.what ?? `The run is ${status}.` };
  const overdue = waitingFor.find(({ until }) => until !== undefined && until < now);
  if (overdue) return { standing: 'late', reason: `Was due ${overdue.until?.slice(0, 10)}: ${overdue.what}` };
  const open = waitingFor.find(({ from }) => from !== undefined && from <= now);
  if (open) return { standing: 'waiting', reason: open.what };
  const hours = waitingFor.some(({ from }) => from !== undefined) ? eventSpan(summary) : null;
  const [concern] = summary?.concerns ?? [];
  if (hours && now >= hours.start) return { standing: 'on-track', reason: 'It takes place now.' };
  if (hours) return { standing: concern ? 'at-risk' : 'on-track', reason: readyWords(concern) };
  if (concern) return { standing: 'at-risk', reason: concern };
  if (!summary?.milestones.length)
    return { standing: 'unknown', reason: 'Nothing is dated yet that could be late.' };
  return { standing: 'on-track', reason: 'No concern about money or time so far.' };
}

/** A go does not make more time or money: what was a concern before it is one after it. */
function readyWords(concern: string | undefined): string {
  return ['The plan is confirmed; its tasks and contracts are to be carried out.', concern]
    .filter(Boolean)
    .join(' ');
}

/** The nearest day that something is due: a milestone, or an answer that is waited for. */
function nextOf({ summary, waitingFor, status, state }: EventRow, now: string): RunSummaryView['next'] {
  if (status === 'completed' || status === 'cancelled') return null;
  const today = now.slice(0, 10);
  const due = waitingFor.flatMap(({ what, title = what, until, from }) =>
    // What is to be done after the event comes next only once it is over.
    until && !(from !== undefined && from > now) ? [{ title, date: until.slice(0, 10) }] : [],
  );
  const ahead = (summary?.milestones ?? []).flatMap(({ title, date, reachedBy }) =>
    reachedBy && stateIndex(reachedBy) < stateIndex(state) ? [] : [{ title, date }],
  );
  const open = [...due, ...ahead].filter(({ date }) => date >= today);
  return open.sort((a, b) => a.date.localeCompare(b.date))[0] ?? null;
}
