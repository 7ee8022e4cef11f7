import { Fault } from '../../shared/kernel/errors.ts';
import {
  listArtifacts,
  listRevisions,
  readArtifact,
  type Include,
} from '../../shared/workflow/artifact-views.ts';
import { listGates } from '../../shared/workflow/read-event.ts';
import { endpoint } from './endpoint.ts';

const parts = ['body', 'sensitive'];

/** `?include=body,sensitive`: sensitive fields come with their bodies. A single artifact always has its body. */
function includeOf(asked: string | null): Include {
  const named = (asked ?? '').split(',').filter((part) => part !== '');
  const strange = named.find((part) => !parts.includes(part));
  if (strange !== undefined) {
    const detail = `Use ${parts.join(' or ')}, or both with a comma.`;
    throw new Fault('request.invalid', 'There is no such part to include.', [
      { pointer: '/include', detail },
    ]);
  }
  const sensitive = named.includes('sensitive');
  return { body: sensitive || named.includes('body'), sensitive };
}

endpoint({
  name: 'artifacts-list',
  action: 'event.read',
  method: 'GET',
  route: 'events/{id}/artifacts',
  handle: async ({ ports, scope, param, query }) => {
    const include = includeOf(query('include'));
    return { status: 200, body: { artifacts: await listArtifacts(ports, scope, param('id'), include) } };
  },
});

endpoint({
  name: 'artifacts-get',
  action: 'event.read',
  method: 'GET',
  route: 'events/{id}/artifacts/{type}',
  handle: async ({ ports, scope, param, query }) => {
    const include = includeOf(query('include'));
    const artifact = await readArtifact(ports, scope, param('id'), { type: param('type') }, include);
    return { status: 200, body: artifact };
  },
});

endpoint({
  name: 'revisions-list',
  action: 'event.read',
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
  action: 'event.read',
  method: 'GET',
  route: 'events/{id}/artifacts/{type}/revisions/{revision}',
  handle: async ({ ports, scope, param, query }) => {
    const revision = Number(param('revision'));
    if (!Number.isInteger(revision) || revision < 1) {
      const detail = 'Use a whole number, 1 or more.';
      throw new Fault('request.invalid', 'A revision is a whole number.', [{ pointer: '/revision', detail }]);
    }
    const asked = { type: param('type'), revision };
    const include = includeOf(query('include'));
    return { status: 200, body: await readArtifact(ports, scope, param('id'), asked, include) };
  },
});

endpoint({
  name: 'gates-list',
  action: 'event.read',
  method: 'GET',
  route: 'events/{id}/gates',
  handle: async ({ ports, scope, param }) => {
    return { status: 200, body: { gates: await listGates(ports, scope, param('id')) } };
  },
});
