import type { Question } from '../../../api/shapes.ts';
import { states, type State } from '../../../app/lifecycle.ts';

/** The step in whose matter a conflict is; one of another matter is told at the step where the event is. */
const matters: readonly (readonly [prefix: string, state: State])[] = [
  ['conflict:money', 'Budget'],
  ['conflict:venue', 'Research'],
  ['conflict:event.dates', 'Plan'],
  ['conflict:timeline', 'Plan'],
];

type Asked = Pick<Question, 'kind' | 'status' | 'field'>;

/** How many conflicts are open in the matter of each step: of a step that is still to come, at the present one. */
export function openConflicts(questions: readonly Asked[], now: State): Partial<Record<State, number>> {
  const counts: Partial<Record<State, number>> = {};
  for (const { kind, status, field } of questions) {
    if (kind !== 'conflict' || status !== 'open') continue;
    const matter = matters.find(([prefix]) => field.startsWith(prefix))?.[1];
    const state = matter && states.indexOf(matter) < states.indexOf(now) ? matter : now;
    counts[state] = (counts[state] ?? 0) + 1;
  }
  return counts;
}
