import type { RunbookBody } from '../../../../../shared/artifacts/runbook.ts';
import type { VendorContractsBody } from '../../../../../shared/artifacts/vendor-contracts.ts';
import { withVendors } from '../../../../../shared/contracts/day-contacts.ts';
import { useArtifact, useUndisclosed } from '../../../api/queries.ts';
import { Fetched } from '../../../app/Fetched.tsx';
import { useVendorName } from '../../../app/use-vendor-name.ts';
import { OnRequest } from '../../../ui/OnRequest.tsx';
import { Section } from '../../../ui/Section.tsx';
import { Table } from '../../../ui/Table.tsx';

interface WhomToCallProps {
  eventId: string;
  runbook: RunbookBody;
}

/** Who is told in which order when something goes wrong, and who fills the roles of the day. */
export function WhomToCall({ eventId, runbook: { escalation, contacts } }: WhomToCallProps) {
  const contracts = useArtifact<VendorContractsBody>(eventId, 'VendorContracts').data?.body.contracts ?? [];
  const vendorName = useVendorName(eventId);
  const chosen = contracts.map((contract) => ({ ...contract, vendor: vendorName(contract) }));
  return (
    <Section title="Whom to call">
      <ol>
        {escalation.map(({ step, who, when }) => (
          <li key={step}>
            <strong>{who}</strong>: {when}
          </li>
        ))}
      </ol>
      <Table
        caption="Roles of the day and who fills them"
        rows={withVendors(contacts, chosen)}
        rowKey={({ role, name }) => `${role} ${name ?? ''}`}
        empty="No role is named."
        columns={[
          { title: 'Role', names: true, cell: ({ role }) => role },
          { title: 'Name', cell: ({ name, contact }) => name ?? (contact === null ? 'to be named' : '–') },
          { title: 'Note', cell: ({ note }) => note || '–' },
        ]}
      />
      <OnRequest summary="How to reach them">{() => <Reachable eventId={eventId} />}</OnRequest>
    </Section>
  );
}

/** Asked for only when it is opened: whoever looks at what is kept back by default leaves a trace. */
function Reachable({ eventId }: { eventId: string }) {
  const revision = useArtifact<RunbookBody>(eventId, 'Runbook').data?.envelope.revision ?? 0;
  const runbook = useUndisclosed<RunbookBody>(eventId, 'Runbook', String(revision));
  return (
    <Fetched query={runbook} what="the contacts">
      {({ body: { contacts } }) => (
        <Table
          caption="How to reach each of them"
          rows={contacts.filter(({ contact }) => contact !== null)}
          rowKey={({ role, name }) => `${role} ${name ?? ''}`}
          empty="No number or address is known."
          columns={[
            { title: 'Who', names: true, cell: ({ role, name }) => name ?? role },
            { title: 'Contact', cell: ({ contact }) => contact },
          ]}
        />
      )}
    </Fetched>
  );
}
