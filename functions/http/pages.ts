import { z, type ZodType } from 'zod';
import { Fault } from '../../shared/kernel/errors.ts';
import type { PageAsked } from '../../shared/kernel/page.ts';

interface Pages<K> {
  /** What the query asks for; a cursor that is none of this list is refused. */
  asked(query: { limit: string; cursor?: string | undefined }): PageAsked<K>;
  /** The cursor that goes on after a row. */
  next(key: Readonly<K> | null): string | null;
}

/** Cursors of one list. They name the key of a row and hold no right: every page is read in the scope of its caller. */
export function pages<K>(list: string, key: ZodType<K>): Pages<K> {
  const content = z.tuple([z.literal(list), key]);
  return {
    asked: ({ limit, cursor }) => ({ limit: Number(limit), after: cursor && read(cursor, content)[1] }),
    next: (after) =>
      after === null ? null : Buffer.from(JSON.stringify([list, after])).toString('base64url'),
  } as Pages<K>; // an empty cursor is none
}

export const number = z.int().min(0);
const text = z.string().max(300);
export const createdAndId = z.tuple([text, text]);
export const askedEventAndId = z.tuple([text, text, text]);

function read<T>(cursor: string, content: ZodType<T>): T {
  const parsed = content.safeParse(valueOf(cursor));
  if (parsed.success) return parsed.data;
  const detail = 'Use nextCursor of the page before as it is, with the same list.';
  throw new Fault('request.invalid', 'The cursor cannot be read.', [{ pointer: '/cursor', detail }]);
}

function valueOf(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}
