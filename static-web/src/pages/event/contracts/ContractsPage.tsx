import type {
  VendorContract,
  VendorContractsBody,
} from '../../../../../shared/artifacts/vendor-contracts.ts';
import { useArtifact, useRecords, useUndisclosed } from '../../../api/queries.ts';
import { Fetched } from '../../../app/Fetched.tsx';
import { useVendorName } from '../../../app/use-vendor-name.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { day, money, unbroken } from '../../../ui/figures.ts';
import { OnRequest } from '../../../ui/OnRequest.tsx';
import { Section } from '../../../ui/Section.tsx';
import { Table } from '../../../ui/Table.tsx';
import { type SignedContract, signedContracts } from '../budget/committed.ts';
import { Drafted } from '../Drafted.tsx';
import { ContractTerms } from './ContractTerms.tsx';
import { Exposure } from './Exposure.tsx';
import { Quotes } from './Quotes.tsx';

/** What is to be contracted with whom, and what cancelling would cost. Terms are shown on request. */
export function ContractsPage({ eventId }: { eventId: string }) {
  return (
    <Drafted<VendorContractsBody> eventId={eventId} type="VendorContracts" title="vendor contracts">
      {(body) => (
        <>
          <Contracts eventId={eventId} body={body} />
          <Quotes eventId={eventId} body={body} />
          <Exposure body={body} />
        </>
      )}
    </Drafted>
  );
}

interface ContractsProps {
  eventId: string;
  body: VendorContractsBody;
}

const forms: Record<VendorContract['form'], string> = {
  contract: 'contract',
  order: 'order',
  'loan-letter': 'letter of loan',
};

function Contracts({ eventId, body }: ContractsProps) {
  const { contracts, currency, whyNone, notes } = body;
  const signed = new Map(
    signedContracts(useRecords(eventId).data?.records ?? []).map((contract) => [
      contract.contractId,
      contract,
    ]),
  );
  const vendorName = useVendorName(eventId);
  const penalty = commonPenalty(contracts);
  return (
    <Section title={`Vendor contracts (${contracts.length})`}>
      <Table
        caption="What is to be contracted"
        rows={contracts}
        rowKey={({ id }) => id}
        empty={whyNone ?? 'Nothing is contracted.'}
        columns={[
          { title: 'For', names: true, cell: ({ service, form }) => `${service} (${forms[form]})` },
          {
            title: 'Vendor',
            cell: (contract) => <Vendor vendor={vendorName(contract)} signed={signed.get(contract.id)} />,
          },
          { title: 'Scope', cell: ({ scope }) => <Lines of={scope} /> },
          {
            title: 'Has to meet',
            cell: ({ mustMeet = [] }) => (mustMeet.length > 0 ? <Lines of={mustMeet.map(needOf)} /> : '–'),
          },
          {
            title: 'Planned',
            number: true,
            cell: ({ allocatedMinor }) => money(allocatedMinor, currency),
          },
          { title: 'Quotes to obtain', number: true, cell: ({ quotesToObtain }) => quotesToObtain || '–' },
          {
            title: 'Measured by',
            cell: ({ serviceLevels }) =>
              serviceLevels.length > 0 ? <Measures of={serviceLevels} said={penalty} /> : '–',
          },
        ]}
      />
      {penalty && <p>Whoever misses a measure owes {unbroken(penalty)}.</p>}
      {notes.length > 0 && <Lines of={notes} />}
      {contracts.length > 0 && <Terms eventId={eventId} />}
    </Section>
  );
}

const needOf = ({ text, priority }: NonNullable<VendorContract['mustMeet']>[number]) =>
  priority === 'must' ? text : `${text}, if possible`;

function Vendor({ vendor, signed }: { vendor: string; signed: SignedContract | undefined }) {
  if (!signed) return vendor;
  return (
    <>
      {signed.vendorName} <Badge tone="good">signed {day(signed.signedOn)}</Badge>
    </>
  );
}

interface MeasuresProps {
  of: VendorContract['serviceLevels'];
  /** The penalty that is said once for all. */
  said: string | undefined;
}

function Measures({ of, said }: MeasuresProps) {
  return (
    <Lines
      of={of.map(
        ({ measure, target, penalty }) =>
          `${measure}: ${target}${penalty === said ? '' : ` (else ${penalty})`}`,
      )}
    />
  );
}

/** What missing any measure costs, where it costs the same everywhere. */
function commonPenalty(contracts: readonly VendorContract[]): string | undefined {
  const all = new Set(contracts.flatMap(({ serviceLevels }) => serviceLevels.map(({ penalty }) => penalty)));
  return all.size === 1 ? [...all][0] : undefined;
}

function Lines({ of }: { of: readonly string[] }) {
  return (
    <ul className="plain-list">
      {of.map((line) => (
        <li key={line}>{unbroken(line)}</li>
      ))}
    </ul>
  );
}

/** Asked for only when they are opened: whoever looks at what is kept back by default leaves a trace. */
function Terms({ eventId }: { eventId: string }) {
  return (
    <OnRequest summary="Values, payments, cancelling and terms">
      {() => <Undisclosed eventId={eventId} />}
    </OnRequest>
  );
}

function Undisclosed({ eventId }: { eventId: string }) {
  const revision = useArtifact<VendorContractsBody>(eventId, 'VendorContracts').data?.envelope.revision ?? 0;
  const contracts = useUndisclosed<VendorContractsBody>(eventId, 'VendorContracts', String(revision));
  return (
    <Fetched query={contracts} what="the terms">
      {({ body: { contracts: all, currency } }) =>
        all.map((contract) => <ContractTerms key={contract.id} contract={contract} currency={currency} />)
      }
    </Fetched>
  );
}
