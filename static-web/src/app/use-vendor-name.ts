import type { VendorContract } from '../../../shared/artifacts/vendor-contracts.ts';
import type { VenueAvailabilityBody } from '../../../shared/artifacts/venue-availability.ts';
import { useArtifact } from '../api/queries.ts';
import { heldVenue } from '../../../shared/contracts/held-venue.ts';

/** The one contract whose other side is known from its hold before anything is quoted. */
const VENUE = 'venue';

/** The other side of a contract, as far as it is known: of the venue the house that is held. */
export function useVendorName(eventId: string): (contract: Pick<VendorContract, 'id' | 'vendor'>) => string {
  const availability = useArtifact<VenueAvailabilityBody>(eventId, 'VenueAvailability').data?.body;
  const house = availability && heldVenue(availability);
  return ({ id, vendor }) => (id === VENUE ? (house ?? vendor) : vendor);
}
