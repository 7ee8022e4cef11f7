import { z } from 'zod';
import { basis } from '../kernel/basis.ts';
import { defineArtifact } from '../kernel/define-artifact.ts';
import type { Breach } from '../kernel/finding.ts';
import { venueShortlist } from './venue-shortlist.ts';

const text = z.string().min(1);
const minor = z.int().min(0);
const day = z.iso.date();

const trade = z.strictObject({
  /** Order in which to bring it up. */
  order: z.int().min(1),
  give: text,
  ask: text,
  kind: z.enum(['saving', 'cover', 'terms']),
  /** Estimate from the plan's figures; null where it has no price or values are not worked out. */
  valueMinor: minor.nullable(),
  valueNote: text,
  source: text,
  /** Playbook: the hire at which this trade is enough to sign. */
  signAtMinor: minor.optional(),
});

const position = z.strictObject({
  candidateId: text,
  name: text,
  rank: z.int().min(1),
  /** Of hire for all event days, in minor units. */
  openingAskMinor: minor,
  targetMinor: minor,
  /** The most hire at which this house is still no worse than the way out. */
  walkAwayMinor: minor,
  positionBasis: basis,
  /** The way out if no agreement is reached; null where there is no second venue. */
  batna: z.strictObject({ candidateId: text, name: text, allInMinor: minor }).nullable(),
  trades: z.array(trade),
  /** Only from what people record. */
  concessionsWon: z.array(z.strictObject({ what: text, valueMinor: minor.nullable() })),
  status: z.enum(['not-started', 'venue-to-be-named']),
  nextStep: z.strictObject({ what: text, on: day }),
});

const venueNegotiationNotesBody = z.strictObject({
  currency: z.string().regex(/^[A-Z]{3}$/),
  positions: z.array(position),
  whyNoPositions: text.optional(),
  terms: z.array(z.strictObject({ id: text, ask: text, source: text })),
  foodMinimum: z.strictObject({ mostMinor: minor, basis }).nullable(),
  note: text,
});
export type VenueNegotiationNotesBody = z.infer<typeof venueNegotiationNotesBody>;
export type NegotiationPosition = z.infer<typeof position>;

export const venueNegotiationNotes = defineArtifact({
  type: 'VenueNegotiationNotes',
  title: 'Venue negotiation notes',
  version: '1.0.0',
  store: 'documents',
  schema: venueNegotiationNotesBody,
  reads: [venueShortlist],
  sensitive: [
    '/positions/*/openingAskMinor',
    '/positions/*/targetMinor',
    '/positions/*/walkAwayMinor',
    '/positions/*/positionBasis',
    '/positions/*/batna',
    '/positions/*/trades/*/signAtMinor',
  ],
  invariants: {
    'every position is about a shortlisted candidate': ({ positions }, { VenueShortlist }) =>
      at(
        positions,
        ({ candidateId }) => !VenueShortlist.candidates.some(({ id }) => id === candidateId),
        'is not',
      ),
    'the opening ask is at most the target, and the target at most the walk-away point': ({ positions }) =>
      at(
        positions,
        ({ openingAskMinor, targetMinor, walkAwayMinor }) =>
          openingAskMinor > targetMinor || targetMinor > walkAwayMinor,
        'has them in another order',
      ),
    'the way out is another venue': ({ positions }) =>
      at(positions, ({ candidateId, batna }) => batna?.candidateId === candidateId, 'is its own way out'),
    'every position has something to trade': ({ positions }) =>
      at(positions, ({ trades }) => trades.length === 0, 'has nothing to trade'),
    'an empty list says why it is empty': ({ positions, whyNoPositions }) =>
      positions.length > 0 || whyNoPositions ? [] : ['There is no position, and no reason.'],
  },
});

function at(
  positions: readonly NegotiationPosition[],
  breaks: (position: NegotiationPosition) => boolean,
  what: string,
): Breach[] {
  return positions.flatMap((entry, index) =>
    breaks(entry) ? [{ pointer: `/positions/${index}`, detail: `${entry.name} ${what}.` }] : [],
  );
}
