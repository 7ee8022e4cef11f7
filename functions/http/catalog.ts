import { catalogView, me } from '../../shared/contracts/answers/catalog.ts';
import { actionsIn } from '../../shared/contracts/may-do.ts';
import { describeCatalog } from '../../shared/workflow/describe-catalog.ts';
import { endpoint } from './endpoint.ts';

endpoint({
  name: 'catalog-get',
  summary: 'Read what is declared: states, agents, tasks, artifacts, gates, tools',
  action: 'catalog.read',
  method: 'GET',
  route: 'catalog',
  answers: { 200: catalogView },
  handle: async () => ({ status: 200, body: describeCatalog() }),
});

endpoint({
  name: 'me-get',
  summary: 'Read who asks, with their organisation and roles',
  action: 'catalog.read',
  method: 'GET',
  route: 'me',
  answers: { 200: me },
  handle: async ({ scope: { organisationId, principal } }) => ({
    status: 200,
    body: { organisationId, ...principal, actions: actionsIn(principal.roles) },
  }),
});
