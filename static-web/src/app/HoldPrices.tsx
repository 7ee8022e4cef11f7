import { useUndisclosedRecords } from '../api/queries.ts';
import { money } from '../ui/figures.ts';
import { Table } from '../ui/Table.tsx';
import { Fetched } from './Fetched.tsx';
import { type HoldOnRecord, holdsOnRecord } from './holds-on-record.ts';

interface HoldPricesProps {
  eventId: string;
  version: string;
  currency: string | undefined;
}

/** What is kept back by default: asked for once it is opened. */
export function HoldPrices({ eventId, version, currency }: HoldPricesProps) {
  const records = useUndisclosedRecords(eventId, version);
  return (
    <Fetched query={records} what="the prices of the holds">
      {(data) => (
        <Table
          caption="What houses ask for the days"
          rows={holdsOnRecord(data.records).flatMap(priced)}
          rowKey={({ venueName }) => venueName}
          empty="No hold on record names a price."
          columns={[
            { title: 'House', names: true, cell: ({ venueName }) => venueName },
            {
              title: 'Price',
              number: true,
              cell: ({ costMinor }) => (currency ? money(costMinor, currency) : 'in an unknown currency'),
            },
          ]}
        />
      )}
    </Fetched>
  );
}

const priced = ({ venueName, costMinor }: HoldOnRecord): { venueName: string; costMinor: number }[] =>
  typeof costMinor === 'number' ? [{ venueName, costMinor }] : [];
