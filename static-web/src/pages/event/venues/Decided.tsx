import type { VenueAvailabilityBody } from '../../../../../shared/artifacts/venue-availability.ts';
import { useArtifact, useEventApprovals } from '../../../api/queries.ts';
import { At } from '../../../ui/At.tsx';
import { Badge } from '../../../ui/Badge.tsx';
import { day } from '../../../ui/figures.ts';
import { Section } from '../../../ui/Section.tsx';
import { holdsOf } from '../../../../../shared/contracts/held-venue.ts';
import { approvedVenue } from '../decided-so-far.ts';

interface DecidedProps {
  eventId: string;
  nameOf: (candidateId: string) => string;
}

/** What people have approved, and the houses that are asked or on hold; nothing before there is any of it. */
export function Decided({ eventId, nameOf }: DecidedProps) {
  const approved = approvedVenue(useEventApprovals(eventId).data?.approvals ?? []);
  const availability = useArtifact<VenueAvailabilityBody>(eventId, 'VenueAvailability').data?.body;
  const holds = availability ? holdsOf(availability) : [];
  if (!approved && holds.length === 0) return null;
  return (
    <Section title="Decided so far">
      <ul className="plain-list">
        {approved && (
          <li>
            <Badge tone="good">approved</Badge> {nameOf(approved.candidateId)}{' '}
            <span className="small muted">
              {approved.names.join(' and ')}, <At instant={approved.at} />
            </span>
          </li>
        )}
        {holds.map(({ venueName, status, for: candidate, expiresOn }) => (
          <li key={`${venueName} ${status}`}>
            <Badge tone={status === 'definite' ? 'good' : 'neutral'}>{status} hold</Badge>{' '}
            <strong>{venueName}</strong>
            {candidate && ` as ${candidate}`}
            {expiresOn && <span className="small muted"> until {day(expiresOn)}</span>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
