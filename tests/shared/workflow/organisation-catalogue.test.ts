import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SqlStores } from '../../../shared/adapters/sql/open-sql.ts';
import { organisationCatalogue } from '../../../shared/workflow/organisation-catalogue.ts';
import { openStore, scope } from '../../support/open-store.ts';

const venue = {
  id: 'own-hall',
  name: 'Own hall',
  city: 'Krakow',
  country: 'PL',
  address: null,
  capacity: 40,
  capacityTheatre: null,
  capacityClassroom: null,
  capacityBanquet: null,
  capacityStanding: null,
  rooms: null,
  stepFree: null,
  opens: null,
  closes: null,
  hirePerDayMinor: null,
  currency: null,
  features: [],
  contact: null,
  notes: '',
  confirmedOn: null,
};
const by = { importId: 'imp', at: 'now', by: 'ola', format: 'csv' } as const;

describe('the catalogue that tools see', () => {
  let stores: SqlStores;
  beforeEach(async () => {
    stores = await openStore();
    await stores.organisation.replace(scope, 'venues', [venue], by);
  });
  afterEach(() => stores.close());

  it("holds the organisation's own rows", async () => {
    const own = organisationCatalogue(stores.organisation, scope, { venues: 1 });
    expect(await own.venues()).toEqual([venue]);
    expect(await own.vendors()).toEqual([]);
    expect(await own.prices()).toEqual([]);
  });

  it('is empty for another organisation', async () => {
    const other = organisationCatalogue(
      stores.organisation,
      { ...scope, organisationId: 'org-b' },
      { venues: 1 },
    );
    expect(await other.venues()).toEqual([]);
  });

  it('holds the version that a run reads, whatever was imported since', async () => {
    await stores.organisation.replace(scope, 'venues', [], by);
    expect(await organisationCatalogue(stores.organisation, scope, { venues: 1 }).venues()).toEqual([venue]);
    expect(await organisationCatalogue(stores.organisation, scope, { venues: 0 }).venues()).toEqual([]);
  });

  it('does not hand out a row that does not fit', async () => {
    await stores.organisation.replace(scope, 'venues', [{ ...venue, capacity: 'many' }], by);
    const broken = organisationCatalogue(stores.organisation, scope, { venues: 2 });
    await expect(broken.venues()).rejects.toThrow(/capacity/);
  });
});
