import { createHash } from 'node:crypto';

import { z } from 'zod';

import type { Query } from './query-parser.ts';
import { holds, project, rank, valueAt } from './query-evaluation.ts';
import { Refusal } from './refusal.ts';

export interface Candidate {
  sequence: number;
  document: object;
}

export interface Page {
  documents: unknown[];
  /** Where the next page starts; absent after the last page. */
  position?: Position;
}

/** The last row handed out. Rows written or removed between two pages move nothing that was not handed out yet. */
const positionSchema = z.object({
  values: z.array(z.union([z.string(), z.number()])),
  sequence: z.number(),
  taken: z.number(),
});
export type Position = z.infer<typeof positionSchema>;

// Azure's limits for one page of a query.
const maximumItems = 1000;
const maximumBytes = 4 * 1024 * 1024;

export function selectPage(query: Query, candidates: Candidate[], maxItems: number, after?: Position): Page {
  const rows = candidates.filter(({ document }) => holds(query.where, document)).map(toSortable(query));
  const { select } = query;
  if (select === 'count') return { documents: [rows.length] };
  const order = byOrder(query);
  // One value alone is never compared by a sort; it must be sortable all the same.
  for (const { values } of rows) for (const value of values) rank(value, value);
  rows.sort(order);
  const from = after ? rows.filter((row) => order(row, after) <= 0).length : query.offset;
  const taken = after?.taken ?? 0;
  const wanted = Math.min(query.limit - taken, maxItems > 0 ? maxItems : maximumItems, maximumItems);
  const page = withinBytes(rows.slice(from, from + wanted).map((row) => project(row.document, select)));
  const last = rows[from + page.length - 1];
  const finished =
    page.length === 0 || from + page.length >= rows.length || taken + page.length >= query.limit;
  if (finished || !last) return { documents: page };
  const { values, sequence } = last;
  return {
    documents: page,
    position: positionSchema.parse({ values, sequence, taken: taken + page.length }),
  };
}

type Sortable = Candidate & { values: unknown[] };

function toSortable({ orderBy }: Query): (candidate: Candidate) => Sortable {
  return (row) => ({ ...row, values: orderBy.map(({ path }) => valueAt(row.document, path)) });
}

type Place = Pick<Sortable, 'sequence' | 'values'>;

function byOrder({ orderBy }: Query): (left: Place, right: Place) => number {
  return (left, right) => {
    for (const [at, { descending }] of orderBy.entries()) {
      const order = rank(left.values[at], right.values[at]);
      if (order !== 0) return descending ? -order : order;
    }
    return left.sequence - right.sequence;
  };
}

/** At least one document, however large. */
function withinBytes(documents: object[]): object[] {
  let bytes = 0;
  const end = documents.findIndex(
    (document) => (bytes += Buffer.byteLength(JSON.stringify(document))) > maximumBytes,
  );
  return end === -1 ? documents : documents.slice(0, Math.max(1, end));
}

/** A token is good for the query that gave it, its parameters and its partition. */
export function writeToken(position: Position, asked: string): string {
  return Buffer.from(JSON.stringify({ ...position, asked: digest(asked) })).toString('base64url');
}

export function readToken(token: string, asked: string): Position {
  try {
    const content: unknown = JSON.parse(Buffer.from(token, 'base64url').toString());
    z.object({ asked: z.literal(digest(asked)) }).parse(content);
    return positionSchema.parse(content);
  } catch {
    throw new Refusal(400, 'Invalid continuation token: it belongs to another query or is damaged');
  }
}

function digest(asked: string): string {
  return createHash('sha256').update(asked).digest('base64url');
}
