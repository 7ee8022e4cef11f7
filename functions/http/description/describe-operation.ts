import { z, type ZodType } from 'zod';
import type { ZodOpenApiOperationObject, ZodOpenApiResponseObject } from 'zod-openapi';
import { permissions } from '../../../shared/contracts/permissions.ts';
import { type FaultCode, faults } from '../../../shared/kernel/errors.ts';
import type { Endpoint, FileBody } from '../declaration.ts';
import { parametersOf } from '../endpoint.ts';
import { declaredFaults, takesKey } from './declared-faults.ts';
import { answerHeaders, requestHeaders } from './headers.ts';

/** One endpoint as OpenAPI says it. */
export function describeOperation(endpoint: Endpoint): ZodOpenApiOperationObject {
  const { name, summary, action, route, query, body } = endpoint;
  return {
    operationId: name,
    summary,
    tags: [tagOf(route)],
    'x-eods-action': action,
    'x-eods-roles': permissions[action],
    requestParams: {
      path: z.object(parametersOf(route)),
      ...(query && { query }),
      header: z.object(headersOf(endpoint)),
    },
    ...(body && {
      requestBody: {
        required: !body.optional,
        content: Object.fromEntries(
          Object.entries(body.content).map(([media, schema]) => [media, { schema }]),
        ),
      },
    }),
    responses: { ...answersOf(endpoint), ...problemsOf(declaredFaults(endpoint)) },
  };
}

/** `events/{id}/artifacts/{type}` is about artifacts, `organisation/venues` about the organisation. */
export function tagOf(route: string): string {
  const words = route.split('/').filter((part) => !part.startsWith('{'));
  return (words[0] === 'events' && words[1] !== 'actions' ? words[1] : undefined) ?? words[0] ?? route;
}

function headersOf(endpoint: Endpoint): Record<string, ZodType> {
  const { method, ifMatch } = endpoint;
  return {
    ...(takesKey(endpoint) && requestHeaders.key),
    ...(method === 'GET' && requestHeaders.ifNoneMatch),
    ...(ifMatch === 'required' && requestHeaders.ifMatchRequired),
    ...(ifMatch === 'optional' && requestHeaders.ifMatchOptional),
  };
}

function answersOf(endpoint: Endpoint): Record<string, ZodOpenApiResponseObject> {
  const { method, answers } = endpoint;
  const described = Object.entries(answers).map(
    ([status, answer]) =>
      [status, isFile(answer) ? fileOf(answer) : jsonOf(answer, Number(status), endpoint)] as const,
  );
  const reads = method === 'GET' && described.length > 0;
  const known = {
    description: 'The caller has it already.',
    headers: z.object({ ...answerHeaders.always, ...answerHeaders.etag }),
  };
  return { ...Object.fromEntries(described), ...(reads && { 304: known }) };
}

const isFile = (answer: ZodType | FileBody): answer is FileBody => 'media' in answer;

function fileOf({ media, description, json }: FileBody): ZodOpenApiResponseObject {
  const content = z.string().meta({ description, ...(!media.startsWith('text/') && { format: 'binary' }) });
  return {
    description,
    headers: z.object({ ...answerHeaders.always, ...answerHeaders.etag, ...answerHeaders.disposition }),
    content: { [media]: { schema: content }, ...(json && { 'application/json': { schema: json } }) },
  };
}

function jsonOf(schema: ZodType, status: number, endpoint: Endpoint): ZodOpenApiResponseObject {
  const headers = {
    ...answerHeaders.always,
    ...(endpoint.method === 'GET' && answerHeaders.etag),
    ...((status === 201 || status === 202) && endpoint.locates && answerHeaders.location),
    ...(takesKey(endpoint) && answerHeaders.replayed),
  };
  return {
    description: schema.meta()?.description ?? endpoint.summary,
    headers: z.object(headers),
    content: { 'application/json': { schema } },
  };
}

/** One answer per status, with the codes that it stands for. */
function problemsOf(codes: readonly FaultCode[]): Record<string, ZodOpenApiResponseObject> {
  const statuses = [...new Set(codes.map((code) => faults[code].status))].sort((a, b) => a - b);
  return Object.fromEntries(
    statuses.map((status) => [
      String(status),
      problemAnswer(status, codes.filter((code) => faults[code].status === status).sort()),
    ]),
  );
}

const known = new Map<string, ZodOpenApiResponseObject>();

/** The same codes are the same answer wherever they stand, and named by them. */
function problemAnswer(status: number, codes: readonly FaultCode[]): ZodOpenApiResponseObject {
  const id = codes.join('-');
  const answer = known.get(id) ?? {
    id,
    description: codes.map((code) => `\`${code}\`: ${faults[code].title}`).join('. '),
    headers: z.object({
      ...answerHeaders.always,
      ...((status === 429 || status === 503) && answerHeaders.retryAfter),
    }),
    content: { 'application/problem+json': { schema: problemWith(codes) } },
  };
  known.set(id, answer);
  return answer;
}

function problemWith(codes: readonly FaultCode[]) {
  const own = { type: 'object' as const, properties: { code: { enum: [...codes] } } };
  return { allOf: [{ $ref: '#/components/schemas/Problem' }, own] };
}
