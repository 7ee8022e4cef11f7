import type { NumberedPage } from '../../kernel/page.ts';

const everything: NumberedPage = { after: 0, limit: Number.MAX_SAFE_INTEGER };

/** Numbers have no gaps, so a range of them is a page. */
export function rangeOf({ after, limit } = everything) {
  return { after, upTo: after + limit };
}
