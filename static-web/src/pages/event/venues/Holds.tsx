import type { VenueAvailabilityBody } from '../../../../../shared/artifacts/venue-availability.ts';
import { useArtifact, useRecords, useUndisclosedRecords } from '../../../api/queries.ts';
import type { StoredRecord } from '../../../api/shapes.ts';
import { Fetched } from '../../../app/Fetched.tsx';
import { Badge } from '../../../ui/Badge.tsx';
import { day, money } from '../../../ui/figures.ts';
import { OnRequest } from '../../../ui/OnRequest.tsx';
import { Section } from '../../../ui/Section.tsx';
import { readable } from '../../../ui/sentences.ts';
import { Table } from '../../../ui/Table.tsx';
import { useCurrency } from '../overview/use-currency.ts';
import { type HoldOnRecord, holdsOnRecord } from '../holds.ts';

interface HoldsProps {
  eventId: string;
  nameOf: (candidateId: string) => string;
}

/** The houses that were asked or keep the dates, each with its price; nothing before one is on record. */
export function Holds({ eventId, nameOf }: HoldsProps) {
  const records = useRecords(eventId).data?.records ?? [];
  const availability = useArtifact<VenueAvailabilityBody>(eventId, 'VenueAvailability').data?.body;
  const holds = holdsOnRecord(records);
  if (holds.length === 0) return null;
  const isKeptBack = holds.some(({ costMinor }) => costMinor === null);
  return (
    <Section title="Holds">
      {availability && <p className="small muted">{readable(availability.holds.note)}</p>}
      <HoldTable holds={holds} nameOf={nameOf} availability={availability} />
      {isKeptBack && (
        <OnRequest summary="The prices that are kept back">
          {() => <Prices eventId={eventId} version={String(records.length)} />}
        </OnRequest>
      )}
    </Section>
  );
}

interface HoldTableProps extends Pick<HoldsProps, 'nameOf'> {
  holds: readonly HoldOnRecord[];
  availability: VenueAvailabilityBody | undefined;
}

function HoldTable({ holds, nameOf, availability }: HoldTableProps) {
  const price = usePrice();
  const lapsed = new Set(availability?.checks.flatMap((check) => (check.expired ? [check.venueName] : [])));
  return (
    <Table
      caption="Holds on record, newest first"
      rows={holds.toReversed()}
      rowKey={({ venueName }) => venueName}
      empty="None is on record."
      columns={[
        { title: 'House', names: true, cell: ({ venueName }) => venueName },
        {
          title: 'Status',
          cell: ({ venueName, status, optionRank }) => (
            <>
              <Badge tone={status === 'definite' ? 'good' : 'neutral'}>{status}</Badge>
              {optionRank !== undefined && ` option ${optionRank}`}
              {lapsed.has(venueName) && ' (has run out)'}
            </>
          ),
        },
        { title: 'Until', cell: ({ expiresOn }) => (expiresOn === undefined ? '–' : day(expiresOn)) },
        { title: 'Price', number: true, cell: price },
        {
          title: 'Stands for',
          cell: ({ candidateId }) => (candidateId ? nameOf(candidateId) : 'a house of your own'),
        },
      ]}
    />
  );
}

/** What a house asks, in the currency of the plan. */
function usePrice(): (hold: HoldOnRecord) => string {
  const currency = useCurrency();
  return ({ costMinor }) => {
    if (costMinor === null) return 'kept back';
    return costMinor === undefined || !currency ? '–' : money(costMinor, currency);
  };
}

function Prices({ eventId, version }: { eventId: string; version: string }) {
  const records = useUndisclosedRecords(eventId, version);
  return (
    <Fetched query={records} what="the prices">
      {(data) => <PriceTable records={data.records} />}
    </Fetched>
  );
}

function PriceTable({ records }: { records: readonly StoredRecord[] }) {
  const price = usePrice();
  return (
    <Table
      caption="Prices of the houses on record"
      rows={holdsOnRecord(records)}
      rowKey={({ venueName }) => venueName}
      empty="None is on record."
      columns={[
        { title: 'House', names: true, cell: ({ venueName }) => venueName },
        { title: 'Price', number: true, cell: price },
      ]}
    />
  );
}
