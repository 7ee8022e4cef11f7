import { venueAvailability } from '../artifacts/venue-availability.ts';
import { venueNegotiationNotes } from '../artifacts/venue-negotiation-notes.ts';
import { venueScorecard } from '../artifacts/venue-scorecard.ts';
import { labelled, part, planSection } from './markdown-section.ts';
import { bullets, table } from './markdown-text.ts';
import { dayWords } from '../kernel/day-words.ts';

const availabilitySection = planSection({
  artifact: venueAvailability,
  after: [venueScorecard],
  blocks: ({ checks, whyNoChecks, otherHolds, holds, questions }) => [
    labelled('Options', holds.note),
    table(
      ['Rank', 'Venue', 'Status', 'Ask by', 'Keep until', 'Set-up', 'Strike', 'Next step'],
      checks.map((check) => [
        check.optionRank,
        check.venueName ?? check.name,
        check.status,
        dayWords(check.requestBy),
        dayWords(check.recordedExpiry ?? check.proposedExpiry),
        check.setUpDays.map(dayWords).join(', '),
        check.strikeDays.map(dayWords).join(', '),
        check.nextStep,
      ]),
      whyNoChecks,
    ),
    part(
      'To be respected',
      bullets(checks.flatMap(({ name, constraints }) => constraints.map((limit) => `${name}: ${limit}`))),
    ),
    ...(otherHolds.length > 0
      ? [
          part(
            'Other holds on record',
            table(
              ['Venue', 'Status', 'Until'],
              otherHolds.map(({ venueName, status, expiresOn }) => [
                venueName,
                status,
                expiresOn && dayWords(expiresOn),
              ]),
            ),
          ),
        ]
      : []),
    part('To ask every venue', bullets(questions)),
  ],
});

/** Without opening ask, target, walk-away point and way out: a printed plan is passed on. */
const negotiationSection = planSection({
  artifact: venueNegotiationNotes,
  after: [venueAvailability],
  blocks: ({ positions, whyNoPositions, terms, note }) => [
    labelled('How it stands', note),
    table(
      ['Venue', 'Order', 'Ask', 'Offer for it', 'Worth'],
      positions.flatMap(({ name, trades }) =>
        trades.map(({ order, ask, give, valueNote }) => [name, order, ask, give, valueNote]),
      ),
      whyNoPositions,
    ),
    part(
      'Next steps',
      table(
        ['Venue', 'By', 'What'],
        positions.map(({ name, nextStep }) => [name, dayWords(nextStep.on), nextStep.what]),
      ),
    ),
    part('Terms to ask for', bullets(terms.map(({ ask }) => ask))),
  ],
});

export const venueDealSections = [availabilitySection, negotiationSection];
