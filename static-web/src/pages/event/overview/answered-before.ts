import type { Question } from '../../../api/shapes.ts';
import { tieBreak } from '../../../../../shared/contracts/tie-break.ts';

type Asked = Pick<Question, 'field' | 'status' | 'askedAt' | 'answer'>;

/**
 * What people have answered in the same matter before: a conflict that one measure does not settle is asked again, and
 * whoever took the measure must not think that it was lost. What a rule decided is no answer of a person.
 */
export function answeredBefore<Q extends Asked>({ field, askedAt }: Asked, all: readonly Q[]): Q[] {
  return all.filter(
    (other) =>
      other.field === field &&
      other.status === 'answered' &&
      other.askedAt < askedAt &&
      other.answer?.by !== tieBreak,
  );
}
