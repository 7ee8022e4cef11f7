import type { StoredRecord } from '../../../api/shapes.ts';
import { typedAmount } from '../../../ui/figures.ts';
import { holdOf } from '../../../app/holds-on-record.ts';
import type { Typed } from './record-body.ts';

/** What the way here has said; of a hold also what is on record already of the house that stands for its candidate. */
export function givenFor(
  asked: Typed,
  records: readonly StoredRecord[],
  currency: string | undefined,
): Typed {
  const { kind, candidateId } = asked;
  const hold = kind === 'hold' && candidateId ? holdOf(records, candidateId) : undefined;
  if (!hold) return asked;
  const { venueName, optionRank, expiresOn, costMinor } = hold;
  return {
    venueName,
    ...(optionRank !== undefined && { optionRank: String(optionRank) }),
    ...(expiresOn !== undefined && { expiresOn }),
    ...(typeof costMinor === 'number' && currency && { costMinor: typedAmount(costMinor, currency) }),
    ...asked,
  };
}
