import { z } from 'zod';

import { runBatch } from './batches.ts';
import { containerAt, createContainer, createDatabase, readResource } from './containers.ts';
import type { DocumentFile } from './document-file.ts';
import { deleteDocument, readDocument, writeDocument, type Place } from './documents.ts';
import { patchDocument } from './patches.ts';
import { answerQuery } from './queries.ts';
import { notSupported, Refusal } from './refusal.ts';
import type { DocumentAnswer, DocumentRequest } from './request.ts';

/** Every operation the engine has, by method and kind of path; anything else is answered 501. */
export function route(file: DocumentFile, request: DocumentRequest, now: () => number): DocumentAnswer {
  const { method, steps, body } = request;
  const operation = `${method} ${pattern(steps)}`;
  const id = steps[5] ?? '';
  const ifMatch = request.header('if-match');
  const ifNoneMatch = request.header('if-none-match');
  if (isTrue(request, 'x-ms-documentdb-isquery') && operation !== 'POST dbs/*/colls/*/docs') {
    throw notSupported(`A query of ${request.steps.join('/')}`, 501);
  }
  if (ifNoneMatch && operation !== 'GET dbs/*/colls/*/docs/*') throw notSupported('If-None-Match here');
  const place = () => placeOf(file, request, now());
  switch (operation) {
    case 'POST dbs':
      return createDatabase(file, body);
    case 'POST dbs/*/colls':
      return createContainer(file, steps.slice(0, 2).join('/'), body);
    case 'GET dbs/*':
    case 'GET dbs/*/colls/*':
      return readResource(file, steps.join('/'));
    case 'POST dbs/*/colls/*/docs':
      return postDocuments(file, request, place);
    case 'GET dbs/*/colls/*/docs/*':
      return readDocument(file, place(), id, ifNoneMatch);
    case 'PUT dbs/*/colls/*/docs/*':
      return writeDocument(file, place(), { mode: 'replace', body, id, ifMatch });
    case 'PATCH dbs/*/colls/*/docs/*':
      return patchDocument(file, place(), id, { body, ifMatch });
    case 'DELETE dbs/*/colls/*/docs/*':
      return deleteDocument(file, place(), id, ifMatch);
    default:
      throw notSupported(`${method} ${steps.join('/')}`, 501);
  }
}

function postDocuments(file: DocumentFile, request: DocumentRequest, place: () => Place): DocumentAnswer {
  if (isTrue(request, 'x-ms-cosmos-is-query-plan-request')) {
    // The SDK asks for a plan beside every query and needs it only when a query spans partitions.
    throw notSupported('A query plan', 501);
  }
  if (isTrue(request, 'x-ms-documentdb-isquery')) {
    const maxItems = Number(request.header('x-ms-max-item-count') ?? -1);
    const continuation = request.header('x-ms-continuation');
    return answerQuery(file, place(), request.body, { maxItems, continuation });
  }
  const ifMatch = request.header('if-match');
  if (isTrue(request, 'x-ms-cosmos-is-batch-request')) {
    if (!isTrue(request, 'x-ms-cosmos-batch-atomic')) throw notSupported('Bulk execution', 501);
    if (ifMatch) throw notSupported('If-Match on a batch');
    return runBatch(file, place(), request.body);
  }
  const mode = isTrue(request, 'x-ms-documentdb-is-upsert') ? 'upsert' : 'create';
  return writeDocument(file, place(), { mode, body: request.body, ifMatch });
}

/** A partition is named in full or the request is refused: nothing here ever reads across partitions. */
function placeOf(file: DocumentFile, request: DocumentRequest, now: number): Place {
  const container = request.steps.slice(0, 4).join('/');
  const definition = containerAt(file, container);
  const { paths } = definition.partitionKey;
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
  return { container, definition, partition, now: Math.floor(now / 1000) };
}

function isTrue(request: DocumentRequest, header: string): boolean {
  return request.header(header)?.toLowerCase() === 'true';
}

/** `dbs/eods/colls/documents` becomes `dbs/*\/colls/*`. */
function pattern(steps: readonly string[]): string {
  return steps.map((step, at) => (at % 2 === 1 ? '*' : step)).join('/');
}
