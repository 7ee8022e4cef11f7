import { type ZodType, z } from 'zod';
import { createDocument, type ZodOpenApiOverrideContext, type ZodOpenApiPathsObject } from 'zod-openapi';
import { problem } from '../../../shared/contracts/answers/problem.ts';
import type { Endpoint, OpenEndpoint } from '../declaration.ts';
import {
  type ApiDocument,
  describeArtifacts,
  type SensitiveFields,
  withJsonNamed,
} from './describe-artifacts.ts';
import { describeOperation, tagOf } from './describe-operation.ts';
import { answerHeaders } from './headers.ts';

interface Described {
  endpoints: readonly Endpoint[];
  open: readonly OpenEndpoint[];
  /** Types of the catalog. */
  artifacts: readonly string[];
  sensitive: readonly SensitiveFields[];
}

const about = [
  'EODS plans and runs events. A **brief** becomes an **event** whose plan is a set of **artifacts** that **agents**',
  'draft; people answer **questions**, decide **approvals** and add **records** of what happened.',
  'Times are UTC, days are calendar days, money is a whole number of minor units. Every refusal is an RFC 9457',
  'problem with a `code`. Fields and parameters that are not described here are refused by name.',
].join(' ');

/** The API as an OpenAPI 3.1 document. It follows from the declarations of the endpoints alone. */
export function describeApi({ endpoints, open, artifacts, sensitive }: Described): ApiDocument {
  const tags = [...new Set([...endpoints, ...open].map(({ route }) => tagOf(route)))].sort();
  const document = createDocument(
    {
      openapi: '3.1.0',
      info: {
        title: 'EODS',
        version: '1.0.0',
        description: about,
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: '/api' }],
      security: [{ session: [] }, { token: [] }],
      tags: tags.map((name) => ({ name })),
      paths: pathsOf(endpoints, open),
      components: { schemas: { Problem: problem }, securitySchemes },
    },
    { override: plainer },
  );
  return withJsonNamed(describeArtifacts(document, artifacts, sensitive));
}

const securitySchemes = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'StaticWebAppsAuthCookie',
    description: 'The web app: people sign in with the platform, which keeps the session.',
  },
  token: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'Applications of partners: a token of Entra ID with the application role Partner.',
  },
} as const;

function pathsOf(endpoints: readonly Endpoint[], open: readonly OpenEndpoint[]): ZodOpenApiPathsObject {
  const paths: Record<string, Record<string, unknown>> = {};
  const add = (route: string, method: string, operation: unknown) => {
    paths[`/${route}`] = { ...paths[`/${route}`], [method.toLowerCase()]: operation };
  };
  for (const endpoint of endpoints) add(endpoint.route, endpoint.method, describeOperation(endpoint));
  for (const endpoint of open) add(endpoint.route, 'GET', describeOpen(endpoint));
  return paths;
}

function describeOpen({ name, summary, route, answers }: OpenEndpoint) {
  const responses = Object.entries(answers).map(([status, schema]: [string, ZodType]) => [
    status,
    {
      description: summary,
      ...(status === '503' && { headers: z.object(answerHeaders.retryAfter) }),
      content: { 'application/json': { schema } },
    },
  ]);
  return {
    operationId: name,
    summary,
    tags: [tagOf(route)],
    security: [],
    responses: Object.fromEntries(responses),
  };
}

/** `format` says it: the pattern of a date is long and says no more. What has a default may be left out when stored. */
function plainer({ zodSchema, jsonSchema }: ZodOpenApiOverrideContext): void {
  if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
  const { def } = zodSchema._zod;
  if (def.type !== 'object' || !jsonSchema.required) return;
  const needed = jsonSchema.required.filter((name) => def.shape[name]?._zod.def.type !== 'default');
  if (needed.length > 0) jsonSchema.required = needed;
  else delete jsonSchema.required;
}
