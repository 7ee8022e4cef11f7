import { randomUUID } from 'node:crypto';

import { CosmosClient } from '@azure/cosmos';
import { DefaultAzureCredential } from '@azure/identity';
import { describe, onTestFinished } from 'vitest';

import { openDocuments } from '../../../../shared/adapters/documents/open-documents.ts';
import { itKeepsDocuments } from './document-store-suite.ts';

const endpoint = process.env['COSMOS_TEST_ENDPOINT'];

/** Each test writes under an organisation of its own and removes its documents when it is over. */
async function openAccount(account: string) {
  const credential = new DefaultAzureCredential();
  const organisationId = `test-${randomUUID()}`;
  const partitionKey = [organisationId, 'event-1'];
  onTestFinished(async () => {
    const client = new CosmosClient({ endpoint: account, aadCredentials: credential });
    const container = client.database('eods').container('documents');
    const query = container.items.query<{ id: string }>('SELECT c.id FROM c', { partitionKey });
    for (const { id } of (await query.fetchAll()).resources) await container.item(id, partitionKey).delete();
    client.dispose();
  });
  return { store: await openDocuments({ endpoint: account, credential }), organisationId };
}

describe.skipIf(!endpoint)(
  'the document store of the account in COSMOS_TEST_ENDPOINT',
  { timeout: 120_000 },
  () => {
    itKeepsDocuments(() => openAccount(endpoint ?? ''));
  },
);
