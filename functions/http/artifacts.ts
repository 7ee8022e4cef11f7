import { Fault } from '../../shared/kernel/errors.ts';
import { listArtifacts, listGates, listRevisions, readArtifact } from '../../shared/workflow/read-event.ts';
import { endpoint } from './endpoint.ts';

endpoint({
  name: 'artifacts-list',
  method: 'GET',
  route: 'events/{id}/artifacts',
  handle: async ({ ports, scope, param, query }) => {
    const withBody = (query('include') ?? '').split(',').includes('body');
    return { status: 200, body: { artifacts: await listArtifacts(ports, scope, param('id'), withBody) } };
  },
});

endpoint({
  name: 'artifacts-get',
  method: 'GET',
  route: 'events/{id}/artifacts/{type}',
  handle: async ({ ports, scope, param }) => {
    const artifact = await readArtifact(ports, scope, param('id'), param('type'));
    return { status: 200, body: artifact, headers: { etag: `"${artifact.envelope.contentHash}"` } };
  },
});

endpoint({
  name: 'revisions-list',
  method: 'GET',
  route: 'events/{id}/artifacts/{type}/revisions',
  handle: async ({ ports, scope, param }) => {
    return {
      status: 200,
      body: { revisions: await listRevisions(ports, scope, param('id'), param('type')) },
    };
  },
});

endpoint({
  name: 'revisions-get',
  method: 'GET',
  route: 'events/{id}/artifacts/{type}/revisions/{revision}',
  handle: async ({ ports, scope, param }) => {
    const revision = Number(param('revision'));
    if (!Number.isInteger(revision) || revision < 1) {
      const detail = 'Use a whole number, 1 or more.';
      throw new Fault('request.invalid', 'A revision is a whole number.', [{ pointer: '/revision', detail }]);
    }
    return { status: 200, body: await readArtifact(ports, scope, param('id'), param('type'), revision) };
  },
});

endpoint({
  name: 'gates-list',
  method: 'GET',
  route: 'events/{id}/gates',
  handle: async ({ ports, scope, param }) => {
    return { status: 200, body: { gates: await listGates(ports, scope, param('id')) } };
  },
});
