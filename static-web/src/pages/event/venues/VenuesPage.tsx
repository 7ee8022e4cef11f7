import type { VenueScorecardBody } from '../../../../../shared/artifacts/venue-scorecard.ts';
import type { VenueCandidate, VenueShortlistBody } from '../../../../../shared/artifacts/venue-shortlist.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { basisPoints, money } from '../../../ui/figures.ts';
import { readable } from '../../../ui/sentences.ts';
import { Section } from '../../../ui/Section.tsx';
import { Notice } from '../../../ui/States.tsx';
import { Table } from '../../../ui/Table.tsx';
import { Drafted } from '../Drafted.tsx';
import { Decided } from './Decided.tsx';
import { Holds } from './Holds.tsx';

const sources: Record<VenueCandidate['source'], string> = {
  live: 'from a connected directory',
  catalogue: 'from your own list',
  archetype: 'a kind of venue, no offer',
};

/** Which venues were compared, how they score, and how firm that is. */
export function VenuesPage({ eventId }: { eventId: string }) {
  return (
    <Drafted<VenueShortlistBody> eventId={eventId} type="VenueShortlist" title="shortlist">
      {(shortlist) => (
        <Drafted<VenueScorecardBody> eventId={eventId} type="VenueScorecard" title="scorecard">
          {(scorecard) => (
            <>
              <Decided eventId={eventId} nameOf={namesIn(shortlist)} />
              <Holds eventId={eventId} nameOf={namesIn(shortlist)} />
              <Matrix shortlist={shortlist} scorecard={scorecard} />
              <Candidates shortlist={shortlist} />
              <Excluded shortlist={shortlist} />
            </>
          )}
        </Drafted>
      )}
    </Drafted>
  );
}

const namesIn =
  ({ candidates }: VenueShortlistBody) =>
  (id: string) =>
    candidates.find((candidate) => candidate.id === id)?.name ?? id;

interface PartsProps {
  shortlist: VenueShortlistBody;
  scorecard: VenueScorecardBody;
}

function Matrix({ shortlist, scorecard }: PartsProps) {
  const { rows, ranking, rationale, beforeContract = [], sensitivity } = scorecard;
  const nameOf = namesIn(shortlist);
  const ordered = ranking.flatMap((id) => rows.find(({ candidateId }) => candidateId === id) ?? []);
  return (
    <Section title="How the venues compare">
      <p>{readable(rationale)}</p>
      {beforeContract.length > 0 && (
        <div>
          <h3>Before a contract</h3>
          <Checks of={beforeContract} />
        </div>
      )}
      {!sensitivity.robust && <Notice tone="warn">{readable(sensitivity.note)}</Notice>}
      <Scores scorecard={scorecard} rows={ordered} nameOf={nameOf} />
      <Reasons rows={ordered} criteria={scorecard.criteria} nameOf={nameOf} />
      {sensitivity.robust && <p className="small muted">{readable(sensitivity.note)}</p>}
    </Section>
  );
}

interface RowsProps {
  rows: VenueScorecardBody['rows'];
  nameOf: (candidateId: string) => string;
}

interface ReasonsProps extends RowsProps {
  criteria: VenueScorecardBody['criteria'];
}

interface ScoresProps extends RowsProps {
  scorecard: VenueScorecardBody;
}

