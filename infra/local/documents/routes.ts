import { z } from 'zod';

import { containerAt, createContainer, createDatabase, readResource } from './containers.ts';
import type { DocumentFile } from './document-file.ts';
import { deleteDocument, readDocument, writeDocument, type Place } from './documents.ts';
import { answerQuery } from './queries.ts';
import { notSupported, Refusal } from './refusal.ts';
import type { DocumentAnswer, DocumentRequest } from './request.ts';

/** Every operation the engine has, by method and kind of path; anything else is answered 501. */
export function route(file: DocumentFile, request: DocumentRequest, now: () => number): DocumentAnswer {
  const { method, steps } = request;
  const operation = `${method} ${pattern(steps)}`;
  const container = steps.slice(0, 4).join('/');
  const id = steps[5] ?? '';
  const ifMatch = request.header('if-match');
  if (isTrue(request, 'x-ms-documentdb-isquery') && operation !== 'POST dbs/*/colls/*/docs') {
    throw notSupported(`A query of ${request.steps.join('/')}`, 501);
  }
  switch (operation) {
    case 'POST dbs':
      return createDatabase(file, request.body);
    case 'POST dbs/*/colls':
      return createContainer(file, steps.slice(0, 2).join('/'), request.body);
    case 'GET dbs/*':
    case 'GET dbs/*/colls/*':
      return readResource(file, steps.join('/'));
    case 'POST dbs/*/colls/*/docs':
      return postDocuments(file, request, container, now());
    case 'GET dbs/*/colls/*/docs/*':
      return readDocument(file, placeOf(file, request, container), id);
    case 'PUT dbs/*/colls/*/docs/*': {
      const write = { mode: 'replace', body: request.body, id, ifMatch, now: now() } as const;
      return writeDocument(file, placeOf(file, request, container), write);
    }
    case 'DELETE dbs/*/colls/*/docs/*':
      return deleteDocument(file, placeOf(file, request, container), id, ifMatch);
    default:
      throw notSupported(`${method} ${steps.join('/')}`, 501);
  }
}

function postDocuments(
  file: DocumentFile,
  request: DocumentRequest,
  container: string,
  now: number,
): DocumentAnswer {
  if (isTrue(request, 'x-ms-cosmos-is-query-plan-request')) {
    // The SDK asks for a plan beside every query and needs it only when a query spans partitions.
    throw notSupported('A query plan', 501);
  }
  const place = placeOf(file, request, container);
  if (isTrue(request, 'x-ms-documentdb-isquery')) {
    const maxItems = Number(request.header('x-ms-max-item-count') ?? -1);
    const continuation = request.header('x-ms-continuation');
    return answerQuery(file, place, request.body, { maxItems, continuation });
  }
  const mode = isTrue(request, 'x-ms-documentdb-is-upsert') ? 'upsert' : 'create';
  const ifMatch = request.header('if-match');
  if (mode === 'create' && ifMatch) throw notSupported('If-Match on a create');
  return writeDocument(file, place, { mode, body: request.body, ifMatch, now });
}

/** A partition is named in full or the request is refused: nothing here ever reads across partitions. */
function placeOf(file: DocumentFile, request: DocumentRequest, container: string): Place {
  const { paths } = containerAt(file, container).partitionKey;
  const header = request.header('x-ms-documentdb-partitionkey');
  if (header === undefined) throw notSupported('A request without a partition key');
  const values: unknown = JSON.parse(header);
  const { data: partition } = z.array(z.string()).length(paths.length).safeParse(values);
  if (!partition) {
    throw new Refusal(
      400,
      `A partition key other than one text for each of ${paths.join(', ')} is not supported by the local document engine`,
    );
  }
  return { container, paths, partition };
}

function isTrue(request: DocumentRequest, header: string): boolean {
  return request.header(header)?.toLowerCase() === 'true';
}

/** `dbs/eods/colls/documents` becomes `dbs/*\/colls/*`. */
function pattern(steps: readonly string[]): string {
  return steps.map((step, at) => (at % 2 === 1 ? '*' : step)).join('/');
}
