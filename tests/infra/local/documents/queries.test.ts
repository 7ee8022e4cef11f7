import { BulkOperationType, type Container, type IndexingPolicy } from '@azure/cosmos';
import { describe, expect, it } from 'vitest';

import { document, idsOf, openContainer, partition } from './embedded-container.ts';

async function containerWith(...documents: ReturnType<typeof document>[]): Promise<Container> {
  const container = await openContainer();
  for (const one of documents) await container.items.create(one);
  return container;
}

describe('the condition of a query', () => {
  const samples = [
    document('ten', { n: 10, city: 'Oslo', flag: true, tags: ['a', 10, null] }),
    document('twenty', { n: 20, city: 'Bergen', flag: false }),
    document('text', { n: '20', city: null, nested: { 'load-in': 7 } }),
    document('none', {}),
  ];

  it.each([
    ['c.n = 10', 'ten'],
    ['c.n = @n', 'twenty'],
    ['c.n != 10', 'twenty'],
    ['c.n < 20', 'ten'],
    ['c.n <= 20', 'ten twenty'],
    ['c.n > 10', 'twenty'],
    ['c.n >= 10', 'ten twenty'],
    ['10 < c.n', 'twenty'],
    [`c.n > '1'`, 'text'],
    ['c.n > -1', 'ten twenty'],
    ['c.city = null', 'text'],
    ['c.city != null', ''],
    ['c.flag', 'ten'],
    ['c.flag = false', 'twenty'],
    ['NOT (c.flag)', 'twenty'],
    ['NOT (c.n = 10)', 'twenty'],
    [`c.city IN ('Oslo', @city)`, 'ten twenty'],
    [`c.city NOT IN ('Oslo')`, 'twenty'],
    [`c.n = 10 OR c.n = '20' AND c.city = 'Oslo'`, 'ten'],
    [`(c.n = 10 OR c.n = '20') AND c.city = null`, 'text'],
    ['c.n = 10 OR c.absent = 1', 'ten'],
    ['NOT (c.n = 10 AND c.absent = 1)', 'twenty'],
    ['c.absent = c.absent', ''],
    ['c.nested["load-in"] = 7', 'text'],
    ['IS_DEFINED(c.city)', 'ten twenty text'],
    ['NOT (IS_DEFINED(c.city))', 'none'],
    ['IS_DEFINED(c.nested["load-in"])', 'text'],
    [`STARTSWITH(c.city, 'Os')`, 'ten'],
    [`STARTSWITH(c.city, 'os')`, ''],
    ['NOT (STARTSWITH(c.city, "Os"))', 'twenty'],
    [`CONTAINS(c.city, 'erge')`, 'twenty'],
    ['CONTAINS(c.n, @city)', ''],
    ['CONTAINS(c.city, @city) AND c.n = @n', 'twenty'],
    [`ARRAY_CONTAINS(c.tags, 'a')`, 'ten'],
    [`array_contains(c.tags, '10')`, ''],
    ['ARRAY_CONTAINS(c.tags, null)', 'ten'],
    ['ARRAY_CONTAINS(c.city, "Oslo")', ''],
    ['c["n"] = 10 and c.city = "Oslo"', 'ten'],
  ])('%s keeps: %s', async (condition, expected) => {
    const container = await containerWith(...samples);
    const ids = await idsOf(container, `SELECT * FROM c WHERE ${condition}`, { '@n': 20, '@city': 'Bergen' });
    expect(ids.join(' ')).toBe(expected);
  });

  it('treats a parameter as a value, never as query text', async () => {
    const container = await containerWith(...samples);
    const hostile = `Oslo' OR 1 = 1`;
    expect(await idsOf(container, 'SELECT * FROM c WHERE c.city = @city', { '@city': hostile })).toEqual([]);
  });
});

describe('a condition on the kind of documents', () => {
  const samples = [
    document('a1', { kind: 'a', order: 1 }),
    document('b1', { kind: 'b', order: 1 }),
    document('a2', { kind: 'a', order: 2 }),
    document('number', { kind: 5, order: 3 }),
    document('nested', { sub: { kind: 'a' }, order: 4 }),
    document('nul', { kind: 'a\0', order: 5 }),
  ];

  it.each([
    [`c.kind = 'a'`, 'a1 a2'],
    [`c["order"] > 1 AND c.kind = 'a'`, 'a2'],
    [`c.kind = 'a' AND c.kind = 'b'`, ''],
    [`c.kind = 'a' OR c["order"] = 1`, 'a1 b1 a2'],
    [`NOT (c.kind = 'a')`, 'b1 nested nul'],
    [`c.sub.kind = 'a'`, 'nested'],
    ['c.kind = 5', 'number'],
    [`c.kind = '5'`, ''],
    ['c.kind = @kind', 'nul'],
  ])('%s finds what it means', async (condition, expected) => {
    const container = await containerWith(...samples);
    const ids = await idsOf(container, `SELECT * FROM c WHERE ${condition}`, { '@kind': 'a\0' });
    expect(ids.join(' ')).toBe(expected);
  });

  it('sees a document by the kind that it has now', async () => {
    const container = await containerWith(...samples);
    await container.items.upsert(document('a1', { kind: 'b', order: 1 }));
    const query = `SELECT * FROM c WHERE c.kind = 'a'`;
    expect(await idsOf(container, query)).toEqual(['a2']);
  });
});

