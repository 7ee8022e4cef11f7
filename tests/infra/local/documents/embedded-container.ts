import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { CosmosClient, PartitionKeyDefinitionVersion, PartitionKeyKind } from '@azure/cosmos';
import type { Container, ContainerDefinition, ItemDefinition } from '@azure/cosmos';
import { onTestFinished } from 'vitest';

import { openDocumentEngine } from '../../../../infra/local/documents/engine.ts';
import type { DocumentEngine } from '../../../../infra/local/documents/engine.ts';

export const startedAt = Date.parse('2026-03-02T09:00:00Z');

export function temporaryFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'eods-documents-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'documents.db');
}

export function clientOf(engine: Pick<DocumentEngine, 'httpClient'>): CosmosClient {
  return new CosmosClient({
    endpoint: 'https://documents.invalid/',
    key: 'a2V5',
    httpClient: engine.httpClient,
    connectionPolicy: { enableEndpointDiscovery: false },
  });
}

type Definition = Pick<ContainerDefinition, 'defaultTtl' | 'indexingPolicy'>;

export async function containerOf(
  engine: Pick<DocumentEngine, 'httpClient'>,
  definition: Definition = {},
): Promise<Container> {
  const { database } = await clientOf(engine).databases.createIfNotExists({ id: 'eods' });
  const { container } = await database.containers.createIfNotExists({
    id: 'documents',
    partitionKey: {
      paths: ['/organisationId', '/eventId'],
      kind: PartitionKeyKind.MultiHash,
      version: PartitionKeyDefinitionVersion.V2,
    },
    ...definition,
  });
  return container;
}

/** A container in a file of its own, closed and removed when the test is over. */
export async function openContainer(
  definition: Definition = {},
  options: Parameters<typeof openDocumentEngine>[1] = {},
): Promise<Container> {
  const engine = openDocumentEngine(temporaryFile(), { now: () => startedAt, ...options });
  onTestFinished(() => engine.close());
  return containerOf(engine, definition);
}

export const partition = ['org-1', 'event-1'];

export function document(id: string, content: object = {}): ItemDefinition & { id: string } {
  return { id, organisationId: 'org-1', eventId: 'event-1', kind: 'note', ...content };
}

export async function idsOf(container: Container, query: string, parameters: Record<string, unknown> = {}) {
  // The client's type for parameter values leaves out undefined; none is passed here.
  const values = Object.entries(parameters).map(([name, value]) => ({ name, value: value as string }));
  const { resources } = await container.items
    .query<{ id: string }>({ query, parameters: values }, { partitionKey: partition })
    .fetchAll();
  return resources.map(({ id }) => id);
}
