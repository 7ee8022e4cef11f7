import type { EventBriefBody } from '../artifacts/event-brief-schema.ts';
import type { Requirement } from '../artifacts/requirements.ts';
import type { Basis } from '../kernel/basis.ts';
import type { LifecycleState } from '../kernel/levels.ts';
import { formatMinor } from '../kernel/money.ts';
import type { Approval, RunStatus } from '../kernel/run-store.ts';
import { isWithheld, withheld } from './outside-text.ts';
import { dayWords } from '../kernel/day-words.ts';

export const stateWords: Record<LifecycleState, string> = {
  Initiate: 'the brief is being completed',
  Plan: 'tasks, dates and risks are being planned',
  Research: 'venues are being compared',
  Budget: 'the money is being settled',
  Logistics: 'the days themselves are being planned',
  Confirm: 'the plan is being confirmed',
  Execute: 'the event is being prepared and held',
  Postmortem: 'the event is over and being reviewed',
};

export const priorityWords: Record<Requirement['priority'], string> = {
  must: 'must',
  nice: 'nice to have',
};

export const statusWords: Record<RunStatus, string> = {
  draft: 'not started yet',
  running: 'work is going on',
  waiting: 'waiting for people',
  blocked: 'blocked',
  paused: 'paused',
  completed: 'completed',
  cancelled: 'cancelled',
  failed: 'failed, a person has to look at it',
};

export const standingWords: Record<Approval['status'], string> = {
  pending: 'waiting for a decision',
  approved: 'approved',
  rejected: 'rejected',
  'changes-requested': 'changes asked for',
  void: 'void: what it was about has changed',
  blocked: 'blocked: nobody answered in time',
};

export const budgetKindWords: Record<'cap' | 'target' | 'indicative', string> = {
  cap: 'a cap, not to be exceeded',
  target: 'a target',
  indicative: 'indicative only',
};

/** A target that may grow to a ceiling is told with both; null where the total is neither. */
export function twoFigures(
  given: EventBriefBody['budget'] | undefined,
  { totalMinor, currency }: { totalMinor: number; currency: string },
): string | null {
  if (given?.ceilingMinor === undefined || given.currency !== currency) return null;
  const [target, ceiling] = [given.amountMinor, given.ceilingMinor];
  if (totalMinor === target) return `a target, up to ${moneyWords(ceiling, currency)} if needed`;
  return totalMinor === ceiling
    ? `the ceiling: the plan does not fit into the target of ${moneyWords(target, currency)}`
    : null;
}

export const dayList = (dates: readonly string[]): string => dates.map(dayWords).join(', ');

export function daysWords(from: string, to: string): string {
  return from === to ? dayWords(from) : `${dayWords(from)} to ${dayWords(to)}`;
}

/** Local time '2027-03-11T18:30' -> '18:30'. */
export function clockWords(local: string): string {
  return local.slice(11, 16);
}

export function localWords(local: string): string {
  return `${dayWords(local.slice(0, 10))} ${clockWords(local)}`;
}

/** An instant in the event's zone: 'Thu 11 Mar 2027 18:30 (Europe/Warsaw)'; in UTC while no zone is known. */
export function instantWords(instant: string, timeZone: string | null | undefined): string {
  const time = Date.parse(instant);
  if (Number.isNaN(time)) return instant;
  const zone = timeZone && isZone(timeZone) ? timeZone : 'UTC';
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
    hourCycle: 'h23',
  });
  // The Canadian short form is YYYY-MM-DD, HH:MM.
  const [date = '', clock = ''] = format.format(new Date(time)).split(', ');
  return `${dayWords(date)} ${clock} (${zone})`;
}

/** Amounts of a well-formed currency; else the raw figure, so that one bad field does not stop the whole plan. */
export function moneyWords(amountMinor: number | null | undefined, currency: string | undefined): string {
  if (isWithheld(amountMinor)) return withheld;
  if (amountMinor === null || amountMinor === undefined) return 'not known';
  return currency && /^[A-Z]{3}$/.test(currency) && Number.isSafeInteger(amountMinor)
    ? formatMinor(amountMinor, currency)
    : `${amountMinor} (minor units of ${currency ?? 'an unknown currency'})`;
}

export function rangeWords(range: { lowMinor: number; highMinor: number }, currency: string): string {
  return `${moneyWords(range.lowMinor, currency)} to ${moneyWords(range.highMinor, currency)}`;
}

/** Basis points: 3680 -> '36.8 %'. */
export function percentWords(basisPoints: number): string {
  return `${Math.round(basisPoints / 10) / 10} %`;
}

/** Source of a figure, without its formula. */
export function sourceWords({ source }: Basis): string {
  return source;
}

/** From and to, the day named once where both are on it. */
export function spanWords(start: string, end: string): string {
  return start.slice(0, 10) === end.slice(0, 10)
    ? `${localWords(start)} to ${clockWords(end)}`
    : `${localWords(start)} to ${localWords(end)}`;
}

/** Ids such as `city-centre` as people read them. */
export function spacedWords(id: string): string {
  return id.replaceAll('-', ' ');
}

/** A sentence with its days as people read them: "on 2027-05-06" becomes "on Thu 6 May 2027". */
export function withDays(sentence: string): string {
  return sentence.replaceAll(/\b\d{4}-\d{2}-\d{2}\b/g, (day) => dayWords(day));
}

/** 1200 -> '1,200'. */
export function figureWords(figure: number): string {
  return figure.toLocaleString('en');
}

function isZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).format(0) !== '';
  } catch {
    return false;
  }
}