describe('the rows of a query', () => {
  it('hold the selected properties that a document has', async () => {
    const container = await containerWith(document('a', { n: 1, place: { city: 'Oslo' } }), document('b'));
    const query = 'SELECT c.id, c.n, c.place.city FROM c';
    const { resources } = await container.items.query(query, { partitionKey: partition }).fetchAll();
    expect(resources).toEqual([{ id: 'a', n: 1, city: 'Oslo' }, { id: 'b' }]);
  });

  it('come in the order of creation when no order is asked, also after a replacement', async () => {
    const container = await containerWith(document('z'), document('a'), document('m'));
    await container.items.upsert(document('z', { changed: true }));
    expect(await idsOf(container, 'SELECT c.id FROM c')).toEqual(['z', 'a', 'm']);
  });

  it.each([
    ['ORDER BY c["order"]', 'first second third tenth'],
    ['ORDER BY c["order"] DESC', 'tenth third second first'],
    ['ORDER BY c.name ASC', 'second third tenth first'],
    ['ORDER BY c["order"] OFFSET 1 LIMIT 2', 'second third'],
    ['ORDER BY c["order"] OFFSET 9 LIMIT 2', ''],
  ])('come %s as: %s', async (clause, expected) => {
    const container = await containerWith(
      document('tenth', { order: 10, name: 'b' }),
      document('second', { order: 2, name: 'B' }),
      document('first', { order: 1, name: 'ä' }),
      document('third', { order: 3, name: 'a' }),
    );
    expect((await idsOf(container, `SELECT * FROM c ${clause}`)).join(' ')).toBe(expected);
  });

  it('stop at TOP, also when it is a parameter', async () => {
    const container = await containerWith(document('a'), document('b'), document('c'));
    expect(await idsOf(container, 'SELECT TOP 2 c.id FROM c')).toEqual(['a', 'b']);
    expect(await idsOf(container, 'SELECT TOP @n * FROM c', { '@n': 0 })).toEqual([]);
  });
});

describe('a query ordered by two properties', () => {
  const includedPaths: [{ path: string }] = [{ path: '/*' }];
  const compositeIndexes: IndexingPolicy['compositeIndexes'] = [
    [
      { path: '/city', order: 'ascending' },
      { path: '/n', order: 'descending' },
    ],
  ];
  const open = async () => {
    const container = await openContainer({ indexingPolicy: { includedPaths, compositeIndexes } });
    for (const [city, n] of [
      ['Oslo', 1],
      ['Bergen', 1],
      ['Oslo', 2],
      ['Bergen', 2],
    ] as const) {
      await container.items.create(document(`${city}${n}`, { city, n }));
    }
    return container;
  };

  it.each([
    ['c.city, c.n DESC', 'Bergen2 Bergen1 Oslo2 Oslo1'],
    ['c.city DESC, c.n', 'Oslo1 Oslo2 Bergen1 Bergen2'],
    ['c.city, c.n DESC OFFSET 1 LIMIT 2', 'Bergen1 Oslo2'],
  ])('is served by a composite index as it is or turned: %s', async (order, expected) => {
    expect((await idsOf(await open(), `SELECT * FROM c ORDER BY ${order}`)).join(' ')).toBe(expected);
  });

  it.each(['c.city, c.n', 'c.n DESC, c.city', 'c.city, c.id', 'c.city, c.n DESC, c.id'])(
    'is refused without one: %s',
    async (order) => {
      const answer = idsOf(await open(), `SELECT * FROM c ORDER BY ${order}`);
      const body = { message: expect.stringContaining('composite index') };
      await expect(answer).rejects.toMatchObject({ code: 400, body });
    },
  );

  it('goes on after a page where it stopped', async () => {
    const container = await open();
    const options = { partitionKey: partition, maxItemCount: 3 };
    const iterator = container.items.query<{ id: string }>(
      'SELECT * FROM c ORDER BY c.city, c.n DESC',
      options,
    );
    const pages = [(await iterator.fetchNext()).resources, (await iterator.fetchNext()).resources];
    expect(pages.map((page) => page.map(({ id }) => id).join(' '))).toEqual([
      'Bergen2 Bergen1 Oslo2',
      'Oslo1',
    ]);
  });
});

