import { BulkOperationType, type Container, type OperationInput } from '@azure/cosmos';
import { describe, expect, it } from 'vitest';

import { document, idsOf, openContainer, partition } from './embedded-container.ts';

const { Create, Delete, Patch, Read, Replace, Upsert } = BulkOperationType;

async function containerWithAll(): Promise<Container> {
  const container = await openContainer();
  for (const id of ['kept', 'patched', 'replaced', 'deleted']) {
    await container.items.create(document(id, { n: 1 }));
  }
  return container;
}

const changes: OperationInput[] = [
  { operationType: Create, resourceBody: document('created') },
  { operationType: Upsert, resourceBody: document('upserted') },
  { operationType: Replace, id: 'replaced', resourceBody: document('replaced', { n: 2 }) },
  {
    operationType: Patch,
    id: 'patched',
    resourceBody: { operations: [{ op: 'incr', path: '/n', value: 1 }] },
  },
  { operationType: Delete, id: 'deleted' },
];

const statesOf = async (container: Container) => {
  const query = container.items.query('SELECT c.id, c.n FROM c', { partitionKey: partition });
  return (await query.fetchAll()).resources.map(({ id, n }) => `${id} ${n}`);
};

describe('a batch', () => {
  it('does all kinds of operations, each seeing the ones before it', async () => {
    const container = await containerWithAll();
    const operations = [...changes, { operationType: Read, id: 'patched' }];
    const { code, result } = await container.items.batch(operations, partition);
    expect(code).toBe(200);
    expect(result?.map(({ statusCode }) => statusCode)).toEqual([201, 201, 200, 200, 204, 200]);
    expect(result?.[5]).toMatchObject({ resourceBody: { n: 2 }, eTag: result?.[3]?.eTag });
    expect(await statesOf(container)).toEqual([
      'kept 1',
      'patched 2',
      'replaced 2',
      'created undefined',
      'upserted undefined',
    ]);
  });

  it.each<[string, number, OperationInput]>([
    ['creates what is there', 409, { operationType: Create, resourceBody: document('kept') }],
    ['reads what is not there', 404, { operationType: Read, id: 'absent' }],
    ['deletes what is not there', 404, { operationType: Delete, id: 'absent' }],
    [
      'replaces what has changed',
      412,
      { operationType: Replace, id: 'kept', resourceBody: document('kept'), ifMatch: '"stale"' },
    ],
    [
      'writes into another partition',
      400,
      { operationType: Upsert, resourceBody: document('x', { eventId: 'event-2' }) },
    ],
    [
      'patches under a condition that does not hold',
      412,
      {
        operationType: Patch,
        id: 'kept',
        resourceBody: { operations: [{ op: 'remove', path: '/n' }], condition: 'FROM c WHERE c.n = 2' },
      },
    ],
  ])('that %s is 207 with %i there and 424 elsewhere, and changes nothing', async (_, status, failing) => {
    const container = await containerWithAll();
    const operations = [...changes, failing, { operationType: Read, id: 'kept' }];
    const { code, result } = await container.items.batch(operations, partition);
    expect(code).toBe(207);
    expect(result?.map(({ statusCode }) => statusCode)).toEqual([424, 424, 424, 424, 424, status, 424]);
    expect(await statesOf(container)).toEqual(['kept 1', 'patched 1', 'replaced 1', 'deleted 1']);
  });

  it.each<[string, object]>([
    [
      'an unknown patch',
      { operationType: Patch, id: 'kept', resourceBody: [{ op: 'move', path: '/n', from: '/m' }] },
    ],
    ['an unknown operation', { operationType: 'Truncate' }],
    ['a conditional read', { operationType: Read, id: 'kept', ifMatch: '*' }],
    ['a condition on a creation', { operationType: Create, resourceBody: document('x'), ifMatch: '*' }],
  ])('with %s is refused as not supported, and changes nothing', async (_, unknown) => {
    const container = await containerWithAll();
    // Deliberately not an operation, for the client's types.
    const batch = container.items.batch([...changes, unknown as OperationInput], partition);
    await expect(batch).rejects.toThrow('not supported by the local document engine');
    expect(await statesOf(container)).toEqual(['kept 1', 'patched 1', 'replaced 1', 'deleted 1']);
  });

  it('holds 100 operations', async () => {
    const container = await openContainer();
    const creations = Array.from({ length: 101 }, (_, n): OperationInput => ({
      operationType: Create,
      resourceBody: document(`d${n}`),
    }));
    await expect(container.items.batch(creations, partition)).rejects.toThrow('100');
    expect((await container.items.batch(creations.slice(1), partition)).code).toBe(200);
    expect(await idsOf(container, 'SELECT c.id FROM c')).toHaveLength(100);
  });

  it('is refused over 2 MB as a whole, though each document is small enough', async () => {
    const container = await openContainer();
    const half = (id: string): OperationInput => ({
      operationType: Create,
      resourceBody: document(id, { text: 'x'.repeat(1024 * 1024) }),
    });
    await expect(container.items.batch([half('a'), half('b')], partition)).rejects.toMatchObject({
      cause: { code: 413 },
    });
    expect((await container.items.batch([half('a')], partition)).code).toBe(200);
    expect(await idsOf(container, 'SELECT c.id FROM c')).toEqual(['a']);
  });
});
