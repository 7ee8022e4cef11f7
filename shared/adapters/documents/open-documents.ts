import type { Container, CosmosClientOptions } from '@azure/cosmos';

import { documentsPlace, type DocumentStore } from '../../kernel/document-store.ts';
import { cosmosDocumentStore } from './cosmos-document-store.ts';
import { callStore } from './cosmos-failures.ts';

type HttpClient = NonNullable<CosmosClientOptions['httpClient']>;
type Credential = NonNullable<CosmosClientOptions['aadCredentials']>;

export type DocumentsConnection = { endpoint: string; credential: Credential } | { httpClient: HttpClient };

const { database: databaseId, container: containerId } = documentsPlace;

/**
 * In Azure the infrastructure has created database and container, and a data-plane identity may not; on one
 * machine the first call that reaches the store creates them. A store that is down stops no one from opening it.
 */
export async function openDocuments(connection: DocumentsConnection): Promise<DocumentStore> {
  // Loading the client takes about half a second, which a start without documents need not spend.
  const { CosmosClient, PartitionKeyDefinitionVersion, PartitionKeyKind } = await import('@azure/cosmos');
  if ('endpoint' in connection) {
    const { endpoint, credential } = connection;
    const client = new CosmosClient({ endpoint, aadCredentials: credential });
    return cosmosDocumentStore(client.database(databaseId).container(containerId));
  }
  const client = new CosmosClient({
    // Nothing is sent to this address and nothing is signed for it: `httpClient` answers in this process.
    endpoint: 'https://documents.invalid/',
    key: 'bG9jYWw=',
    httpClient: connection.httpClient,
    connectionPolicy: { enableEndpointDiscovery: false },
  });
  return createdAtFirstUse(async () => {
    const { database } = await client.databases.createIfNotExists({ id: databaseId });
    const partitionKey = {
      paths: [...documentsPlace.partitionKey],
      kind: PartitionKeyKind.MultiHash,
      version: PartitionKeyDefinitionVersion.V2,
    };
    return (await database.containers.createIfNotExists({ id: containerId, partitionKey })).container;
  });
}

/** Calls that come while the container is being created share one attempt; a failed attempt is made again. */
function createdAtFirstUse(create: () => Promise<Container>): DocumentStore {
  let created: Promise<DocumentStore> | undefined;
  const store = () => {
    created ??= callStore(create).then(cosmosDocumentStore);
    created.catch(() => (created = undefined));
    return created;
  };
  return {
    put: async (...documents) => (await store()).put(...documents),
    removeAll: async (...partition) => (await store()).removeAll(...partition),
    removeUpTo: async (...oldest) => (await store()).removeUpTo(...oldest),
    read: async (...key) => (await store()).read(...key),
    list: async (...page) => (await store()).list(...page),
  };
}
