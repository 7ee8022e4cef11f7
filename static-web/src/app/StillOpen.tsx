import { Link } from 'react-router';
import type { ScheduleBody } from '../../../shared/artifacts/schedule.ts';
import type { VendorContractsBody } from '../../../shared/artifacts/vendor-contracts.ts';
import type { VenueAvailabilityBody } from '../../../shared/artifacts/venue-availability.ts';
import type { VenueScorecardBody } from '../../../shared/artifacts/venue-scorecard.ts';
import { useArtifact, useQuestions } from '../api/queries.ts';
import { readable } from '../ui/sentences.ts';
import { stillOpen } from './still-open.ts';
import { useVendorName } from './use-vendor-name.ts';

/** What is open when the go is asked for: whoever signs knows it. */
export function StillOpen({ eventId }: { eventId: string }) {
  const contracts = useArtifact<VendorContractsBody>(eventId, 'VendorContracts').data?.body.contracts;
  const schedule = useArtifact<ScheduleBody>(eventId, 'Schedule').data?.body;
  const holds = useArtifact<VenueAvailabilityBody>(eventId, 'VenueAvailability').data?.body.holds;
  const beforeContract =
    useArtifact<VenueScorecardBody>(eventId, 'VenueScorecard').data?.body.beforeContract ?? [];
  const questions = useQuestions(eventId).data?.questions ?? [];
  const vendorName = useVendorName(eventId);
  const matters = stillOpen({
    contracts: contracts?.map((contract) => ({ vendor: vendorName(contract) })),
    schedule,
    holds,
    beforeContract,
    questions,
  });
  if (matters.length === 0) return null;
  return (
    <div>
      <h3>Still open</h3>
      <ul>
        {matters.map(({ what, part }) => (
          <li key={what}>
            {part ? <Link to={`/events/${eventId}/${part}`}>{readable(what)}</Link> : readable(what)}
          </li>
        ))}
      </ul>
      <p className="small muted">None of it keeps you from deciding.</p>
    </div>
  );
}
