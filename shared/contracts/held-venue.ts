import type { VenueAvailabilityBody } from '../artifacts/venue-availability.ts';

export interface Hold {
  venueName: string;
  status: string;
  /** The candidate of the shortlist that it stands for. */
  for?: string;
  expiresOn: string | null;
}

const firmness = ['definite', 'tentative', 'requested'];

/** The houses that a person named, the firmest first. What is released or has expired holds nothing. */
export function holdsOf({ checks, otherHolds }: VenueAvailabilityBody): Hold[] {
  const own = checks.flatMap(({ venueName, status, name, recordedExpiry, expired }): Hold[] =>
    venueName === null || expired ? [] : [{ venueName, status, for: name, expiresOn: recordedExpiry }],
  );
  return [...own, ...otherHolds]
    .filter(({ status }) => firmness.includes(status))
    .toSorted((a, b) => firmness.indexOf(a.status) - firmness.indexOf(b.status));
}

/** The house that is held for the event, in a few words; undefined where none is. */
export function heldVenue(availability: VenueAvailabilityBody): string | undefined {
  const hold = holdsOf(availability).find(({ status }) => status !== 'requested');
  return hold && `${hold.venueName}, ${hold.status} hold`;
}
