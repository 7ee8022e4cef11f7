import { countryWords } from '../kernel/country-words.ts';
import { eventBrief } from '../artifacts/event-brief.ts';
import { venueCriteria, type VenueCriteriaBody } from '../artifacts/venue-criteria.ts';
import { venueLeads } from '../artifacts/venue-leads.ts';
import { venueScorecard, type VenueScorecardBody } from '../artifacts/venue-scorecard.ts';
import { venueShortlist } from '../artifacts/venue-shortlist.ts';
import { venueDealSections } from './venue-deal-sections.ts';
import { labelled, noted, part, planSection } from './markdown-section.ts';
import { bullets, plain, table } from './markdown-text.ts';
import { drafted, type PlanContents } from './plan-contents.ts';
import { dayList, figureWords, moneyWords, percentWords, sourceWords } from './plan-words.ts';

type Source = 'catalogue' | 'archetype' | 'live';

export const sourceLabels: Record<Source, string> = {
  archetype: 'a kind of venue, no real place',
  catalogue: "the organisation's own list",
  live: 'venue directory',
};

const criteriaSection = planSection({
  artifact: venueCriteria,
  after: [eventBrief],
  blocks: (body) => [
    wanted(body),
    part(
      'What a venue must or should have',
      table(
        ['Wanted', 'Level', 'Asked for by'],
        body.filters.map(({ label, hard, priority, from }) => [
          label,
          hard ? 'must' : priority === 'must' ? 'must, can be brought in' : 'should',
          from,
        ]),
        body.whyNoFilters ?? 'None.',
      ),
    ),
    part(
      'Spaces',
      table(
        ['Space', 'Layout', 'People', 'Rooms', 'Area', 'Basis'],
        body.spaces.map((space) => [
          space.purpose,
          space.layout,
          space.people || '–',
          space.rooms,
          `${space.areaSquareMetres} m²`,
          sourceWords(space.basis),
        ]),
      ),
    ),
    ...noted(body.notes),
  ],
});

const leadsSection = planSection({
  artifact: venueLeads,
  after: [venueCriteria],
  blocks: ({ leads, sourceNote, note }) => [
    plain(sourceNote),
    table(
      ['Lead', 'Source', 'Seats', 'Rooms', 'Open', 'Hire, all days', 'Step-free', 'Contact'],
      leads.map((lead) => [
        lead.name,
        sourceLabels[lead.source],
        lead.layoutCapacity,
        lead.rooms,
        hours(lead),
        lead.lent ? 'lent' : moneyWords(lead.hireMinor, lead.currency),
        lead.stepFree,
        lead.contact ?? 'none',
      ]),
      note || 'None.',
    ),
    ...noted([note]),
  ],
});

const shortlistSection = planSection({
  artifact: venueShortlist,
  after: [venueCriteria, venueLeads],
  blocks: (list) => [
    plain(list.rationale),
    table(
      ['Candidate', 'Source', 'Seats', 'All-in', 'To be checked', 'Basis'],
      list.candidates.map((candidate) => [
        candidate.name,
        sourceLabels[candidate.source],
        candidate.layoutCapacity,
        `${moneyWords(candidate.costMinor, candidate.currency)}${candidate.overEnvelope ? ' (above what is set aside)' : ''}`,
        candidate.toVerify.map(({ what }) => what).join('; ') || 'nothing',
        sourceWords(candidate.basis),
      ]),
      list.note || 'Nothing fits.',
    ),
    part(
      'Left out',
      table(
        ['Lead', 'Why'],
        list.excluded.map(({ name, reason }) => [name, reason]),
      ),
    ),
    ...noted([list.note]),
  ],
});

const scorecardSection = planSection({
  artifact: venueScorecard,
  after: [venueShortlist],
  blocks: (card, plan) => [
    plain(card.rationale),
    ...(card.beforeContract?.length ? [part('Before a contract', bullets(card.beforeContract))] : []),
    scoreMatrix(card, plan),
    part(
      'Why these weights',
      table(
        ['Criterion', 'Weight', 'Why'],
        card.criteria.map(({ label, weightBp, why }) => [label, percentWords(weightBp), why]),
      ),
    ),
    part('Why these scores', scoreReasons(card, plan)),
    labelled('How firm the order is', card.sensitivity.note),
    table(
      ['Criterion', 'Its weight changes by', 'Then first'],
      card.sensitivity.changes.map(({ criterionId: id, change, winner }) => [
        criterionLabel(card, id),
        change.replace(/^weight /, ''),
        candidateName(plan, winner),
      ]),
      'No change of a single weight by a fifth puts another venue first.',
    ),
    ...furtherTests(card, plan),
  ],
});

export const venueSections = [
  criteriaSection,
  leadsSection,
  shortlistSection,
  scorecardSection,
  ...venueDealSections,
];

function wanted(body: VenueCriteriaBody): string {
  return table(
    ['Criterion', 'Wanted'],
    [
      ['Place', [body.area, body.city, countryWords(body.country)].filter(Boolean).join(', ')],
      ['Days', dayList(body.days)],
      [
        'Hours',
        body.hours
          ? `${body.hours.accessFrom} to ${body.hours.outBy}. ${body.hours.note}`
          : 'not known: the brief gives no hours',
      ],
      [
        'Main room',
        `${body.minCapacity} to ${body.maxCapacity} people, ${body.layout} (${sourceWords(body.capacityBasis)})`,
      ],
      ['Rooms at the same time', body.parallelRooms],
      ['Wheelchair places', body.wheelchairPlaces],
      ['Total area', `${figureWords(body.totalAreaSquareMetres)} m²`],
      ['Amenities', body.amenities.join(', ')],
      [
        'Money',
        body.budgetRange
          ? `about ${moneyWords(body.budgetRange.targetMinor, body.budgetRange.currency)}, at most ${moneyWords(body.budgetRange.maxMinor, body.budgetRange.currency)}. ${body.budgetNote}`
          : body.budgetNote,
      ],
      [
        'Lent room',
        body.lentVenue
          ? `"${body.lentVenue.words}"${body.lentVenue.certain ? '' : ' (not certain)'}`
          : 'none',
      ],
    ],
  );
}

