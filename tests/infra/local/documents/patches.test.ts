import type { PatchOperation, PatchRequestBody } from '@azure/cosmos';
import { describe, expect, it } from 'vitest';

import { document, openContainer, partition } from './embedded-container.ts';

const before = { n: 1, tags: ['a', 'b'], place: { city: 'Oslo' }, 'a/b~c': 0, __proto__: null };

/** The content of the document after the patch. */
async function patched(patch: PatchRequestBody): Promise<Record<string, unknown>> {
  const container = await openContainer();
  await container.items.create(document('a', before));
  await container.item('a', partition).patch(patch);
  return (await container.item('a', partition).read()).resource;
}

/** The status of a patch that is refused, and the proof that it changed nothing. */
async function refused(patch: PatchRequestBody): Promise<unknown> {
  const container = await openContainer();
  const { etag } = await container.items.create(document('a', before));
  const error: unknown = await container
    .item('a', partition)
    .patch(patch)
    .catch((reason: unknown) => reason);
  expect((await container.item('a', partition).read()).resource).toMatchObject({ n: 1, _etag: etag });
  return error;
}

describe('a patch', () => {
  it.each<[string, PatchOperation, object]>([
    ['adds a property', { op: 'add', path: '/city', value: 'Oslo' }, { city: 'Oslo' }],
    ['adds over a property', { op: 'add', path: '/n', value: null }, { n: null }],
    ['adds into a list', { op: 'add', path: '/tags/1', value: 'x' }, { tags: ['a', 'x', 'b'] }],
    ['adds at the length of a list', { op: 'add', path: '/tags/2', value: 'x' }, { tags: ['a', 'b', 'x'] }],
    ['adds at the end of a list', { op: 'add', path: '/tags/-', value: 'x' }, { tags: ['a', 'b', 'x'] }],
    [
      'sets an inner property',
      { op: 'set', path: '/place/city', value: 'Bergen' },
      { place: { city: 'Bergen' } },
    ],
    ['sets a new property', { op: 'set', path: '/m', value: [1] }, { m: [1] }],
    ['sets in a list', { op: 'set', path: '/tags/0', value: 'x' }, { tags: ['x', 'b'] }],
    ['replaces', { op: 'replace', path: '/n', value: { deep: 1 } }, { n: { deep: 1 } }],
    ['removes from a list', { op: 'remove', path: '/tags/0' }, { tags: ['b'] }],
    ['increments', { op: 'incr', path: '/n', value: -1.5 }, { n: -0.5 }],
    ['increments what was not there', { op: 'incr', path: '/m', value: 2 }, { m: 2 }],
    ['finds escaped names', { op: 'set', path: '/a~1b~0c', value: 1 }, { 'a/b~c': 1 }],
  ])('%s', async (_, operation, expected) => {
    expect(await patched([operation])).toMatchObject(expected);
  });

  it('removes a property', async () => {
    expect(await patched([{ op: 'remove', path: '/n' }])).not.toHaveProperty('n');
  });

  it('takes __proto__ for the name it is', async () => {
    const resource = await patched([{ op: 'set', path: '/__proto__', value: { n: 7 } }]);
    expect(Object.getOwnPropertyDescriptor(resource, '__proto__')?.value).toEqual({ n: 7 });
  });

  it.each<[string, PatchOperation]>([
    ['a replacement of nothing', { op: 'replace', path: '/m', value: 1 }],
    ['a removal of nothing', { op: 'remove', path: '/m' }],
    ['a place in nothing', { op: 'add', path: '/m/deep', value: 1 }],
    ['a place in a number', { op: 'set', path: '/n/deep', value: 1 }],
    ['a place behind the end of a list', { op: 'add', path: '/tags/3', value: 1 }],
    ['a setting behind the last of a list', { op: 'set', path: '/tags/2', value: 1 }],
    ['a name in a list', { op: 'set', path: '/tags/x', value: 1 }],
    ['an increment of a text', { op: 'incr', path: '/place/city', value: 1 }],
    ['another id', { op: 'set', path: '/id', value: 'b' }],
    ['another partition', { op: 'set', path: '/eventId', value: 'event-2' }],
    ['a system property', { op: 'set', path: '/_etag', value: 'x' }],
  ])('refuses %s with 400, and then none of its operations is done', async (_, operation) => {
    expect(await refused([{ op: 'set', path: '/n', value: 9 }, operation])).toMatchObject({ code: 400 });
  });

  it.each<[string, unknown]>([
    ['an unknown operation', [{ op: 'move', path: '/n', from: '/m' }]],
    ['no value', [{ op: 'set', path: '/n' }]],
    ['no path', [{ op: 'set', path: '', value: 1 }]],
    ['no operation', []],
  ])('refuses %s as not supported', async (_, body) => {
    const message = expect.stringContaining('not supported by the local document engine');
    // Deliberately not a patch, for the client's types.
    expect(await refused(body as PatchRequestBody)).toMatchObject({ code: 400, body: { message } });
  });

  it('has at most 10 operations', async () => {
    const eleven = Array.from({ length: 11 }, (): PatchOperation => ({ op: 'incr', path: '/n', value: 1 }));
    expect(await patched(eleven.slice(1))).toMatchObject({ n: 11 });
    expect(await refused(eleven)).toMatchObject({ code: 400 });
  });

  it('of a document that is not there is 404', async () => {
    const patch = (await openContainer()).item('a', partition).patch([{ op: 'set', path: '/n', value: 1 }]);
    await expect(patch).rejects.toMatchObject({ code: 404 });
  });
});

describe('a patch with a condition', () => {
  const operations: PatchOperation[] = [{ op: 'incr', path: '/n', value: 1 }];

  it('is done where the condition holds', async () => {
    expect(
      await patched({ operations, condition: `FROM c WHERE c.n = 1 AND c.place.city = 'Oslo'` }),
    ).toMatchObject({
      n: 2,
    });
  });

  it.each(['FROM c WHERE c.n = 2', 'from c where c.absent = 1'])(
    'is 412 where it does not: %s',
    async (condition) => {
      expect(await refused({ operations, condition })).toMatchObject({ code: 412 });
    },
  );

  it.each(['FROM c', 'WHERE c.n = 1', 'FROM c WHERE c.n = 1 ORDER BY c.n', 'FROM c WHERE c.n + 1 = 2'])(
    'is refused where it is no such condition: %s',
    async (condition) => {
      expect(await refused({ operations, condition })).toMatchObject({ code: 400 });
    },
  );

  it('is 412 with the etag of an older state', async () => {
    const container = await openContainer();
    const { etag } = await container.items.create(document('a', before));
    const accessCondition = { type: 'IfMatch', condition: etag };
    const item = container.item('a', partition);
    const first = await item.patch(operations, { accessCondition });
    expect([first.statusCode, first.etag]).toEqual([200, first.resource?._etag]);
    await expect(item.patch(operations, { accessCondition })).rejects.toMatchObject({ code: 412 });
    expect((await item.read()).resource).toMatchObject({ n: 2 });
  });
});
