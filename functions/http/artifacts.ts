import { z } from 'zod';
import {
  artifactList,
  artifactView,
  gateList,
  revisionList,
} from '../../shared/contracts/answers/artifact.ts';
import { paging } from '../../shared/contracts/paging.ts';
import {
  listArtifacts,
  listRevisions,
  readArtifact,
  type Include,
} from '../../shared/workflow/artifact-views.ts';
import { catalog } from '../../shared/workflow/catalog.ts';
import { listGates } from '../../shared/workflow/read-event.ts';
import { endpoint } from './endpoint.ts';
import { number, pages } from './pages.ts';

const revisions = pages('revisions', number);

const artifacts = [...catalog.artifacts.values()];
const oneArtifact = artifactView(artifacts, { listed: false });

/** `?include=body,sensitive`: sensitive fields come with their bodies. A single artifact always has its body. */
const included = z.strictObject({
  include: z
    .string()
    .regex(/^(?:(?:body|sensitive)(?:,(?!$)|$))*$/, 'Use body or sensitive, or both with a comma.')
    .default('')
    .meta({
      description:
        '`body` adds the bodies to a list; `sensitive` shows sensitive fields to whoever may read them.',
      examples: ['body,sensitive'],
    }),
});

function includeOf({ include }: z.infer<typeof included>): Include {
  const named = include.split(',');
  const sensitive = named.includes('sensitive');
  return { body: sensitive || named.includes('body'), sensitive };
}

endpoint({
  name: 'artifacts-list',
  summary: 'List the newest revision of every artifact',
  action: 'event.read',
  method: 'GET',
  route: 'events/{id}/artifacts',
  query: included,
  answers: { 200: artifactList(artifacts) },
  faults: ['artifact.not-found'],
  handle: async ({ ports, scope, param, query }) => {
    const include = includeOf(query);
    return { status: 200, body: { artifacts: await listArtifacts(ports, scope, param('id'), include) } };
  },
});

endpoint({
  name: 'artifacts-get',
  summary: 'Read the newest revision of an artifact',
  action: 'event.read',
  method: 'GET',
  route: 'events/{id}/artifacts/{type}',
  query: included,
  answers: { 200: oneArtifact },
  handle: async ({ ports, scope, param, query }) => {
    const include = includeOf(query);
    const artifact = await readArtifact(ports, scope, param('id'), { type: param('type') }, include);
    return { status: 200, body: artifact };
  },
});

endpoint({
  name: 'revisions-list',
  summary: 'List the revisions of an artifact',
  action: 'event.read',
  method: 'GET',
  route: 'events/{id}/artifacts/{type}/revisions',
  query: z.strictObject(paging),
  answers: { 200: revisionList },
  handle: async ({ ports, scope, param, query }) => {
    const page = revisions.asked(query);
    const { rows, next } = await listRevisions(
      ports,
      scope,
      { eventId: param('id'), type: param('type') },
      page,
    );
    return { status: 200, body: { revisions: rows, nextCursor: revisions.next(next) } };
  },
});

endpoint({
  name: 'revisions-get',
  summary: 'Read one revision of an artifact',
  action: 'event.read',
  method: 'GET',
  route: 'events/{id}/artifacts/{type}/revisions/{revision}',
  query: included,
  answers: { 200: oneArtifact },
  handle: async ({ ports, scope, param, query }) => {
    const asked = { type: param('type'), revision: Number(param('revision')) };
    const include = includeOf(query);
    return { status: 200, body: await readArtifact(ports, scope, param('id'), asked, include) };
  },
});

endpoint({
  name: 'gates-list',
  summary: 'Check every gate as the event stands',
  action: 'event.read',
  method: 'GET',
  route: 'events/{id}/gates',
  answers: { 200: gateList },
  faults: ['artifact.not-found'],
  handle: async ({ ports, scope, param }) => {
    return { status: 200, body: { gates: await listGates(ports, scope, param('id')) } };
  },
});
