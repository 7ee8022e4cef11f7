import { z } from 'zod';
import { ownPrice, ownVendor, ownVenue } from '../kernel/organisation-rows.ts';
import type { OrganisationStore } from '../kernel/organisation-store.ts';
import type { Scope } from '../kernel/scope.ts';
import type { OrganisationCatalogue } from '../kernel/tool-ports.ts';

/** The organisation's lists as tools see them: of the scope's organisation only. */
export function organisationCatalogue(store: OrganisationStore, scope: Scope): OrganisationCatalogue {
  return {
    venues: async () => z.array(ownVenue).parse(await store.rows(scope, 'venues')),
    vendors: async () => z.array(ownVendor).parse(await store.rows(scope, 'vendors')),
    prices: async () => z.array(ownPrice).parse(await store.rows(scope, 'prices')),
  };
}
