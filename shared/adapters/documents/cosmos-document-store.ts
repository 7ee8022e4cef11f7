import type { Container, JSONObject } from '@azure/cosmos';
import { z } from 'zod';

import type { DocumentStore, StoredDocument } from '../../kernel/document-store.ts';
import { callStore } from './cosmos-failures.ts';

const storedDocument = z.looseObject({
  id: z.string(),
  organisationId: z.string(),
  eventId: z.string(),
  kind: z.string(),
});

const defaultLimit = 100;

// `order` is a reserved word of the query language; the comparison leaves out documents without a number there.
const listQuery = `SELECT TOP @limit * FROM c WHERE c.kind = @kind AND c["order"] > @after ORDER BY c["order"]`;

const allQuery = `SELECT TOP @limit * FROM c WHERE c.eventId = @event`;

/** Documents in one container, partitioned by organisation and event. Every query names its partition in full. */
export function cosmosDocumentStore(container: Container): DocumentStore {
  return {
    async put(...documents) {
      for (const group of inRequests(documents)) await callStore(() => upsertTogether(container, group));
    },

    removeAll(organisationId, eventId) {
      const parameters = [{ name: '@event', value: eventId }];
      return removeFound(container, [organisationId, eventId], { query: allQuery, parameters }, () => true);
    },

    removeUpTo({ organisationId }, eventId, kind, order) {
      const parameters = [
        { name: '@kind', value: kind },
        { name: '@after', value: Number.MIN_SAFE_INTEGER },
      ];
      const isOld = (found: StoredDocument) => Number(found['order']) <= order;
      return removeFound(container, [organisationId, eventId], { query: listQuery, parameters }, isOld);
    },

    async read(scope, eventId, id) {
      const item = container.item(id, [scope.organisationId, eventId]);
      const { resource } = await callStore(() => item.read());
      return resource === undefined ? undefined : withoutSystemProperties(resource);
    },

    async list(scope, eventId, kind, { after = Number.MIN_SAFE_INTEGER, limit = defaultLimit } = {}) {
      const parameters = [
        { name: '@kind', value: kind },
        { name: '@after', value: after },
        { name: '@limit', value: limit },
      ];
      const partitionKey = [scope.organisationId, eventId];
      const query = container.items.query({ query: listQuery, parameters }, { partitionKey });
      const { resources } = await callStore(() => query.fetchAll());
      return resources.map(withoutSystemProperties);
    },
  };
}

/** Azure's limits for one batch; of the bytes somewhat less, for what is written around them. */
const mostInBatch = 100;
const mostBytesInBatch = 1.8 * 1024 * 1024;

function inRequests(documents: readonly StoredDocument[]): StoredDocument[][] {
  const groups: StoredDocument[][] = [];
  let room = 0;
  for (const document of documents) {
    const bytes = Buffer.byteLength(JSON.stringify(document));
    const last = groups.at(-1);
    if (last && last.length < mostInBatch && bytes <= room) last.push(document);
    else {
      groups.push([document]);
      room = mostBytesInBatch;
    }
    room -= bytes;
  }
  return groups;
}

async function upsertTogether(container: Container, documents: readonly StoredDocument[]): Promise<void> {
  const [first] = documents;
  if (!first) return;
  if (documents.length === 1) return void (await container.items.upsert(first));
  const operations = documents.map((document) => ({
    operationType: 'Upsert' as const,
    resourceBody: document as JSONObject, // as the outbox kept it
  }));
  const { result = [] } = await container.items.batch(operations, [first.organisationId, first.eventId]);
  // One is said to have failed, and the others to depend on it.
  const failed = result.find(({ statusCode }) => statusCode >= 400 && statusCode !== 424);
  if (failed) throw Object.assign(new Error('A batch was refused.'), { code: failed.statusCode });
}

/** Batch after batch, until one held something that stays, or the end. */
async function removeFound(
  container: Container,
  partitionKey: string[],
  { query, parameters }: { query: string; parameters: { name: string; value: string | number }[] },
  goes: (found: StoredDocument) => boolean,
): Promise<void> {
  const limited = { query, parameters: [...parameters, { name: '@limit', value: defaultLimit }] };
  for (;;) {
    const asked = container.items.query(limited, { partitionKey });
    const { resources } = await callStore(() => asked.fetchAll());
    const going = resources.map(withoutSystemProperties).filter(goes);
    for (const { id } of going)
      await callStore(() => container.item(id, partitionKey).delete()).catch(unlessGone);
    if (going.length < defaultLimit) return;
  }
}

function withoutSystemProperties(resource: unknown): StoredDocument {
  const { _rid, _self, _etag, _ts, _attachments, ...document } = storedDocument.parse(resource);
  return document;
}

/** Another one that erases the same event was faster. */
function unlessGone(error: unknown): void {
  if ((error as { code?: unknown }).code !== 404) throw error; // the client's errors carry the status
}
