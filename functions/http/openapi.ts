import { z } from 'zod';
import { recordDefinitions } from '../../shared/artifacts/records.ts';
import { recordName } from '../../shared/contracts/answers/record.ts';
import type { RecordDefinition } from '../../shared/kernel/define-record.ts';
import { catalog } from '../../shared/workflow/catalog.ts';
import { sensitiveInRows } from '../../shared/workflow/organisation-lists.ts';
import type { SensitiveFields } from './description/describe-artifacts.ts';
import { describeApi } from './description/describe-api.ts';
import { endpoint, endpoints } from './endpoint.ts';
import { healthEndpoints } from './health.ts';

let made: ReturnType<typeof describeApi> | undefined;

/** The description of everything that is registered; made when it is first asked for. */
export function apiDescription(): ReturnType<typeof describeApi> {
  made ??= describeApi({
    endpoints,
    open: healthEndpoints,
    artifacts: [...catalog.artifacts.keys()],
    sensitive: sensitiveFields(),
  });
  return made;
}

function sensitiveFields(): SensitiveFields[] {
  const definitions: readonly RecordDefinition[] = recordDefinitions;
  return [
    ...[...catalog.artifacts.values()].map(({ type, sensitive }) => ({
      component: type,
      pointers: sensitive,
    })),
    ...definitions.map(({ kind, sensitive = [] }) => ({
      component: recordName(kind),
      pointers: sensitive.map((pointer) => `/body${pointer}`),
    })),
    { component: 'OwnVenue', pointers: sensitiveInRows },
    { component: 'OwnVendor', pointers: sensitiveInRows },
  ];
}

endpoint({
  name: 'openapi-get',
  summary: 'Read this description of the API',
  action: 'catalog.read',
  method: 'GET',
  route: 'openapi.json',
  answers: {
    200: z
      .looseObject({ openapi: z.literal('3.1.0') })
      .meta({ id: 'ApiDescription', description: 'An OpenAPI 3.1 document.' }),
  },
  handle: async () => ({ status: 200, body: { ...apiDescription(), openapi: '3.1.0' as const } }),
});
