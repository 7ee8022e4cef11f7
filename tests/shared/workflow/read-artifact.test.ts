import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SqlStores } from '../../../shared/adapters/sql/open-sql.ts';
import { vendorContracts } from '../../../shared/artifacts/vendor-contracts.ts';
import type { Envelope } from '../../../shared/kernel/envelope.ts';
import { readBody, storedBody } from '../../../shared/workflow/read-artifact.ts';
import type { WorkflowPorts } from '../../../shared/workflow/workflow-ports.ts';
import earlier from '../../fixtures/artifacts/VendorContracts-1.1.0.json' with { type: 'json' };
import { eventRow, openStore, scope } from '../../support/open-store.ts';

let store: SqlStores;
let ports: WorkflowPorts;
const { organisationId } = scope;
const place = { organisationId, eventId: 'evt-1', type: vendorContracts.type, revision: 1 };
const envelope = { ...place, schemaVersion: '1.1.0', contentHash: 'h' } as Envelope; // no other field is read

beforeAll(async () => {
  store = await openStore();
  ports = { runs: store.runs } as unknown as WorkflowPorts; // the body lies in SQL
  await store.runs.createEvent(scope, eventRow(), (tx) =>
    tx.saveArtifact({ envelope, body: earlier }, vendorContracts.store),
  );
});
afterAll(() => store.close());

describe('a revision that was stored by an earlier schema', () => {
  it('is read as the schema of today has it', async () => {
    const body = vendorContracts.schema.parse(await readBody(ports, scope, envelope));
    expect(body.reallocated).toMatchObject([{ amountMinor: 16_400, contingencyMinor: 0 }]);
  });

  it('lies in the store as it was, which is what the audit compares', async () => {
    await readBody(ports, scope, envelope);
    expect(await storedBody(ports, scope, envelope)).toEqual(earlier);
  });
});
