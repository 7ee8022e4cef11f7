import type { VendorContract } from '../../../../../shared/artifacts/vendor-contracts.ts';
import { Facts } from '../../../ui/Facts.tsx';
import { day, money } from '../../../ui/figures.ts';
import { Table } from '../../../ui/Table.tsx';

interface ContractTermsProps {
  contract: VendorContract;
  currency: string;
}

/** One contract as it is proposed: what is paid when, what cancelling costs, and each term with its source. */
export function ContractTerms({ contract, currency }: ContractTermsProps) {
  const { service, vendor, contact, valueMinor, valueInKindMinor, cancellation, notes } = contract;
  return (
    <section aria-label={service} className="stack">
      <h3>{service}</h3>
      <Facts
        of={[
          ['Vendor', vendor],
          ['Contact', contact],
          ['Value', money(valueMinor, currency)],
          ...(valueInKindMinor > 0 ? [['In kind', money(valueInKindMinor, currency)] as const] : []),
          [
            'Cancelling',
            cancellation.freeUntil ? `free until ${day(cancellation.freeUntil)}` : 'costs from signing on',
          ],
        ]}
      />
      <Payments contract={contract} currency={currency} />
      <Cancelling contract={contract} currency={currency} />
      <Terms contract={contract} />
      {notes.map((note) => (
        <p key={note} className="muted">
          {note}
        </p>
      ))}
    </section>
  );
}

function Payments({ contract: { service, payments }, currency }: ContractTermsProps) {
  return (
    <Table
      caption={`Payments: ${service}`}
      rows={payments}
      rowKey={({ what, dueOn }) => `${what} ${dueOn}`}
      empty="Nothing has to be paid."
      columns={[
        { title: 'Payment', names: true, cell: ({ what }) => what },
        { title: 'Due', leads: true, cell: ({ dueOn }) => day(dueOn) },
        { title: 'Amount', number: true, cell: ({ amountMinor }) => money(amountMinor, currency) },
      ]}
    />
  );
}

function Cancelling({ contract: { service, cancellation }, currency }: ContractTermsProps) {
  return (
    <Table
      caption={`Cancelling: ${service}`}
      rows={cancellation.steps}
      rowKey={({ from }) => from}
      empty="Cancelling costs nothing."
      columns={[
        { title: 'Cancelled from', names: true, titled: true, cell: ({ from }) => day(from) },
        { title: 'Share', number: true, cell: ({ percent }) => `${percent} %` },
        { title: 'Costs', number: true, cell: ({ costMinor }) => money(costMinor, currency) },
      ]}
    />
  );
}

function Terms({ contract: { service, terms } }: Pick<ContractTermsProps, 'contract'>) {
  return (
    <Table
      caption={`Terms: ${service}`}
      rows={terms}
      rowKey={({ name }) => name}
      empty="Usual terms of an order."
      columns={[
        { title: 'Term', names: true, cell: ({ name }) => name },
        { title: 'Proposal', cell: ({ proposal }) => proposal },
        { title: 'Source', cell: ({ source }) => source },
      ]}
    />
  );
}
