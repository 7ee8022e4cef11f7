import { z } from 'zod';
import { defineArtifact } from '../kernel/define-artifact.ts';
import { listed } from '../kernel/shown-parts.ts';
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
  /** What is to be settled with the recommended venue before anything is signed; in revisions before 1.2.0 the rationale says it. */
  beforeContract: z.array(text).optional(),
  /** Everything that the event costs in each venue; absent where only hire was compared. */
  comparison: z
    .array(
      z.strictObject({
        candidateId: text,
        currency: z.string().regex(/^[A-Z]{3}$/),
        /** Without tax, which is a part of its own; null where a part is not known. */
        parts: z.array(z.strictObject({ id: text, label: text, minor: z.int().nullable(), note: text })),
        /** Sum of the known parts. */
        totalMinor: z.int(),
        /** What depends on the choice: candidates are scored by it. */
        comparableMinor: z.int().min(0),
      }),
    )
    .optional(),
  /** Another method on the same scores. */
  secondOpinion: z
    .strictObject({
      method: z.literal('TOPSIS'),
      ranking: z.array(z.strictObject({ candidateId: text, closenessPerMille: perMille })),
      agrees: z.boolean(),
      note: text,
    })
    .optional(),
  /** Two buildings together, where the brief asks for them; best first. */
  pairs: z
    .array(
      z.strictObject({
        mainId: text,
        secondId: text,
        secondSharePerMille: perMille,
        hireMinor: z.int().min(0),
        currency: z.string().regex(/^[A-Z]{3}$/),
        scorePerMille: perMille,
        walk: z.strictObject({
          limitMinutes: z.int().min(0).nullable(),
          /** Null until somebody walked it. */
          minutes: z.int().min(0).nullable(),
          note: text,
        }),
        note: text,
      }),
    )
    .optional(),
  whyNoPairs: text.optional(),
  /** Does the winner survive when each weight is moved by a fifth, up and down? */
  sensitivity: z.strictObject({
    robust: z.boolean(),
    /** Share of the trials that the winner wins, per mille. */
    winnerSharePerMille: perMille,
    changes: z.array(z.strictObject({ criterionId: text, change: text, winner: text })),
    /** Wins per candidate over weightings drawn around those of the brief; they sum to the trials. */
    drawn: z
      .strictObject({
        trials: z.int().min(1),
        wins: z.array(z.strictObject({ candidateId: text, wins: z.int().min(0) })),
      })
      .optional(),
    /** At which weight another candidate draws level; null where none ever does. */
    breakEven: z
      .array(
        z.strictObject({
          criterionId: text,
          weightBp: z.int(),
          atBp: z.int().min(0).max(10_000).nullable(),
          thenFirst: text.nullable(),
        }),
      )
      .optional(),
    note: text,
  }),
});
export type VenueScorecardBody = z.infer<typeof venueScorecardBody>;

export const venueScorecard = defineArtifact({
  type: 'VenueScorecard',
  title: 'Venue scorecard',
  version: '1.2.0',
  store: 'documents',
  schema: venueScorecardBody,
  shown: ({ recommended, rows }) => ({
    facts: { 'recommended venue': recommended ?? 'none' },
    lists: [
      listed(['score', 'scores'], rows, ({ candidateId, totalPerMille }) => [
        candidateId,
        candidateId,
        `${totalPerMille} of 1000`,
      ]),
    ],
  }),
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
    'the all-in cost is the sum of its known parts': ({ comparison = [] }) =>
      comparison.flatMap(({ candidateId, parts, totalMinor }, index): Breach[] => {
        const sum = parts.reduce((total, { minor }) => total + (minor ?? 0), 0);
        return sum === totalMinor
          ? []
          : [
              {
                pointer: `/comparison/${index}/totalMinor`,
                detail: `${candidateId} adds up to ${sum}, not ${totalMinor}.`,
              },
            ];
      }),
    'every drawn weighting has one winner': ({ sensitivity: { drawn } }) => {
      const sum = drawn?.wins.reduce((total, { wins }) => total + wins, 0) ?? 0;
      return !drawn || drawn.wins.length === 0 || sum === drawn.trials
        ? []
        : [
            {
              pointer: '/sensitivity/drawn',
              detail: `${sum} wins are counted in ${drawn.trials} weightings.`,
            },
          ];
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
function weightedTotal(
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
