import type { VenueAvailabilityBody } from '../../../../../shared/artifacts/venue-availability.ts';
import { useArtifact, useRecords } from '../../../api/queries.ts';
import { type HoldOnRecord, holdsOnRecord } from '../../../app/holds-on-record.ts';
import { HoldPrices } from '../../../app/HoldPrices.tsx';
import { Badge } from '../../../ui/Badge.tsx';
import { day, money } from '../../../ui/figures.ts';
import { OnRequest } from '../../../ui/OnRequest.tsx';
import { Section } from '../../../ui/Section.tsx';
import { readable } from '../../../ui/sentences.ts';
import { Table } from '../../../ui/Table.tsx';
import { useCurrency } from '../overview/use-currency.ts';

interface HoldsProps {
  eventId: string;
  nameOf: (candidateId: string) => string;
}

/** The houses that were asked or keep the dates, each with its price; nothing before one is on record. */
export function Holds({ eventId, nameOf }: HoldsProps) {
  const records = useRecords(eventId).data?.records ?? [];
  const availability = useArtifact<VenueAvailabilityBody>(eventId, 'VenueAvailability').data?.body;
  const holds = holdsOnRecord(records);
  const currency = useCurrency();
  if (holds.length === 0) return null;
  const isKeptBack = holds.some(({ costMinor }) => costMinor === null);
  return (
    <Section title="Holds">
      {availability && <p className="small muted">{readable(availability.holds.note)}</p>}
      <HoldTable holds={holds} nameOf={nameOf} currency={currency} availability={availability} />
      {isKeptBack && (
        <OnRequest summary="The prices that are kept back">
          {() => <HoldPrices eventId={eventId} version={String(records.length)} currency={currency} />}
        </OnRequest>
      )}
    </Section>
  );
}

interface HoldTableProps extends Pick<HoldsProps, 'nameOf'> {
  holds: readonly HoldOnRecord[];
  currency: string | undefined;
  availability: VenueAvailabilityBody | undefined;
}

function HoldTable({ holds, nameOf, currency, availability }: HoldTableProps) {
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
        { title: 'Price', number: true, cell: ({ costMinor }) => priceWords(costMinor, currency) },
        {
          title: 'Stands for',
          cell: ({ candidateId }) => (candidateId ? nameOf(candidateId) : 'a house of your own'),
        },
      ]}
    />
  );
}

/** What a house asks, in the currency of the plan. */
function priceWords(costMinor: HoldOnRecord['costMinor'], currency: string | undefined): string {
  if (costMinor === null) return 'kept back';
  return costMinor === undefined || !currency ? '–' : money(costMinor, currency);
}
