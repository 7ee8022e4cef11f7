import { describe, expect, it } from 'vitest';
import type { VenueAvailabilityBody } from '../../../shared/artifacts/venue-availability.ts';
import { heldVenue, holdsOf } from '../../../shared/contracts/held-venue.ts';

describe('the houses on hold', () => {
  const check = (venueName: string | null, status: string, expired = false) => ({
    name: 'Lecture halls',
    venueName,
    status,
    recordedExpiry: null,
    expired,
  });
  const availability = (...checks: object[]) => {
    const body: unknown = {
      checks,
      otherHolds: [{ venueName: 'Villa', status: 'tentative', expiresOn: '2027-03-01' }],
    };
    return body as VenueAvailabilityBody; // only what is read
  };

  it('stand the firmest first; a kind of venue, what is released and what has expired hold nothing', () => {
    const all = availability(
      check(null, 'to-request'),
      check('Old hall', 'released'),
      check('Castle', 'definite', true),
      check('Lichthof', 'definite'),
    );
    expect(holdsOf(all).map(({ venueName }) => venueName)).toEqual(['Lichthof', 'Villa']);
    expect(heldVenue(all)).toBe('Lichthof, definite hold');
  });

  it('name no house while one is only asked', () => {
    const asked = { ...availability(check('Lichthof', 'requested')), otherHolds: [] };
    expect(heldVenue(asked)).toBeUndefined();
  });
});
