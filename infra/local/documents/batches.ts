import { z } from 'zod';

import type { DocumentFile } from './document-file.ts';
import { deleteDocument, readDocument, writeDocument, type Place } from './documents.ts';
import { patchDocument } from './patches.ts';
import { notSupported, Refusal, Unsupported } from './refusal.ts';
import type { DocumentAnswer } from './request.ts';

// Azure's limits for one batch.
const maximumOperations = 100;
const maximumBytes = 2 * 1024 * 1024;

const operationSchema = z.strictObject({
  operationType: z.enum(['Create', 'Upsert', 'Replace', 'Patch', 'Read', 'Delete']),
  id: z.string().optional(),
  resourceBody: z.unknown().optional(),
  ifMatch: z.string().optional(),
});

type Operation = z.infer<typeof operationSchema>;

/** All operations in one transaction, or none: the one that failed says why, all others are 424. */
export function runBatch(file: DocumentFile, place: Place, body: unknown): DocumentAnswer {
  const { data: operations, error } = z.array(operationSchema).min(1).safeParse(body);
  if (error) throw notSupported(`This batch (${z.prettifyError(error).replaceAll('\n', ' ')})`);
  if (operations.length > maximumOperations) throw new Refusal(400, 'A batch has at most 100 operations');
  if (Buffer.byteLength(JSON.stringify(body)) > maximumBytes) throw new Refusal(413, 'A batch is over 2 MB');
  const answers: DocumentAnswer[] = [];
  try {
    file.transaction(() => {
      for (const operation of operations) answers.push(run(file, place, operation));
    });
  } catch (failure) {
    // What the engine does not know fails the request as a whole: an entry of a batch has no message to say so.
    if (!(failure instanceof Refusal) || failure instanceof Unsupported) throw failure;
    const statuses = operations.map((_, at) => (at === answers.length ? failure.status : 424));
    return { status: 207, body: statuses.map((statusCode) => ({ statusCode, requestCharge: 0 })) };
  }
  return { status: 200, body: answers.map(toEntry) };
}

function run(file: DocumentFile, place: Place, operation: Operation): DocumentAnswer {
  const { operationType, id = '', resourceBody: body, ifMatch } = operation;
  switch (operationType) {
    case 'Create':
      return writeDocument(file, place, { mode: 'create', body, ifMatch });
    case 'Upsert':
      return writeDocument(file, place, { mode: 'upsert', body, ifMatch });
    case 'Replace':
      return writeDocument(file, place, { mode: 'replace', body, id, ifMatch });
    case 'Patch':
      return patchDocument(file, place, id, { body, ifMatch });
    case 'Delete':
      return deleteDocument(file, place, id, ifMatch);
    case 'Read':
      if (ifMatch) throw notSupported('A read with ifMatch');
      return readDocument(file, place, id);
  }
}

function toEntry({ status, body, headers }: DocumentAnswer): object {
  return {
    statusCode: status,
    requestCharge: 1,
    ...(headers?.['etag'] && { eTag: headers['etag'] }),
    ...(body !== undefined && { resourceBody: body }),
  };
}
