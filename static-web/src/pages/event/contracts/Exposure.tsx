import type { VendorContractsBody } from '../../../../../shared/artifacts/vendor-contracts.ts';
import { day, money } from '../../../ui/figures.ts';
import { Section } from '../../../ui/Section.tsx';
import { Table } from '../../../ui/Table.tsx';

/** What cancelling everything would cost from which day on: the days before which a decision is cheaper. */
export function Exposure({ body: { exposure, currency } }: { body: VendorContractsBody }) {
  return (
    <Section title="What cancelling everything would cost">
      <p className="small muted">
        The exposure of a day: what would be owed to all vendors together if the whole event were cancelled on
        that day or after it, once the contracts are signed as proposed.
      </p>
      <Table
        caption="Cost of cancelling by day"
        rows={exposure}
        rowKey={({ from }) => from}
        empty="Nothing: no contract binds."
        columns={[
          { title: 'From', names: true, titled: true, cell: ({ from }) => day(from) },
          { title: 'Costs', number: true, cell: ({ costMinor }) => money(costMinor, currency) },
          { title: 'Because of', cell: ({ stepsUp }) => stepsUp.join(', ') || '–' },
        ]}
      />
    </Section>
  );
}
