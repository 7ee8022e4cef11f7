import { z } from 'zod';
import { defineArtifact } from '../kernel/define-artifact.ts';
import type { Breach } from '../kernel/finding.ts';
import { venueShortlist } from './venue-shortlist.ts';

const text = z.string().min(1);
const perMille = z.int().min(0).max(1_000);

const venueScorecardBody = z.strictObject({
  criteria: z.array(
    z.strictObject({
      id: text,
      label: text,
      /** Basis points; all together 10,000. */
      weightBp: z.int().min(0).max(10_000),
      why: text,
    }),
  ),
  rows: z.array(
    z.strictObject({
      candidateId: text,
      scores: z.array(z.strictObject({ criterionId: text, score: perMille, rationale: z.string() })),
      /** Sum of weight x score. */
      totalPerMille: perMille,
    }),
  ),
  /** Candidate ids, best first. */
  ranking: z.array(text),
  /** Null when nothing is on the shortlist. */
  recommended: text.nullable(),
  rationale: text,
  /** Does the winner survive when each weight is moved by a fifth, up and down? */
  sensitivity: z.strictObject({
    robust: z.boolean(),
    /** Share of the trials that the winner wins, per mille. */
    winnerSharePerMille: perMille,
    changes: z.array(z.strictObject({ criterionId: text, change: text, winner: text })),
    note: text,
  }),
});
export type VenueScorecardBody = z.infer<typeof venueScorecardBody>;

export const venueScorecard = defineArtifact({
  type: 'VenueScorecard',
  title: 'Venue scorecard',
  version: '1.0.0',
  store: 'documents',
  schema: venueScorecardBody,
  reads: [venueShortlist],
  decidedBy: 'venue',
  invariants: {
    'the weights sum to 10,000 basis points': ({ criteria }) => {
      const sum = criteria.reduce((total, { weightBp }) => total + weightBp, 0);
      return sum === 10_000 ? [] : [{ pointer: '/criteria', detail: `They sum to ${sum}.` }];
    },
    'a total is the weighted sum of its scores': ({ criteria, rows }) =>
      rows.flatMap(({ candidateId, scores, totalPerMille }, index): Breach[] => {
        const total = weightedTotal(criteria, scores);
        return total === totalPerMille
          ? []
          : [
              {
                pointer: `/rows/${index}/totalPerMille`,
                detail: `${candidateId} comes to ${total}, not ${totalPerMille}.`,
              },
            ];
      }),
    'the ranking follows the totals': ({ rows, ranking }) => {
      const total = new Map(rows.map((row) => [row.candidateId, row.totalPerMille]));
      const ordered = ranking.every(
        (id, index) => index === 0 || (total.get(ranking[index - 1] ?? '') ?? 0) >= (total.get(id) ?? 0),
      );
      return ordered && ranking.length === rows.length && ranking.every((id) => total.has(id))
        ? []
        : [{ pointer: '/ranking', detail: 'It is not the order of the totals.' }];
    },
    'the recommended candidate is the first of the ranking': ({ ranking, recommended }) =>
      recommended === (ranking[0] ?? null)
        ? []
        : [{ pointer: '/recommended', detail: `The ranking begins with ${ranking[0]}.` }],
    'every row is a candidate of the shortlist': ({ rows }, { VenueShortlist }) =>
      rows.flatMap(({ candidateId }, index): Breach[] =>
        VenueShortlist.candidates.some(({ id }) => id === candidateId)
          ? []
          : [{ pointer: `/rows/${index}`, detail: `${candidateId} is not on the shortlist.` }],
      ),
  },
});

/** Per mille, halves rounded up. */
export function weightedTotal(
  criteria: readonly { id: string; weightBp: number }[],
  scores: readonly { criterionId: string; score: number }[],
): number {
  const sum = criteria.reduce(
    (total, { id, weightBp }) =>
      total + weightBp * (scores.find(({ criterionId }) => criterionId === id)?.score ?? 0),
    0,
  );
  return Math.round(sum / 10_000);
}
