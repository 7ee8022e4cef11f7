import type { LogEntry, Question } from '../../../api/shapes.ts';

/** Entries that only put a question, apart from those that decided something: a question is signed by the agent that needs it. */
export function askedApart(
  entries: readonly LogEntry[],
  questions: readonly Pick<Question, 'id' | 'neededBy'>[],
): { decided: LogEntry[]; asked: LogEntry[] } {
  const puts = ({ by, operationId }: LogEntry) =>
    questions.some(({ id, neededBy }) => by === neededBy && operationId.endsWith(`.${id}`));
  return { decided: entries.filter((entry) => !puts(entry)), asked: entries.filter(puts) };
}
