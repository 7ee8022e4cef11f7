import type { PlannedTask } from '../../../../../shared/artifacts/task-register.ts';
import type { TimelineBody } from '../../../../../shared/artifacts/timeline.ts';

export interface GanttRow extends Pick<PlannedTask, 'id' | 'title' | 'owner' | 'start' | 'end'> {
  critical: boolean;
}

/** Tasks by start, then by end, with the critical path marked. */
export function ganttRows(
  { criticalPath }: Pick<TimelineBody, 'criticalPath'>,
  tasks: readonly PlannedTask[],
): GanttRow[] {
  const critical = new Set(criticalPath);
  return tasks
    .map(({ id, title, owner, start, end }) => ({ id, title, owner, start, end, critical: critical.has(id) }))
    .toSorted((a, b) => a.start.localeCompare(b.start) || a.end.localeCompare(b.end));
}

/** Letters that fit beside the bars. */
const LINE = 46;

/** A title in at most two lines, broken between words; what is longer still ends in an ellipsis. */
export function labelLines(title: string): readonly string[] {
  if (title.length <= LINE) return [title];
  const blank = title.lastIndexOf(' ', LINE);
  const first = title.slice(0, blank > 0 ? blank : LINE);
  const rest = title.slice(first.length).trim();
  return [first, rest.length <= LINE ? rest : `${rest.slice(0, LINE - 1).trimEnd()}…`];
}

/** A tick of the axis: the year at its turn, the month at its first day, else the day. */
export function tickWords(tick: Date): string {
  const part = (options: Intl.DateTimeFormatOptions) =>
    tick.toLocaleDateString('en-GB', { timeZone: 'UTC', ...options });
  if (tick.getUTCDate() !== 1) return part({ day: 'numeric', month: 'short' });
  return tick.getUTCMonth() === 0 ? part({ year: 'numeric' }) : part({ month: 'short' });
}
