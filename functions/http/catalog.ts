import { describeCatalog } from '../../shared/workflow/describe-catalog.ts';
import { endpoint } from './endpoint.ts';

endpoint({
  name: 'catalog-get',
  method: 'GET',
  route: 'catalog',
  handle: async () => ({ status: 200, body: describeCatalog() }),
});

endpoint({
  name: 'me-get',
  method: 'GET',
  route: 'me',
  handle: async ({ scope: { organisationId, principal } }) => ({
    status: 200,
    body: { organisationId, ...principal },
  }),
});
