import { Cron } from 'croner';

/** When a timer is due, in ms since the epoch, strictly after the given moment. */
export interface TimerSchedule {
  next(after: number): number;
  /** The Functions host remembers the last run only of timers that are at least a minute apart. */
  atLeastAMinuteApart: boolean;
}

const fieldPattern =
  /^([0-9*,/-]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|sun|mon|tue|wed|thu|fri|sat)+$/i;

/**
 * NCRONTAB: `{second} {minute} {hour} {day} {month} {day of week}`, in UTC as on Azure's default.
 * What croner knows beyond NCRONTAB is refused, because it would not run in Azure.
 */
export function timerSchedule(expression: string, from: number): TimerSchedule {
  const resolved = resolveSetting(expression);
  const fields = resolved.trim().split(/\s+/);
  const [dayOfWeek = ''] = fields.slice(5);
  if (
    fields.length !== 6 ||
    !fields.every((field) => fieldPattern.test(field)) ||
    /(^|[,-])7/.test(dayOfWeek)
  ) {
    throw new Error(`The schedule "${resolved}" is not a six-field NCRONTAB expression.`);
  }
  // NCRONTAB needs day of month and day of week both to match; croner's default is either.
  const cron = new Cron(resolved, { mode: '6-part', timezone: 'UTC', domAndDow: true, paused: true });
  const next = (after: number) => {
    const found = cron.nextRun(new Date(after));
    if (!found) throw new Error(`The schedule "${resolved}" is never due.`);
    return found.getTime();
  };
  const first = next(from);
  return { next, atLeastAMinuteApart: next(first) - first >= 60_000 };
}

/** `%NAME%` stands for the setting NAME. */
function resolveSetting(expression: string): string {
  const setting = /^%(\w+)%$/.exec(expression)?.[1];
  if (!setting) return expression;
  const value = process.env[setting];
  if (!value) throw new Error(`The setting ${setting}, which holds a timer's schedule, is missing.`);
  return value;
}
