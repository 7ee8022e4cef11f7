import { randomUUID } from 'node:crypto';

import { timeToLive, type ContainerDefinition } from './containers.ts';
import type { DocumentFile, StoredRow } from './document-file.ts';
import { notSupported, Refusal } from './refusal.ts';
import { isRelative, type DocumentAnswer } from './request.ts';

// Azure's limits for one document and for its id.
const maximumBytes = 2 * 1024 * 1024;
const maximumIdBytes = 1023;

interface Document {
  id: string;
  [property: string]: unknown;
}

export interface Place {
  /** Path of the container. */
  container: string;
  definition: ContainerDefinition;
  /** One string for each path of the partition key. */
  partition: readonly string[];
  /** The time of the request, in seconds since the epoch. */
  now: number;
}

export interface Write {
  mode: 'create' | 'upsert' | 'replace';
  body: unknown;
  /** The id in the URL of a replacement. */
  id?: string;
  ifMatch?: string | undefined;
}

/** The document as it is now, or 404. */
export function currentRow(file: DocumentFile, place: Place, id: string): StoredRow {
  const row = file.document(place.container, partitionKey(place), id, place.now);
  if (!row) throw missing();
  return row;
}

export function readDocument(file: DocumentFile, place: Place, id: string, ifNoneMatch?: string) {
  if (ifNoneMatch === '*') throw notSupported('If-None-Match: * on a read');
  const row = currentRow(file, place, id);
  return ifNoneMatch === row.etag ? { status: 304, headers: { etag: row.etag } } : answer(200, row);
}

export function writeDocument(file: DocumentFile, place: Place, write: Write): DocumentAnswer {
  if (write.mode === 'create' && write.ifMatch) throw notSupported('If-Match on a create');
  const document = checkedDocument(place, write);
  // The system properties of a document that was read and sent back are the engine's to set.
  const { _rid, _self, _etag, _ts, _attachments, ...content } = document;
  const body = JSON.stringify(content);
  if (Buffer.byteLength(body) > maximumBytes) throw new Refusal(413, 'Request size is too large');
  const expiresAt = expiry(place, content);
  const key = partitionKey(place);
  return file.transaction(() => {
    file.removeExpired(place.now);
    const current = file.document(place.container, key, document.id, place.now);
    if (write.mode === 'create' && current) throw new Refusal(409, 'A document with this id already exists');
    if (write.mode === 'replace' && !current) throw missing();
    if (write.ifMatch && !current)
      throw notSupported('An upsert with If-Match of a document that does not exist');
    checkEtag(write.ifMatch, current);
    const etag = `"${randomUUID()}"`;
    const draft = { id: document.id, etag, writtenAt: place.now, body, expiresAt };
    return answer(current ? 200 : 201, file.write(place.container, key, draft));
  });
}

export function deleteDocument(
  file: DocumentFile,
  place: Place,
  id: string,
  ifMatch?: string,
): DocumentAnswer {
  return file.transaction(() => {
    checkEtag(ifMatch, currentRow(file, place, id));
    file.remove(place.container, partitionKey(place), id);
    return { status: 204 };
  });
}

export function partitionKey(place: Place): string {
  return JSON.stringify(place.partition);
}

export function fromRow(row: StoredRow): object {
  const document: Document = JSON.parse(row.body);
  return {
    ...document,
    _rid: Buffer.from(String(row.sequence)).toString('base64'),
    _self: `docs/${row.sequence}/`,
    _etag: row.etag,
    _ts: row.writtenAt,
    _attachments: 'attachments/',
  };
}

function checkedDocument(place: Place, { body: document, id }: Write): Document {
  if (!isDocument(document)) throw new Refusal(400, "The required property 'id' is missing or not a text");
  if (Buffer.byteLength(document.id) > maximumIdBytes) throw new Refusal(400, 'The id is over 1,023 bytes');
  if (/[/\\?#]/.test(document.id)) throw new Refusal(400, 'The id has one of the characters / \\ ? #');
  if (isRelative(document.id)) throw notSupported('An id of dots alone');
  if (id !== undefined && id !== document.id) {
    throw new Refusal(400, 'The id of a document cannot be changed');
  }
  const { paths } = place.definition.partitionKey;
  if (paths.some((path, at) => document[path.slice(1)] !== place.partition[at])) {
    throw new Refusal(400, 'PartitionKey extracted from document does not match the one in the header');
  }
  return document;
}

/** Where the container has no default, `ttl` is a property like any other. */
function expiry({ definition, now }: Place, content: object): number | null {
  if (definition.defaultTtl === undefined) return null;
  const { data: ttl } = timeToLive.safeParse('ttl' in content ? content.ttl : definition.defaultTtl);
  if (ttl === undefined) throw new Refusal(400, 'The property ttl is neither -1 nor a positive whole number');
  return ttl === -1 ? null : now + ttl;
}

function isDocument(body: unknown): body is Document {
  return (
    typeof body === 'object' && body !== null && 'id' in body && typeof body.id === 'string' && body.id !== ''
  );
}

export function checkEtag(ifMatch: string | undefined, current: StoredRow | undefined): void {
  if (ifMatch && ifMatch !== '*' && ifMatch !== current?.etag) {
    throw new Refusal(412, 'The document has changed: its etag does not match If-Match');
  }
}

function missing(): Refusal {
  return new Refusal(404, 'Entity with the specified id does not exist in the system.');
}

function answer(status: number, row: StoredRow): DocumentAnswer {
  return { status, body: fromRow(row), headers: { etag: row.etag } };
}
