import type { LifecycleState } from '../../../shared/kernel/levels.ts';
import type { Approval, Question, RunStatus } from '../../../shared/kernel/run-store.ts';
import type { Waiting } from '../../../shared/kernel/waiting.ts';
import { cliPerson, type ApiClient } from './api-client.ts';
import type { PlanArguments } from './plan-arguments.ts';

export interface EventView {
  id: string;
  title: string;
  state: LifecycleState;
  status: RunStatus;
  waitingFor: Waiting[];
  rehearsalOf: string | null;
  until: LifecycleState | null;
}

const POLL_MS = 100;

/**
 * Stays with the run until it has ended or waits for what only a person can give: shows every step, gives the
 * prepared answers, and approves if asked to.
 */
export async function driveRun(
  api: ApiClient,
  eventId: string,
  { approveAll, answers }: PlanArguments,
  show: (line: string) => void,
): Promise<EventView> {
  const given = new Set<string>();
  let seen = 0;
  for (;;) {
    // The event is read first: what it waits for is then at most older than the questions read after it.
    const event = await api.get<EventView>(`events/${eventId}`);
    seen = await showActivity(api, eventId, seen, show);
    if (event.status === 'running') {
      await pause();
      continue;
    }
    const acted =
      (await giveAnswers(api, eventId, answers, given)) ||
      (approveAll && (await approvePending(api, eventId)));
    if (acted) continue;
    const settled = await api.get<EventView>(`events/${eventId}`);
    if (settled.status === event.status) return settled;
  }
}

async function showActivity(api: ApiClient, eventId: string, after: number, show: (line: string) => void) {
  type Line = { n: number; text: string; agent?: string };
  const activity = await api.all<Line>(`events/${eventId}/activity?after=${after}`, 'activity');
  for (const { text, agent = '' } of activity) show(`${agent.padEnd(22)}${text}`);
  return activity.at(-1)?.n ?? after;
}

async function giveAnswers(
  api: ApiClient,
  eventId: string,
  answers: ReadonlyMap<string, unknown>,
  given: Set<string>,
): Promise<boolean> {
  const questions = await api.all<Question>(`events/${eventId}/questions`, 'questions');
  for (const { id, field, status } of questions) {
    if (status !== 'open' || given.has(id) || !answers.has(field)) continue;
    given.add(id);
    await api.post(`events/${eventId}/questions/${id}/answer`, { value: answers.get(field) });
    return true;
  }
  return false;
}

async function approvePending(api: ApiClient, eventId: string): Promise<boolean> {
  const path = `approvals?eventId=${eventId}&status=pending`;
  const { approvals } = await api.get<{ approvals: Approval[] }>(path);
  // What takes another person beside this one is left to them.
  const next = approvals.find(({ approvedBy = [] }) => !approvedBy.some(({ by }) => by === cliPerson));
  if (!next) return false;
  const body = {
    decision: 'approve',
    comment: 'Approved from the command line.',
    subjectHash: next.subjectHash,
  };
  await api.post(`approvals/${next.id}/decision`, body);
  return true;
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, POLL_MS));
}