/** Criteria down, candidates across, best first; scores of 1000. */
function scoreMatrix(card: VenueScorecardBody, plan: PlanContents): string {
  const rows = byRank(card);
  if (rows.length === 0) return plain('Nothing could be scored.');
  return table(
    ['Criterion', 'Weight', ...rows.map(({ candidateId }) => candidateName(plan, candidateId))],
    [
      ...card.criteria.map(({ id, label, weightBp }) => [
        label,
        percentWords(weightBp),
        ...rows.map(
          ({ scores }) => scores.find(({ criterionId }) => criterionId === id)?.score ?? 'not scored',
        ),
      ]),
      ['Total of 1000', '', ...rows.map(({ totalPerMille }) => totalPerMille)],
    ],
  );
}

/** A reason that candidates share stands once; one that only repeats the score of its kind stands nowhere. */
function scoreReasons(card: VenueScorecardBody, plan: PlanContents): string {
  const reasons = byRank(card).flatMap(({ candidateId, scores }) =>
    scores
      .filter(({ score, rationale }) => !rationale.endsWith(`: ${score} of 1000`))
      .map(({ criterionId, rationale }) => ({
        criterion: criterionLabel(card, criterionId),
        rationale,
        candidate: candidateName(plan, candidateId),
      })),
  );
  const rows = card.criteria.flatMap(({ label: criterion }) => {
    const own = reasons.filter((reason) => reason.criterion === criterion);
    return [...new Set(own.map(({ rationale }) => rationale))].map((rationale) => {
      const whose = own.filter((reason) => reason.rationale === rationale).map(({ candidate }) => candidate);
      return [criterion, whose.length === card.rows.length ? 'all' : whose.join('; '), rationale];
    });
  });
  return table(
    ['Criterion', 'Candidates', 'Why'],
    rows,
    'Every score is the usual one of the kind of venue.',
  );
}

/** What is only worked out from Intermediate on. */
function furtherTests(card: VenueScorecardBody, plan: PlanContents): string[] {
  const { comparison = [], secondOpinion, pairs, whyNoPairs, sensitivity } = card;
  const name = (id: string) => candidateName(plan, id);
  return [
    ...(comparison.length > 0 ? [part('All-in cost of each venue', comparisonTable(card, plan))] : []),
    ...(sensitivity.drawn
      ? [
          part(
            `Who comes first in ${figureWords(sensitivity.drawn.trials)} draws, with every criterion counting up to half more or less`,
            table(
              ['Candidate', 'Times first'],
              sensitivity.drawn.wins.map(({ candidateId, wins }) => [name(candidateId), wins]),
            ),
          ),
        ]
      : []),
    ...(secondOpinion ? [labelled('Second opinion', secondOpinion.note)] : []),
    ...(pairs
      ? [
          part(
            'Two buildings together',
            table(
              ['First', 'Second', 'Hire of both', 'Score of 1000', 'Walk'],
              pairs.map(({ mainId, secondId, hireMinor, currency, scorePerMille, walk }) => [
                name(mainId),
                name(secondId),
                moneyWords(hireMinor, currency),
                scorePerMille,
                walk.note,
              ]),
              whyNoPairs,
            ),
          ),
        ]
      : []),
  ];
}

/** Parts down, candidates across, best first. */
function comparisonTable({ comparison = [], ranking }: VenueScorecardBody, plan: PlanContents): string {
  const columns = ranking.flatMap((id) => comparison.filter(({ candidateId }) => candidateId === id));
  const [first] = columns;
  return table(
    ['Part', ...columns.map(({ candidateId }) => candidateName(plan, candidateId))],
    [
      ...(first?.parts ?? []).map(({ id, label }) => [
        label,
        ...columns.map(({ parts, currency }) => {
          const minor = parts.find((entry) => entry.id === id)?.minor ?? null;
          return minor === null ? 'not known' : moneyWords(minor, currency);
        }),
      ]),
      [
        'Known parts together',
        ...columns.map(({ totalMinor, currency }) => moneyWords(totalMinor, currency)),
      ],
    ],
  );
}

function byRank({ rows, ranking }: VenueScorecardBody): VenueScorecardBody['rows'] {
  const place = (id: string) => (ranking.includes(id) ? ranking.indexOf(id) : ranking.length);
  return [...rows].sort((a, b) => place(a.candidateId) - place(b.candidateId));
}

function criterionLabel({ criteria }: VenueScorecardBody, id: string): string {
  return criteria.find((criterion) => criterion.id === id)?.label ?? id;
}

function candidateName(plan: PlanContents, id: string): string {
  return drafted(plan, venueShortlist)?.candidates.find((candidate) => candidate.id === id)?.name ?? id;
}

function hours({ opens, closes }: { opens: string | null; closes: string | null }): string {
  return opens && closes ? `${opens} to ${closes}` : 'not known';
}
