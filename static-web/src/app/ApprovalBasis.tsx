import { Link } from 'react-router';
import type { VendorContract, VendorContractsBody } from '../../../shared/artifacts/vendor-contracts.ts';
import { useUndisclosed } from '../api/queries.ts';
import type { Approval } from '../api/shapes.ts';
import { day, money } from '../ui/figures.ts';
import { OnRequest } from '../ui/OnRequest.tsx';
import { Table } from '../ui/Table.tsx';
import { approvalKinds } from './approval-kinds.ts';
import { Fetched } from './Fetched.tsx';
import { useVendorName } from './use-vendor-name.ts';

/** What a decision rests on: the way to that part of the plan, and for contracts each of them. */
export function ApprovalBasis({ approval, mayDecide }: { approval: Approval; mayDecide: boolean }) {
  const { eventId, kind } = approval;
  const { part, look } = approvalKinds[kind];
  return (
    <>
      <p>
        <Link to={`/events/${eventId}${part && `/${part}`}`}>{look}</Link>
      </p>
      {kind === 'vendor-contracts' && mayDecide && <Contracts approval={approval} />}
    </>
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
