import type { Container } from '@azure/cosmos';
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

/** Documents in one container, partitioned by organisation and event. Every query names its partition in full. */
export function cosmosDocumentStore(container: Container): DocumentStore {
  return {
    async put(document) {
      await callStore(() => container.items.upsert(document));
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

function withoutSystemProperties(resource: unknown): StoredDocument {
  const { _rid, _self, _etag, _ts, _attachments, ...document } = storedDocument.parse(resource);
  return document;
}
