import { describe, expect, it, onTestFinished } from 'vitest';

import { openDocumentEngine } from '../../../../infra/local/documents/engine.ts';
import { clientOf, document, idsOf, openContainer, partition, temporaryFile } from './embedded-container.ts';

const notSupported = expect.stringContaining('not supported by the local document engine');

describe('a query outside the listed subset', () => {
  it.each([
    'SELECT VALUE c.n FROM c',
    'SELECT VALUE COUNT(c.n) FROM c',
    'SELECT VALUE COUNT(2) FROM c',
    'SELECT VALUE COUNT(1) FROM c ORDER BY c.n',
    'SELECT TOP 1 VALUE COUNT(1) FROM c',
    'SELECT COUNT(1) AS n FROM c',
    'SELECT COUNT(c.n) FROM c',
    'SELECT DISTINCT c.n FROM c',
    'SELECT c FROM c',
    'SELECT c.n AS number FROM c',
    'SELECT c.n, c.place.n FROM c',
    'SELECT * FROM c JOIN d IN c.list',
    'SELECT * FROM d IN c.list',
    'SELECT * FROM c WHERE d.n = 1',
    'SELECT * FROM c WHERE c.order = 1',
    'SELECT * FROM c WHERE c.list[0] = 1',
    'SELECT * FROM c WHERE c.n <> 1',
    'SELECT * FROM c WHERE c.n + 1 = 2',
    'SELECT * FROM c WHERE c.n -1 = 2',
    'SELECT * FROM c WHERE c.n BETWEEN 1 AND 2',
    `SELECT * FROM c WHERE c.name LIKE 'a%'`,
    `SELECT * FROM c WHERE c.name = 'it\\'s'`,
    `SELECT * FROM c WHERE c.name = 'it''s'`,
    'SELECT * FROM c WHERE NOT c.n = 1',
    `SELECT * FROM c WHERE STARTSWITH(c.name, 'a', true)`,
    'SELECT * FROM c WHERE IS_DEFINED("a")',
    'SELECT * FROM c WHERE ARRAY_CONTAINS(c.list, 1, true)',
    'SELECT * FROM c WHERE ARRAY_CONTAINS(c.list, c.list)',
    `SELECT * FROM c WHERE ENDSWITH(c.name, 'a')`,
    'SELECT * FROM c WHERE EXISTS(SELECT 1 FROM d IN c.list)',
    'SELECT * FROM c WHERE c.n = undefined',
    'SELECT * FROM c WHERE c.n = @missing',
    'SELECT * FROM c WHERE c.n IN (@list)',
    'SELECT * FROM c WHERE c.list = c.list',
    'SELECT * FROM c WHERE c.n = 1 = true',
    'SELECT * FROM c GROUP BY c.n',
    'SELECT * FROM c ORDER BY c.sometimes',
    'SELECT * FROM c ORDER BY c.mixed',
    'SELECT * FROM c OFFSET 1',
    'SELECT TOP 1.5 * FROM c',
    'SELECT TOP 1 * FROM c OFFSET 1 LIMIT 1',
    'SELECT * FROM c; SELECT * FROM c',
    'SELECT * FROM c -- comment',
  ])('%s', async (query) => {
    const container = await openContainer();
    await container.items.create(document('a', { n: 1, name: 'a', list: [1], sometimes: 1, mixed: 1 }));
    await container.items.create(document('b', { n: 2, name: 'b', list: [2], mixed: 'x' }));
    const answer = idsOf(container, query, { '@list': [1, 2] });
    await expect(answer).rejects.toMatchObject({ code: 400, body: { message: notSupported } });
  });

  it.each(['', 'SELECT', 'SELECT * FROM c WHERE', 'SELECT * FROM c WHERE (c.n = 1'])(
    'is refused when it ends too early: %s',
    async (query) => {
      await expect(idsOf(await openContainer(), query)).rejects.toMatchObject({ code: 400 });
    },
  );
});

describe('a request without a full partition key', () => {
  it.each([
    ['no key', undefined],
    ['the organisation alone', ['org-1']],
    ['a number in the key', ['org-1', 7]],
  ])('is refused as a query with %s', async (_, partitionKey) => {
    const container = await openContainer();
    await container.items.create(document('a'));
    const query = container.items.query('SELECT * FROM c', { ...(partitionKey && { partitionKey }) });
    await expect(query.fetchAll()).rejects.toMatchObject({ code: 400, body: { message: notSupported } });
  });

  it('is refused as a read of one document', async () => {
    const container = await openContainer();
    await expect(container.item('a', ['org-1']).read()).rejects.toMatchObject({ code: 400 });
  });

  it('is refused as a document without its event', async () => {
    const { eventId: _, ...incomplete } = document('a');
    await expect((await openContainer()).items.create(incomplete)).rejects.toMatchObject({ code: 400 });
  });
});

describe('an operation the local document engine does not have', () => {
  const operation = 'Create' as const;
  const includedPaths = [{ path: '/*' }];

  it.each([
    ['the change feed', (c) => c.items.getChangeFeedIterator({}).readNext()],
    ['a read of all documents', (c) => c.items.readAll().fetchAll()],
    ['a stored procedure', (c) => c.scripts.storedProcedure('p').execute(partition)],
    ['a read only if absent', (c) => c.item('a', partition).read(ifNoneMatch)],
    ['a bulk', (c) => c.items.bulk([{ operationType: operation, resourceBody: document('b') }])],
    ['an upsert only if absent', (c) => c.items.upsert(document('a'), ifNoneMatch)],
    ['a trigger', (c) => c.items.create(document('b'), { preTriggerInclude: ['t'] })],
    ['the deletion of the container', (c) => c.delete()],
    ['a query of containers', (c) => c.database.containers.readAll().fetchAll()],
  ] satisfies [string, (container: Awaited<ReturnType<typeof openContainer>>) => Promise<unknown>][])(
    'refuses %s',
    async (_, call) => {
      const container = await openContainer();
      await container.items.create(document('a', { n: 1 }));
      // The client wraps some of these failures; the message comes through in all of them.
      await expect(call(container)).rejects.toMatchObject({ message: notSupported });
      expect((await container.item('a', partition).read()).resource).toMatchObject({ n: 1 });
    },
  );

  it.each([
    ['unique keys', { uniqueKeyPolicy: { uniqueKeys: [{ paths: ['/name'] }] } }],
    ['a time to live of 0 seconds', { defaultTtl: 0 }],
    ['an indexing policy of its own', { indexingPolicy: { automatic: false } }],
    [
      'a property left out of the index',
      { indexingPolicy: { includedPaths, excludedPaths: [{ path: '/n/?' }] } },
    ],
  ])('refuses a container with %s', async (_, definition) => {
    const engine = openDocumentEngine(temporaryFile());
    onTestFinished(() => engine.close());
    const { database } = await clientOf(engine).databases.createIfNotExists({ id: 'eods' });
    const created = database.containers.createIfNotExists({
      id: 'c',
      partitionKey: '/tenant',
      ...definition,
    });
    await expect(created).rejects.toMatchObject({ code: 400, body: { message: notSupported } });
  });

  const ifNoneMatch = { accessCondition: { type: 'IfNoneMatch', condition: '*' } };
});
