import { type VenueCriteriaBody, venueCriteria } from '../artifacts/venue-criteria.ts';
import { venueAvailability } from '../artifacts/venue-availability.ts';
import { venueLeads } from '../artifacts/venue-leads.ts';
import { venueNegotiationNotes } from '../artifacts/venue-negotiation-notes.ts';
import { venueScorecard } from '../artifacts/venue-scorecard.ts';
import { type VenueCandidate, venueShortlist } from '../artifacts/venue-shortlist.ts';
import { defineGate } from '../kernel/define-gate.ts';
import type { Breach } from '../kernel/finding.ts';
import { formatMinor } from '../kernel/money.ts';

const leastLeads = 5;
/** Options on the dates that should stand side by side. */
const leastOptions = 2;
/** A venue that is certainly lent need not be compared with two others. */
const leastCandidates = 3;

/** Guards the way out of Research. An honest shorter list is stored and shown, and does not pass. */
export const venueScorecardGate = defineGate({
  name: 'venue-scorecard-gate',
  title: 'Venue scorecard gate',
  reads: [
    venueScorecard,
    venueShortlist,
    venueLeads,
    venueCriteria,
    venueAvailability,
    venueNegotiationNotes,
  ],
  rules: {
    'there are at least five leads': ({ VenueLeads: { leads, note }, VenueCriteria }) =>
      leads.length >= leastLeads || needsNone(VenueCriteria)
        ? []
        : [
            {
              artifact: 'VenueLeads',
              pointer: '/leads',
              detail: `There are ${leads.length}. ${note}`.trim(),
              remedy: "Import the organisation's venues, connect a directory, or relax the size wanted.",
            },
          ],
    'there are at least three candidates': ({ VenueShortlist: { candidates, note }, VenueCriteria }) =>
      candidates.length >= (VenueCriteria.lentVenue?.certain ? 1 : leastCandidates) ||
      needsNone(VenueCriteria)
        ? []
        : [
            {
              artifact: 'VenueShortlist',
              pointer: '/candidates',
              detail: `There are ${candidates.length}. ${note}`.trim(),
              remedy: 'Relax one of the reasons given there, or name venues that fit.',
            },
          ],
    'the weights sum to 10,000 basis points': ({ VenueScorecard: { criteria } }) => {
      const sum = criteria.reduce((total, { weightBp }) => total + weightBp, 0);
      return sum === 10_000 ? [] : [{ pointer: '/criteria', detail: `They sum to ${sum}.` }];
    },
    'every candidate is scored on every criterion': ({
      VenueScorecard: { criteria, rows },
      VenueShortlist: { candidates },
    }) =>
      candidates.flatMap(({ id, name }): Breach[] => {
        const row = rows.find(({ candidateId }) => candidateId === id);
        if (!row) return [{ pointer: '/rows', detail: `${name} is not scored.` }];
        const missing = criteria.filter(
          (criterion) => !row.scores.some(({ criterionId }) => criterionId === criterion.id),
        );
        return missing.map(({ label }) => ({
          pointer: `/rows/${rows.indexOf(row)}`,
          detail: `${name} has no score for ${label}.`,
        }));
      }),
    'every score has a rationale': ({ VenueScorecard: { rows } }) =>
      rows.flatMap(({ candidateId, scores }, index): Breach[] =>
        scores
          .filter(({ rationale }) => rationale.trim() === '')
          .map(({ criterionId }) => ({
            pointer: `/rows/${index}`,
            detail: `${candidateId} is scored on ${criterionId} without a reason.`,
          })),
      ),
    'one candidate is recommended, with a reason': ({
      VenueScorecard: { recommended, rationale },
      VenueCriteria,
    }) =>
      (recommended !== null && rationale.trim() !== '') || needsNone(VenueCriteria)
        ? []
        : [
            {
              pointer: '/recommended',
              detail: 'None is.',
              remedy: 'Name a venue that fits, or relax what the shortlist gives as reasons.',
            },
          ],
    'every candidate holds the audience and is not far too large': ({
      VenueShortlist,
      VenueCriteria: { minCapacity, maxCapacity },
    }) =>
      at(
        VenueShortlist.candidates,
        ({ layoutCapacity }) => layoutCapacity < minCapacity || layoutCapacity > maxCapacity,
        ({ name, layoutCapacity }) =>
          `${name} holds ${layoutCapacity}; ${minCapacity} to ${maxCapacity} are wanted.`,
      ),
    'every candidate meets the musts, or they are marked for a check': ({
      VenueShortlist,
      VenueCriteria: { filters },
    }) => {
      const hard = filters.filter((filter) => filter.hard);
      const lacks = ({ meets, toVerify }: VenueCandidate) =>
        hard.filter(({ id }) => !meets.includes(id) && !toVerify.some((check) => check.id === id));
      return at(
        VenueShortlist.candidates,
        (candidate) => lacks(candidate).length > 0,
        (candidate) =>
          `${candidate.name} lacks ${lacks(candidate)
            .map(({ label }) => label)
            .join(', ')}.`,
      );
    },
    'every candidate is within what is set aside for the venue': ({
      VenueShortlist,
      VenueCriteria: { budgetRange },
    }) =>
      at(
        VenueShortlist.candidates,
        ({ costMinor }) => budgetRange !== null && costMinor > budgetRange.maxMinor,
        ({ name, costMinor, currency }) =>
          `${name} costs about ${formatMinor(costMinor, currency)}, ${formatMinor(budgetRange?.maxMinor ?? 0, currency)} is set aside.`,
        'Decide the question about the cost of the venue: agree to more, or ask for fewer rooms.',
      ),
    'the dates are asked for at two venues, or at the only one': ({ VenueAvailability, VenueShortlist }) => {
      const wanted = Math.min(leastOptions, VenueShortlist.candidates.length);
      const { checks } = VenueAvailability;
      return checks.length >= wanted
        ? []
        : [
            {
              artifact: 'VenueAvailability',
              pointer: '/checks',
              detail: `${checks.length} are asked, ${wanted} could be.`,
              remedy: 'Ask the next candidate of the ranking to keep the dates as well.',
            },
          ];
    },
    'every venue that is asked has a position to negotiate from': ({
      VenueAvailability: { checks },
      VenueNegotiationNotes: { positions },
    }) =>
      checks
        .filter(({ candidateId }) => !positions.some((position) => position.candidateId === candidateId))
        .map(({ name }) => ({
          artifact: 'VenueNegotiationNotes',
          pointer: '/positions',
          detail: `${name} has none.`,
        })),
  },
});

/** Everybody takes part online: an empty search is the right result, and nothing waits for it. */
function needsNone({ whyNoVenue }: VenueCriteriaBody): boolean {
  return whyNoVenue !== undefined;
}

function at(
  candidates: readonly VenueCandidate[],
  breaks: (candidate: VenueCandidate) => boolean,
  say: (candidate: VenueCandidate) => string,
  remedy?: string,
): Breach[] {
  return candidates.flatMap((candidate, index) =>
    breaks(candidate)
      ? [
          {
            artifact: 'VenueShortlist',
            pointer: `/candidates/${index}`,
            detail: say(candidate),
            ...(remedy && { remedy }),
          },
        ]
      : [],
  );
}