describe('a count', () => {
  it.each([
    ['SELECT VALUE COUNT(1) FROM c', 3],
    ['SELECT VALUE COUNT(1) FROM c WHERE c.n > 1', 2],
    ['SELECT VALUE COUNT(1) FROM c WHERE c.n > 3', 0],
  ])('%s is %i', async (query, expected) => {
    const container = await containerWith(...[1, 2, 3].map((n) => document(`d${n}`, { n })));
    await container.items.create(document('d4', { eventId: 'event-2', n: 2 }));
    const { resources } = await container.items.query(query, { partitionKey: partition }).fetchAll();
    expect(resources).toEqual([expected]);
  });
});

describe('a query read page by page', () => {
  const five = [5, 3, 1, 4, 2].map((order) => document(`d${order}`, { order, same: 1 }));

  async function pages(container: Container, query: string, between = async () => {}): Promise<string[]> {
    const found: string[] = [];
    let continuationToken: string | undefined;
    do {
      // A new iterator for every page: the token alone carries the place.
      const options = {
        partitionKey: partition,
        maxItemCount: 2,
        ...(continuationToken && { continuationToken }),
      };
      const page = await container.items.query<{ id: string }>(query, options).fetchNext();
      found.push(page.resources.map(({ id }) => id).join(' '));
      continuationToken = page.continuationToken;
      await between();
    } while (continuationToken);
    return found;
  }

  it.each([
    ['SELECT * FROM c', ['d5 d3', 'd1 d4', 'd2']],
    ['SELECT * FROM c ORDER BY c["order"]', ['d1 d2', 'd3 d4', 'd5']],
    ['SELECT * FROM c ORDER BY c["order"] DESC', ['d5 d4', 'd3 d2', 'd1']],
    ['SELECT * FROM c ORDER BY c.same', ['d5 d3', 'd1 d4', 'd2']],
    ['SELECT TOP 3 * FROM c', ['d5 d3', 'd1']],
    ['SELECT TOP 4 * FROM c', ['d5 d3', 'd1 d4']],
    ['SELECT * FROM c ORDER BY c["order"] OFFSET 1 LIMIT 3', ['d2 d3', 'd4']],
  ])('%s comes as %j', async (query, expected) => {
    expect(await pages(await containerWith(...five), query)).toEqual(expected);
  });

  it('neither repeats nor misses a row when earlier rows come and go between pages', async () => {
    const container = await containerWith(...five);
    let step = 0;
    const between = async () => {
      step += 1;
      if (step === 1) await container.items.create(document('d0', { order: 0 }));
      if (step === 2) await container.item('d1', partition).delete();
    };
    const found = await pages(container, 'SELECT * FROM c ORDER BY c["order"]', between);
    expect(found).toEqual(['d1 d2', 'd3 d4', 'd5']);
  });

  it('hands out at most 1,000 items at a time, whatever is asked', async () => {
    const container = await openContainer();
    for (let from = 0; from < 1010; from += 50) {
      const ids = Array.from({ length: Math.min(50, 1010 - from) }, (_, n) => `d${from + n}`);
      const creations = ids.map((id) => ({
        operationType: BulkOperationType.Create,
        resourceBody: document(id),
      }));
      await container.items.batch(creations, partition);
    }
    const options = { partitionKey: partition, maxItemCount: 5000 };
    const iterator = container.items.query('SELECT c.id FROM c', options);
    expect((await iterator.fetchNext()).resources).toHaveLength(1000);
    expect((await iterator.fetchNext()).resources).toHaveLength(10);
  });

  it('hands out at most 4 MB at a time', async () => {
    const container = await containerWith(
      ...[1, 2, 3, 4, 5].map((n) => document(`d${n}`, { text: 'x'.repeat(1_000_000) })),
    );
    const query = container.items.query('SELECT * FROM c', { partitionKey: partition });
    expect((await query.fetchNext()).resources).toHaveLength(4);
    expect((await query.fetchNext()).resources).toHaveLength(1);
  });

  it.each([
    ['another query', 'SELECT c.id FROM c', partition],
    ['another partition', 'SELECT * FROM c', ['org-2', 'event-1']],
  ])('refuses the token of %s', async (_, query, partitionKey) => {
    const container = await containerWith(...five);
    const options = { partitionKey: partition, maxItemCount: 2 };
    const { continuationToken } = await container.items.query('SELECT * FROM c', options).fetchNext();
    expect(continuationToken).toEqual(expect.any(String));
    const resumed = container.items.query(query, { partitionKey, continuationToken });
    await expect(resumed.fetchNext()).rejects.toMatchObject({ code: 400 });
  });
});
