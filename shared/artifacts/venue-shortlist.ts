import { z } from 'zod';
import { basis } from '../kernel/basis.ts';
import { defineArtifact } from '../kernel/define-artifact.ts';
import { listed } from '../kernel/shown-parts.ts';
import { formatMinor } from '../kernel/money.ts';
import type { Breach } from '../kernel/finding.ts';
import { stepFreeStates } from '../kernel/tool-ports.ts';
import { venueCriteria } from './venue-criteria.ts';
import { venueLeads } from './venue-leads.ts';

const text = z.string().min(1);

export const venueCandidate = z.strictObject({
  /** `cand-` and the venue's id in its source: stays the same when the list changes. */
  id: z.string().regex(/^cand-[a-z0-9-]+$/),
  leadId: text,
  name: text,
  kind: text,
  source: z.enum(['catalogue', 'archetype', 'live']),
  capacity: z.int().min(0),
  /** Main room, in the layout wanted. */
  layoutCapacity: z.int().min(0),
  rooms: z.int().min(1),
  /** All-in estimate for this event: everything the venue bills. 0 for a lent room. */
  costMinor: z.int().min(0),
  currency: z.string().regex(/^[A-Z]{3}$/),
  stepFree: z.enum(stepFreeStates),
  features: z.array(text),
  /** Ids of the criteria's filters that it meets. */
  meets: z.array(text),
  /** To be checked before a contract: a filter that it may meet, or something else such as its hours. */
  toVerify: z.array(z.strictObject({ id: text, what: text })),
  opens: z.string().nullable(),
  closes: z.string().nullable(),
  /** Per mille by criterion, where the source judges it. */
  fit: z.record(z.string(), z.int().min(0).max(1_000)),
  /** Above what the criteria set aside for the venue: a person has to agree. */
  overEnvelope: z.boolean(),
  /** What a room given for nothing would have cost. */
  valueInKindMinor: z.int().min(0).optional(),
  notes: z.string(),
  basis,
});
export type VenueCandidate = z.infer<typeof venueCandidate>;

const venueShortlistBody = z.strictObject({
  candidates: z.array(venueCandidate),
  excluded: z.array(z.strictObject({ leadId: text, name: text, reason: text })),
  /** Upper limit that a person set for the venue, minor units; null without one. */
  limitMinor: z.int().min(0).nullable(),
  rationale: text,
  /** Says why the list is short or empty. */
  note: z.string(),
});
export type VenueShortlistBody = z.infer<typeof venueShortlistBody>;

export const venueShortlist = defineArtifact({
  type: 'VenueShortlist',
  title: 'Venue shortlist',
  version: '1.0.0',
  store: 'documents',
  schema: venueShortlistBody,
  shown: ({ candidates }) => ({
    lists: [
      listed(['venue', 'venues'], candidates, ({ id, name, costMinor, currency, layoutCapacity }) => [
        id,
        name,
        `${formatMinor(costMinor, currency)}, up to ${layoutCapacity} people`,
      ]),
    ],
  }),
  reads: [venueCriteria, venueLeads],
  invariants: {
    'every candidate is one of the leads': ({ candidates }, { VenueLeads }) =>
      each(
        candidates,
        ({ leadId }) => !VenueLeads.leads.some(({ id }) => id === leadId),
        ({ name }) => `${name} is no lead.`,
      ),
    'every candidate holds the expected audience': ({ candidates }, { VenueCriteria }) =>
      each(
        candidates,
        ({ layoutCapacity }) => layoutCapacity < VenueCriteria.minCapacity,
        ({ name, layoutCapacity }) =>
          `${name} holds ${layoutCapacity}, ${VenueCriteria.minCapacity} are needed.`,
      ),
    'every candidate meets every hard filter or is to be checked for it': (
      { candidates },
      { VenueCriteria },
    ) => {
      const hard = VenueCriteria.filters.filter((filter) => filter.hard);
      return each(
        candidates,
        (candidate) => hard.some(({ id }) => !passes(candidate, id)),
        (candidate) =>
          `${candidate.name} lacks ${hard
            .filter(({ id }) => !passes(candidate, id))
            .map(({ label }) => label)
            .join(', ')}.`,
      );
    },
    'every lead is shortlisted or left out with a reason': ({ candidates, excluded }, { VenueLeads }) =>
      VenueLeads.leads
        .filter(
          ({ id }) =>
            !candidates.some(({ leadId }) => leadId === id) && !excluded.some(({ leadId }) => leadId === id),
        )
        .map(({ name }): Breach => ({ pointer: '/excluded', detail: `${name} is neither.` })),
    'no candidate costs more than the limit that a person set': ({ candidates, limitMinor }) =>
      each(
        candidates,
        ({ costMinor }) => limitMinor !== null && costMinor > limitMinor,
        ({ name }) => `${name} does.`,
      ),
    'an empty list says why it is empty': ({ candidates, note }) =>
      candidates.length > 0 || note ? [] : ['There is no candidate and no reason.'],
  },
});

function passes({ meets, toVerify }: VenueCandidate, filter: string): boolean {
  return meets.includes(filter) || toVerify.some(({ id }) => id === filter);
}

function each(
  candidates: readonly VenueCandidate[],
  breaks: (candidate: VenueCandidate) => boolean,
  say: (candidate: VenueCandidate) => string,
): Breach[] {
  return candidates.flatMap((candidate, index) =>
    breaks(candidate) ? [{ pointer: `/candidates/${index}`, detail: say(candidate) }] : [],
  );
}
