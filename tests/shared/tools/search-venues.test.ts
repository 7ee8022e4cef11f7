import { describe, expect, it } from 'vitest';
import type { FoundVenue, ToolPorts, VenueQuery } from '../../../shared/kernel/tool-ports.ts';
import type { OwnVenue } from '../../../shared/kernel/organisation-rows.ts';
import { searchVenues } from '../../../shared/tools/search-venues.ts';
import { noLists } from '../../support/no-lists.ts';

const query: VenueQuery = {
  city: 'Kraków',
  country: 'PL',
  area: null,
  minCapacity: 23,
  maxCapacity: 35,
  layout: 'theatre',
  eventType: 'meetup',
  eventDays: 1,
  parallelRooms: 1,
  outdoor: false,
  lentRoom: false,
  referenceHireMinor: 40_000,
  currency: 'PLN',
  limit: 8,
};

const listed: FoundVenue = {
  id: 'hall-1',
  name: 'Listed hall',
  kind: 'hall',
  source: 'catalogue',
  layoutCapacity: 30,
  capacity: 40,
  rooms: 1,
  stepFree: 'yes',
  features: [],
  opens: null,
  closes: null,
  fit: {},
  hireMinor: 20_000,
  currency: 'PLN',
  notes: '',
  basis: { source: 'directory', formula: 'listed price', inputs: {} },
};

const own: OwnVenue = {
  id: 'own-hall',
  name: 'Own hall',
  city: 'Krakow',
  country: 'PL',
  address: null,
  capacity: 40,
  capacityTheatre: 30,
  capacityClassroom: null,
  capacityBanquet: null,
  capacityStanding: null,
  rooms: 2,
  stepFree: 'yes',
  opens: null,
  closes: null,
  hirePerDayMinor: 20_000,
  currency: 'PLN',
  features: ['Hearing loop'],
  contact: 'hall@example.org',
  notes: '',
  confirmedOn: '2026-10-01',
};

const empty = noLists;
const withVenues = (...venues: OwnVenue[]): ToolPorts => ({
  ...noLists,
  catalogue: { ...noLists.catalogue, venues: async () => venues },
});
const fallback = async (ports: ToolPorts, input: unknown = query) => {
  const result = await searchVenues.fallback?.(input, 'not connected', ports);
  return { source: result?.source, venues: searchVenues.output.parse(result?.output) };
};

describe('search-venues', () => {
  it('asks the connected directory and calls its answer live', async () => {
    const ports: ToolPorts = { ...empty, venues: { search: async () => [listed] } };
    expect(await searchVenues.run(query, ports)).toEqual([{ ...listed, source: 'live' }]);
  });

  it('fails at once, without a retry, where no directory is connected', async () => {
    await expect(searchVenues.run(query, empty)).rejects.toMatchObject({ code: 'tool.not-connected' });
  });

  it("falls back to the organisation's own venues of the city, with their price and its date", async () => {
    const { source, venues } = await fallback(withVenues(own), { ...query, eventDays: 2 });
    expect(source).toBe('catalogue');
    expect(venues[0]).toMatchObject({
      id: 'own-hall',
      source: 'catalogue',
      layoutCapacity: 30,
      hireMinor: 40_000,
      currency: 'PLN',
      features: ['hearing-loop'],
      contact: 'hall@example.org',
      notes: 'Last confirmed on 2026-10-01.',
    });
    expect(venues[0]?.basis.source).toBe("the organisation's list of venues, last confirmed 2026-10-01");
  });

  it('fills a short list of own venues up with sample kinds, each marked as what it is', async () => {
    const { venues } = await fallback(withVenues(own));
    expect(venues.map(({ source }) => source)).toEqual([
      'catalogue',
      ...venues.slice(1).map(() => 'archetype'),
    ]);
    expect(venues.length).toBeGreaterThanOrEqual(5);
  });

  it.each([
    ['of another city', { city: 'Gdansk' }],
    ['of a town of that name elsewhere', { country: 'US' }],
    ['that are too small', { capacityTheatre: 22 }],
  ])('does not offer own venues %s', async (_, change) => {
    expect((await fallback(withVenues({ ...own, ...change }))).source).toBe('archetype');
  });

  it('says what the list does not know of a venue', async () => {
    const { venues } = await fallback(
      withVenues({ ...own, capacityTheatre: null, rooms: null, hirePerDayMinor: null, confirmedOn: null }),
    );
    expect(venues[0]).toMatchObject({ layoutCapacity: 40, hireMinor: query.referenceHireMinor });
    expect(venues[0]?.notes).toMatch(
      /theatre layout is not known.*rooms it has is not known.*price is not known/,
    );
    expect(venues[0]?.basis.source).toMatch(/names no price/);
  });

  it('falls back to sample kinds that fit, say what they are and carry no contact', async () => {
    const result = await fallback(empty);
    expect(result.source).toBe('archetype');
    expect(result.venues.length).toBeGreaterThanOrEqual(5);
    for (const venue of result.venues) {
      expect(venue.layoutCapacity).toBeGreaterThanOrEqual(query.minCapacity);
      expect(venue.layoutCapacity).toBeLessThanOrEqual(query.maxCapacity);
      expect(venue.name).toMatch(/\(sample kind\)$/);
      expect(venue.contact).toBeUndefined();
    }
  });

  it('offers a lent office only where someone may lend one', async () => {
    const kinds = async (lentRoom: boolean) =>
      (await fallback(empty, { ...query, lentRoom })).venues.map(({ kind }) => kind);
    expect(await kinds(false)).not.toContain('member-office');
    expect(await kinds(true)).toContain('member-office');
  });

  it('knows a lent place whatever its usual size', async () => {
    const { venues } = await fallback(empty, {
      ...query,
      lentRoom: true,
      minCapacity: 300,
      maxCapacity: 375,
    });
    expect(venues.find(({ kind }) => kind === 'member-office')).toMatchObject({
      name: 'Place lent by a host (sample kind)',
      hireMinor: 0,
    });
  });

  it.each([
    ['800 people in rows', { minCapacity: 810, maxCapacity: 1_000, parallelRooms: 6 }, 5],
    ['320 people at tables', { minCapacity: 325, maxCapacity: 400, layout: 'banquet' }, 5],
    [
      '1,500 people in the open',
      { minCapacity: 1_513, maxCapacity: 1_875, layout: 'standing', outdoor: true },
      5,
    ],
  ])('knows at least five kinds for %s', async (_, wish, least) => {
    expect((await fallback(empty, { ...query, ...wish })).venues.length).toBeGreaterThanOrEqual(least);
  });

  it('refuses a query that is none', async () => {
    expect(() => searchVenues.run({ city: 'Kraków' }, empty)).toThrow();
  });

  it('states its patience', () => {
    expect([searchVenues.timeout, searchVenues.retry]).toEqual([
      { seconds: 5 },
      { attempts: 3, backoff: 'exponential', firstDelayMs: 200 },
    ]);
  });
});
