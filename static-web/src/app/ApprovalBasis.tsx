import { Link } from 'react-router';
import type { VenueScorecardBody } from '../../../shared/artifacts/venue-scorecard.ts';
import type { VendorContract, VendorContractsBody } from '../../../shared/artifacts/vendor-contracts.ts';
import { useArtifact, useUndisclosed } from '../api/queries.ts';
import type { Approval } from '../api/shapes.ts';
import { day, money } from '../ui/figures.ts';
import { OnRequest } from '../ui/OnRequest.tsx';
import { Table } from '../ui/Table.tsx';
import { approvalKinds } from './approval-kinds.ts';
import { Fetched } from './Fetched.tsx';
import { StillOpen } from './StillOpen.tsx';
import { useVendorName } from './use-vendor-name.ts';
import { VenueHolds } from './VenueHolds.tsx';

interface ApprovalBasisProps {
  approval: Approval;
  mayDecide: boolean;
  /** The candidate that is decided about, where there are candidates. */
  taken: string | undefined;
}

/** What a decision rests on: the way to that part of the plan, and for contracts each of them. */
export function ApprovalBasis({ approval, mayDecide, taken }: ApprovalBasisProps) {
  const { eventId, kind } = approval;
  const { part, look } = approvalKinds[kind];
  return (
    <>
      <p>
        <Link to={`/events/${eventId}${part && `/${part}`}`}>{look}</Link>
      </p>
      {kind === 'venue' && <AllIn eventId={eventId} candidateId={taken} />}
      {kind === 'venue' && <VenueHolds approval={approval} />}
      {kind === 'final-go' && <StillOpen eventId={eventId} />}
      {kind === 'vendor-contracts' && mayDecide && <Contracts approval={approval} />}
    </>
  );
}

/** The amount of a venue is its own bill; the comparison goes by everything that the event costs there. */
function AllIn({ eventId, candidateId }: { eventId: string; candidateId: string | undefined }) {
  const scorecard = useArtifact<VenueScorecardBody>(eventId, 'VenueScorecard').data?.body;
  const row = scorecard?.comparison?.find((compared) => compared.candidateId === candidateId);
  if (candidateId === undefined) return null;
  return (
    <p className="small muted">
      The amount is the house’s bill: its hire alone, with tax only where the budget includes it.
      {row &&
        ` The all-in cost, with food and drink, technology and tax, is about ${money(row.totalMinor, row.currency)}.`}
    </p>
  );
}

/** Asked for only when they are opened: whoever looks at what is kept back by default leaves a trace. */
function Contracts({ approval }: { approval: Approval }) {
  return (
    <OnRequest summary="The contracts one by one">{() => <ContractTable approval={approval} />}</OnRequest>
  );
}

function ContractTable({ approval: { eventId, subjectHash } }: { approval: Approval }) {
  const contracts = useUndisclosed<VendorContractsBody>(eventId, 'VendorContracts', subjectHash);
  const vendorName = useVendorName(eventId);
  return (
    <Fetched query={contracts} what="the contracts">
      {({ body: { contracts: all, currency } }) => (
        <Table
          caption="Contracts that are put up for approval"
          rows={all}
          rowKey={({ id }) => id}
          empty="There is nothing to contract."
          columns={[
            { title: 'For', names: true, cell: ({ service }) => service },
            { title: 'Vendor', cell: vendorName },
            { title: 'Value', number: true, cell: ({ valueMinor }) => money(valueMinor, currency) },
            { title: 'First payment', cell: (contract) => firstPayment(contract, currency) },
            { title: 'Cancelling', cell: cancelling },
          ]}
        />
      )}
    </Fetched>
  );
}

function firstPayment({ payments }: VendorContract, currency: string): string {
  const [first] = payments.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
  return first ? `${money(first.amountMinor, currency)} on ${day(first.dueOn)}` : 'none';
}

const cancelling = ({ cancellation: { freeUntil } }: VendorContract): string =>
  freeUntil ? `free until ${day(freeUntil)}` : 'costs from signing on';
