import { z } from 'zod';
import type { VenueScorecardBody } from '../../../artifacts/venue-scorecard.ts';
import type { VenueCandidate, VenueShortlistBody } from '../../../artifacts/venue-shortlist.ts';
import { type DataBlock, defineRefinement } from '../../../kernel/define-refinement.ts';
import { scorecardRationale } from '../../../planning/scorecard-words.ts';

type Inputs = { VenueShortlist: VenueShortlistBody };

/** Why the first candidate is first, in better words: order and points are said by code before it. */
export const sayWhyFirst = defineRefinement<Inputs, VenueScorecardBody, { why: string }>({
  version: '1.0.0',
  ask: 'In two to four plain sentences, say what speaks for the first venue and what against it, by at least two criteria, compared with the second where there is one. The order is settled: do not question it.',
  answer: z.strictObject({ why: z.string().min(40).max(900) }),
  data: (inputs, draft) => (draft.ranking.length === 0 ? [] : [...venuesOf(inputs, draft), first(draft)]),
  merge: (draft, { why }, { VenueShortlist: { candidates } }) => {
    const labelOf = (id: string) => draft.criteria.find((criterion) => criterion.id === id)?.label ?? id;
    const rationale = scorecardRationale(ordered(draft), candidates, labelOf, why.trim());
    return { body: { ...draft, rationale }, written: [why.trim()] };
  },
  score: ({ rationale }, { criteria }) => {
    const text = rationale.toLowerCase();
    const named = criteria.filter(({ id, label }) =>
      [id, label].some((word) => text.includes(word.toLowerCase())),
    );
    return Math.min(2, named.length);
  },
});

const ordered = ({ ranking, rows }: VenueScorecardBody) =>
  ranking.flatMap((id) => rows.filter(({ candidateId }) => candidateId === id));

const first = ({ rationale }: VenueScorecardBody): DataBlock => ({
  id: 'rationale',
  source: 'plan',
  text: rationale,
});

function venuesOf({ VenueShortlist: { candidates } }: Inputs, draft: VenueScorecardBody): DataBlock[] {
  return ordered(draft)
    .slice(0, 2)
    .map(({ candidateId, totalPerMille, scores }, index) => {
      const name = nameOf(candidates, candidateId);
      const lines = scores.map(({ criterionId, score, rationale }) => {
        const label = draft.criteria.find(({ id }) => id === criterionId)?.label ?? criterionId;
        return `${label}: ${score} of 1000 (${rationale})`;
      });
      const text = `${name} is number ${index + 1} with ${totalPerMille} points. ${lines.join('. ')}.`;
      return { id: candidateId, source: 'outside', text };
    });
}

const nameOf = (candidates: readonly VenueCandidate[], candidateId: string): string =>
  candidates.find(({ id }) => id === candidateId)?.name ?? candidateId;
