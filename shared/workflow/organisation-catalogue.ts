import { z } from 'zod';
import { ownPrice, ownVendor, ownVenue } from '../kernel/organisation-rows.ts';
import type { ListVersions, OrganisationList, OrganisationStore } from '../kernel/organisation-store.ts';
import type { Scope } from '../kernel/scope.ts';
import type { OrganisationCatalogue } from '../kernel/tool-ports.ts';

/** The organisation's lists as tools see them: of the scope's organisation only, in the versions that a run reads. */
export function organisationCatalogue(
  store: OrganisationStore,
  scope: Scope,
  versions: ListVersions,
): OrganisationCatalogue {
  const rows = async (list: OrganisationList) => {
    const version = versions[list] ?? 0;
    return version === 0 ? [] : store.rows(scope, list, version);
  };
  return {
    venues: async () => z.array(ownVenue).parse(await rows('venues')),
    vendors: async () => z.array(ownVendor).parse(await rows('vendors')),
    prices: async () => z.array(ownPrice).parse(await rows('prices')),
  };
}
