import { isDeepStrictEqual } from 'node:util';

import { z } from 'zod';

import type { ContainerDefinition } from './containers.ts';
import type { DocumentFile } from './document-file.ts';
import { fromRow, partitionKey, type Place } from './documents.ts';
import { readToken, selectPage, writeToken } from './query-pages.ts';
import { parseQuery, type Expression, type SortKey } from './query-parser.ts';
import { notSupported, Refusal } from './refusal.ts';
import type { DocumentAnswer } from './request.ts';

const querySchema = z.strictObject({
  query: z.string(),
  parameters: z.array(z.strictObject({ name: z.string(), value: z.unknown() })).optional(),
});

export interface PageRequest {
  /** Negative or 0: as many as one page can hold. */
  maxItems: number;
  continuation: string | undefined;
}

// The SDK asks for continuation tokens of at most this size.
const maximumTokenBytes = 1024;

export function answerQuery(
  file: DocumentFile,
  place: Place,
  body: unknown,
  page: PageRequest,
): DocumentAnswer {
  const { data: asked, error } = querySchema.safeParse(body);
  if (error) throw new Refusal(400, `The query body is invalid: ${error.message}`);
  const query = parseQuery(asked.query, new Map(asked.parameters?.map(({ name, value }) => [name, value])));
  const identity = JSON.stringify([place.container, place.partition, asked]);
  const after = page.continuation === undefined ? undefined : readToken(page.continuation, identity);
  if (!isServed(query.orderBy, place.definition)) {
    throw new Refusal(
      400,
      'The order by query does not have a corresponding composite index that it can be served from.',
    );
  }
  const kind = kindAsked(query.where);
  const partition = partitionKey(place);
  const rows =
    kind === undefined
      ? file.partition(place.container, partition, place.now)
      : file.ofKind(place.container, partition, kind, place.now);
  const candidates = rows.map((row) => ({ sequence: row.sequence, document: fromRow(row) }));
  const { documents, position } = selectPage(query, candidates, page.maxItems, after);
  const headers: Record<string, string> = { 'x-ms-item-count': String(documents.length) };
  if (position) headers['x-ms-continuation'] = limited(writeToken(position, identity));
  return { status: 200, headers, body: { Documents: documents, _count: documents.length } };
}

/** The text that `kind` must equal, where the condition says so for every document: the others need not be read. */
function kindAsked(where: Expression | undefined): string | undefined {
  if (where?.kind === 'and') return kindAsked(where.left) ?? kindAsked(where.right);
  if (where?.kind !== 'compare' || where.operator !== '=') return undefined;
  const { left, right } = where;
  const isKind = left.kind === 'path' && left.path.length === 1 && left.path[0] === 'kind';
  if (!isKind || right.kind !== 'value' || typeof right.value !== 'string') return undefined;
  // SQLite and JSON differ about what is no proper text.
  return /[\0\p{Surrogate}]/u.test(right.value) ? undefined : right.value;
}

function limited(token: string): string {
  if (token.length > maximumTokenBytes) throw notSupported('Paging over sort values this long');
  return token;
}

/** Several properties need a composite index of the same paths in the same order, all directions as given or all turned. */
function isServed(orderBy: readonly SortKey[], { indexingPolicy }: ContainerDefinition): boolean {
  if (orderBy.length < 2) return true;
  const asked = orderBy.map(({ path, descending }) => ({ path: `/${path.join('/')}`, descending }));
  return (indexingPolicy?.compositeIndexes ?? []).some((index) =>
    [false, true].some((turned) => {
      const served = index.map(({ path, order }) => ({
        path,
        descending: (order === 'descending') !== turned,
      }));
      return isDeepStrictEqual(served, asked);
    }),
  );
}
