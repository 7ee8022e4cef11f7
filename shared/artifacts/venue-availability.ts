import { z } from 'zod';
import { basis } from '../kernel/basis.ts';
import { defineArtifact } from '../kernel/define-artifact.ts';
import { listed } from '../kernel/shown-parts.ts';
import type { Breach } from '../kernel/finding.ts';
import { venueCriteria } from './venue-criteria.ts';
import { venueShortlist } from './venue-shortlist.ts';

const text = z.string().min(1);
const day = z.iso.date();

const holdStates = ['to-request', 'requested', 'tentative', 'definite', 'released'] as const;

const availabilityCheck = z.strictObject({
  candidateId: text,
  name: text,
  /** The real venue that a person named for it; null while only a kind of venue stands there. */
  venueName: text.nullable(),
  /** 1 is the first option. */
  optionRank: z.int().min(1),
  eventDays: z.array(day).min(1),
  setUpDays: z.array(day),
  strikeDays: z.array(day),
  /** Local hours on each event day; null where the brief gives none. */
  access: z.strictObject({ from: text, outBy: text }).nullable(),
  requestBy: day,
  /** Until when the venue is asked to keep the option. */
  proposedExpiry: day,
  expiryBasis: basis,
  /** The run asks; more than asked comes from a person's or a connected source's record only. */
  status: z.enum(holdStates),
  recordedBy: text.nullable(),
  recordedExpiry: day.nullable(),
  /** The recorded expiry has passed on the planning date. */
  expired: z.boolean(),
  constraints: z.array(text),
  nextStep: text,
});
export type AvailabilityCheck = z.infer<typeof availabilityCheck>;

const venueAvailabilityBody = z.strictObject({
  checks: z.array(availabilityCheck),
  whyNoChecks: text.optional(),
  /** Holds on record that no check shows: of other venues, or of a second one for the same candidate. */
  otherHolds: z.array(
    z.strictObject({ venueName: text, status: z.enum(holdStates), expiresOn: day.nullable() }),
  ),
  holds: z.strictObject({
    /** Tentative or definite, and not expired. */
    confirmed: z.int().min(0),
    wanted: z.int().min(0),
    note: text,
  }),
  questions: z.array(text),
});
export type VenueAvailabilityBody = z.infer<typeof venueAvailabilityBody>;

export const venueAvailability = defineArtifact({
  type: 'VenueAvailability',
  title: 'Venue availability',
  version: '1.0.0',
  store: 'documents',
  schema: venueAvailabilityBody,
  shown: ({ checks }) => ({
    lists: [
      listed(['hold', 'holds'], checks, ({ candidateId, name, eventDays }) => [
        candidateId,
        name,
        eventDays.join(', '),
      ]),
    ],
  }),
  reads: [venueShortlist, venueCriteria],
  invariants: {
    'every check is of a shortlisted candidate': ({ checks }, { VenueShortlist }) =>
      at(
        checks,
        ({ candidateId }) => !VenueShortlist.candidates.some(({ id }) => id === candidateId),
        'is not',
      ),
    'option ranks count from one without a gap': ({ checks }) =>
      at(checks, ({ optionRank }, index) => optionRank !== index + 1, 'has another rank'),
    'an option is asked for the event days': ({ checks }, { VenueCriteria }) =>
      at(
        checks,
        ({ eventDays }) => eventDays.join() !== VenueCriteria.days.join(),
        'is asked for other days',
      ),
    'an option expires after it is requested and before the event': ({ checks }) =>
      at(
        checks,
        ({ requestBy, proposedExpiry, eventDays }) =>
          proposedExpiry < requestBy || proposedExpiry >= (eventDays[0] ?? ''),
        'does not',
      ),
    'only a record makes a hold more than requested by the run': ({ checks }) =>
      at(checks, ({ status, recordedBy }) => status !== 'to-request' && recordedBy === null, 'names nobody'),
    'the confirmed holds are counted': ({ checks, otherHolds, holds }) => {
      const own = checks.filter(({ status, expired }) => isConfirmed(status) && !expired).length;
      return holds.confirmed >= own && holds.confirmed <= own + otherHolds.length
        ? []
        : [{ pointer: '/holds/confirmed', detail: `${own} are confirmed, ${holds.confirmed} are counted.` }];
    },
    'an empty list says why it is empty': ({ checks, whyNoChecks }) =>
      checks.length > 0 || whyNoChecks ? [] : ['Nothing is checked, without a reason.'],
  },
});

export function isConfirmed(status: AvailabilityCheck['status']): boolean {
  return status === 'tentative' || status === 'definite';
}

function at(
  checks: readonly AvailabilityCheck[],
  breaks: (check: AvailabilityCheck, index: number) => boolean,
  what: string,
): Breach[] {
  return checks.flatMap((check, index) =>
    breaks(check, index) ? [{ pointer: `/checks/${index}`, detail: `${check.name} ${what}.` }] : [],
  );
}
