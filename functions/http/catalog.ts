import { actionsIn } from '../../shared/contracts/may-do.ts';
import { describeCatalog } from '../../shared/workflow/describe-catalog.ts';
import { endpoint } from './endpoint.ts';

endpoint({
  name: 'catalog-get',
  action: 'catalog.read',
  method: 'GET',
  route: 'catalog',
  handle: async () => ({ status: 200, body: describeCatalog() }),
});

endpoint({
  name: 'me-get',
  action: 'catalog.read',
  method: 'GET',
  route: 'me',
  handle: async ({ scope: { organisationId, principal } }) => ({
    status: 200,
    body: { organisationId, ...principal, actions: actionsIn(principal.roles) },
  }),
});
