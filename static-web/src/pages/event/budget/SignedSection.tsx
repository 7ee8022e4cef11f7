import type { BudgetDecisionBody } from '../../../../../shared/artifacts/budget-decision.ts';
import { useRecords, useUndisclosedRecords } from '../../../api/queries.ts';
import type { StoredRecord } from '../../../api/shapes.ts';
import { Fetched } from '../../../app/Fetched.tsx';
import { Facts } from '../../../ui/Facts.tsx';
import { day, money } from '../../../ui/figures.ts';
import { OnRequest } from '../../../ui/OnRequest.tsx';
import { Section } from '../../../ui/Section.tsx';
import { Table } from '../../../ui/Table.tsx';
import { useCategoryTitles } from '../use-category-titles.ts';
import { committedOf, type SignedContract, signedContracts } from './committed.ts';

interface SignedProps {
  eventId: string;
  decision: Pick<BudgetDecisionBody, 'currency' | 'totalMinor'>;
}

/** Money that is bound by signatures. What a contract is worth is shown on request, to who may see it. */
export function SignedSection({ eventId, decision }: SignedProps) {
  const records = useRecords(eventId);
  const signed = signedContracts(records.data?.records ?? []);
  if (signed.length === 0) return null;
  return (
    <Section title="Committed by signature">
      <Contracts eventId={eventId} contracts={signed} />
      <OnRequest summary="What is committed">
        {() => <Amounts eventId={eventId} decision={decision} version={String(signed.length)} />}
      </OnRequest>
    </Section>
  );
}

interface ContractsProps extends Pick<SignedProps, 'eventId'> {
  contracts: readonly SignedContract[];
}

function Contracts({ eventId, contracts }: ContractsProps) {
  const titleOf = useCategoryTitles(eventId);
  return (
    <Table
      caption="Signed contracts"
      rows={contracts}
      rowKey={({ contractId }) => contractId}
      empty="None is signed."
      columns={[
        { title: 'For', names: true, cell: ({ contractId }) => titleOf(contractId) },
        { title: 'Vendor', cell: ({ vendorName }) => vendorName },
        { title: 'Signed', cell: ({ signedOn }) => day(signedOn) },
      ]}
    />
  );
}

function Amounts({ eventId, decision, version }: SignedProps & { version: string }) {
  const records = useUndisclosedRecords(eventId, version);
  return (
    <Fetched query={records} what="what is signed">
      {(data) => <Sums records={data.records} decision={decision} />}
    </Fetched>
  );
}

interface SumsProps extends Pick<SignedProps, 'decision'> {
  records: readonly StoredRecord[];
}

function Sums({ records, decision }: SumsProps) {
  const { currency, totalMinor } = decision;
  const { minor, foreign, freeMinor } = committedOf(signedContracts(records), decision);
  return (
    <Facts
      of={[
        ['Committed', money(minor, currency)],
        ['Of the total', money(totalMinor, currency)],
        ['Not committed', money(freeMinor, currency)],
        ...(foreign > 0 ? [['In another currency, not counted', String(foreign)] as const] : []),
      ]}
    />
  );
}
