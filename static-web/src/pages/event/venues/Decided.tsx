import { useEventApprovals } from '../../../api/queries.ts';
import { At } from '../../../ui/At.tsx';
import { Badge } from '../../../ui/Badge.tsx';
import { Section } from '../../../ui/Section.tsx';
import { approvedVenue } from '../decided-so-far.ts';

interface DecidedProps {
  eventId: string;
  nameOf: (candidateId: string) => string;
}

/** The venue that people have approved; nothing before they have. */
export function Decided({ eventId, nameOf }: DecidedProps) {
  const approved = approvedVenue(useEventApprovals(eventId).data?.approvals ?? []);
  if (!approved) return null;
  return (
    <Section title="Decided so far">
      <p>
        <Badge tone="good">approved</Badge> {nameOf(approved.candidateId)}{' '}
        <span className="small muted">
          {approved.names.join(' and ')}, <At instant={approved.at} />
        </span>
      </p>
    </Section>
  );
}
