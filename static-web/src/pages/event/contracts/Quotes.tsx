import { Link } from 'react-router';
import type { VendorContractsBody } from '../../../../../shared/artifacts/vendor-contracts.ts';
import { useAddRecord } from '../../../api/changes.ts';
import { useEvent, useRecords, useUndisclosedRecords } from '../../../api/queries.ts';
import { Fetched } from '../../../app/Fetched.tsx';
import { Problem } from '../../../app/Problem.tsx';
import { Badge } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { day, money } from '../../../ui/figures.ts';
import { OnRequest } from '../../../ui/OnRequest.tsx';
import { Section } from '../../../ui/Section.tsx';
import { Table } from '../../../ui/Table.tsx';
import { signedContracts } from '../budget/committed.ts';
import { choiceOf, quotesOf, type Quote } from './quotes.ts';

interface QuotesProps {
  eventId: string;
  body: VendorContractsBody;
}

/** What vendors quoted for each contract, and the choice among it. */
export function Quotes({ eventId, body }: QuotesProps) {
  const records = useRecords(eventId).data?.records ?? [];
  const actions = useEvent(eventId).data?.actions;
  const add = useAddRecord(eventId);
  const quotes = quotesOf(records);
  const mayRecord = actions?.['record.quote']?.allowed === true;
  const signed = new Set(signedContracts(records).map(({ contractId }) => contractId));
  const keptBack = quotes.some(({ amountMinor }) => amountMinor === null);
  const maySee = actions?.['artifact.read-sensitive']?.allowed === true;
  const table = {
    serviceOf: (id: string) => body.contracts.find((contract) => contract.id === id)?.service ?? id,
    busy: add.isPending,
    mayChoose: ({ contractId, chosen }: Quote) => mayRecord && !chosen && !signed.has(contractId),
    onChoose: (quote: Quote) => add.mutate(choiceOf(quote)),
  };
  return (
    <Section title={`Quotes recorded (${quotes.length})`}>
      <QuoteTable {...table} caption="Quotes recorded" quotes={quotes} />
      {keptBack && (
        <p className="small muted">
          What a vendor asks is shown to whoever recorded it
          {maySee ? '; to you when you open it below.' : ', and to roles that may see amounts.'}
        </p>
      )}
      {keptBack && maySee && (
        <OnRequest summary={mayRecord ? 'What the vendors ask, and choosing' : 'What the vendors ask'}>
          {() => <Undisclosed {...table} eventId={eventId} version={String(records.at(-1)?.seq ?? 0)} />}
        </OnRequest>
      )}
      <Problem error={add.error} />
      {add.isSuccess && <Chosen vendor={String(add.variables.body['vendorName'])} />}
      {mayRecord && (
        <p>
          <Link to={`/events/${eventId}/report?kind=quote`}>Record a quote</Link>
        </p>
      )}
    </Section>
  );
}

function Chosen({ vendor }: { vendor: string }) {
  return (
    <p role="status">
      Chosen: {vendor}. The contracts are drafted with this quote and put up for approval; above the money of
      its category you are asked where it comes from.
    </p>
  );
}

interface QuoteTableProps {
  caption: string;
  quotes: readonly Quote[];
  serviceOf: (contractId: string) => string;
  busy: boolean;
  mayChoose: (quote: Quote) => boolean;
  onChoose: (quote: Quote) => void;
}

function QuoteTable({ caption, quotes, serviceOf, busy, mayChoose, onChoose }: QuoteTableProps) {
  return (
    <Table
      caption={caption}
      rows={quotes.toSorted((a, b) => serviceOf(a.contractId).localeCompare(serviceOf(b.contractId)))}
      rowKey={({ id }) => id}
      empty="No vendor has quoted yet."
      columns={[
        { title: 'For', names: true, cell: ({ contractId }) => serviceOf(contractId) },
        { title: 'Vendor', cell: ({ vendorName }) => vendorName },
        {
          title: 'Amount',
          number: true,
          cell: ({ amountMinor, currency }) =>
            amountMinor === null ? <span className="muted">kept back</span> : money(amountMinor, currency),
        },
        { title: 'Valid until', cell: ({ validUntil }) => (validUntil ? day(validUntil) : '–') },
        {
          title: 'Choice',
          cell: (quote) =>
            quote.chosen ? (
              <Badge tone="good">chosen</Badge>
            ) : quote.amountMinor !== null && mayChoose(quote) ? (
              <Button look="quiet" busy={busy} onPress={() => onChoose(quote)}>
                Choose this quote
              </Button>
            ) : (
              'not chosen'
            ),
        },
      ]}
    />
  );
}

type UndisclosedProps = Omit<QuoteTableProps, 'caption' | 'quotes'> & { eventId: string; version: string };

function Undisclosed({ eventId, version, ...table }: UndisclosedProps) {
  const records = useUndisclosedRecords(eventId, version);
  return (
    <Fetched query={records} what="the quotes">
      {(data) => (
        <QuoteTable {...table} caption="Quotes with their amounts" quotes={quotesOf(data.records)} />
      )}
    </Fetched>
  );
}