/** Candidates down, criteria across, best first. */
function Scores({ scorecard, rows, nameOf }: ScoresProps) {
  const { criteria, recommended, comparison } = scorecard;
  const allIn = new Map(
    comparison?.map(({ candidateId, totalMinor, currency }) => [candidateId, money(totalMinor, currency)]),
  );
  return (
    <Table
      caption="Scores of 1000 by criterion; the weights stand in the headings"
      rows={rows}
      rowKey={({ candidateId }) => candidateId}
      empty="No venue is on the shortlist."
      columns={[
        {
          title: 'Venue',
          names: true,
          cell: ({ candidateId }) => (
            <>
              {nameOf(candidateId)} {candidateId === recommended && <Badge tone="good">recommended</Badge>}
            </>
          ),
        },
        { title: 'Total', number: true, cell: ({ totalPerMille }) => <strong>{totalPerMille}</strong> },
        ...(allIn.size > 0
          ? [
              {
                title: 'All-in cost, with tax',
                number: true,
                cell: ({ candidateId }: (typeof rows)[number]) => allIn.get(candidateId) ?? '–',
              },
            ]
          : []),
        ...criteria.map(({ id, label, weightBp }) => ({
          title: `${label} (${basisPoints(weightBp)})`,
          number: true,
          cell: ({ scores }: (typeof rows)[number]) => {
            const found = scores.find(({ criterionId }) => criterionId === id);
            return found ? <span title={found.rationale}>{found.score}</span> : '–';
          },
        })),
      ]}
    />
  );
}

/** Of each score what it rests on, under the name of its criterion. */
function Reasons({ rows, criteria, nameOf }: ReasonsProps) {
  const labelOf = (wanted: string) => criteria.find(({ id }) => id === wanted)?.label ?? wanted;
  return (
    <details>
      <summary>Why these scores</summary>
      {rows.map(({ candidateId, scores }) => (
        <div key={candidateId}>
          <h3>{nameOf(candidateId)}</h3>
          <ul>
            {scores.map(
              ({ criterionId, rationale: why }) =>
                why && (
                  <li key={criterionId}>
                    <span className="muted">{labelOf(criterionId)}:</span> {readable(why)}
                  </li>
                ),
            )}
          </ul>
        </div>
      ))}
    </details>
  );
}

/** What has to be checked with all of them is said once. */
function Candidates({ shortlist: { candidates, rationale, note } }: { shortlist: VenueShortlistBody }) {
  const [first, ...others] = candidates.map(({ toVerify }) => toVerify.map(({ what }) => what));
  const everywhere =
    others.length > 0 ? (first ?? []).filter((what) => others.every((checks) => checks.includes(what))) : [];
  return (
    <Section title="Shortlist">
      <p>{readable(rationale)}</p>
      {note && <Notice tone="warn">{note}</Notice>}
      {everywhere.length > 0 && (
        <div>
          <h3>To check with every one of them</h3>
          <Checks of={everywhere} />
        </div>
      )}
      <Table
        caption="Candidates and what is known of them"
        rows={candidates}
        rowKey={({ id }) => id}
        empty="No venue meets every must. The list of those left out says why."
        columns={[
          { title: 'Venue', names: true, cell: ({ name }) => name },
          { title: 'Source', cell: ({ source }) => sources[source] },
          { title: 'Capacity', number: true, cell: ({ layoutCapacity }) => layoutCapacity },
          { title: 'Rooms', number: true, cell: ({ rooms }) => rooms },
          {
            title: 'House’s bill (hire alone)',
            number: true,
            cell: ({ costMinor, currency, overEnvelope }) => (
              <>
                {money(costMinor, currency)}{' '}
                {overEnvelope && <Badge tone="warn">above what is set aside</Badge>}
              </>
            ),
          },
          { title: 'Step-free', cell: ({ stepFree }) => stepFree },
          {
            title: 'To check there',
            cell: ({ toVerify }) => (
              <Checks of={toVerify.map(({ what }) => what).filter((what) => !everywhere.includes(what))} />
            ),
          },
        ]}
      />
    </Section>
  );
}

function Checks({ of }: { of: readonly string[] }) {
  if (of.length === 0) return '–';
  return (
    <ul>
      {of.map((what) => (
        <li key={what}>{what}</li>
      ))}
    </ul>
  );
}

function Excluded({ shortlist: { excluded } }: { shortlist: VenueShortlistBody }) {
  return (
    <Section title="Left out">
      <Table
        caption="Venues that were left out, and why"
        rows={excluded}
        rowKey={({ leadId }) => leadId}
        empty="None was left out."
        columns={[
          { title: 'Venue', names: true, cell: ({ name }) => name },
          { title: 'Reason', cell: ({ reason }) => readable(reason) },
        ]}
      />
    </Section>
  );
}
