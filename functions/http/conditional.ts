import { createHash } from 'node:crypto';
import { Fault } from '../../shared/kernel/errors.ts';

/** A strong tag: it follows from the very bytes of the answer. */
export function etagOf(content: string | Uint8Array): string {
  return `"${createHash('sha256').update(content).digest('hex').slice(0, 32)}"`;
}

const tagsOf = (header: string) => header.split(',').map((tag) => tag.trim());

/** RFC 9110 `If-None-Match`: a list of tags, weak ones count, `*` is anything. */
export function isKnown(ifNoneMatch: string | null, etag: string): boolean {
  const tags = tagsOf(ifNoneMatch ?? '').map((tag) => tag.replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(etag);
}

/** RFC 9110 `If-Match`, by strong comparison, against what a `GET` would answer now. */
export function requireCurrent(
  ifMatch: string | null,
  current: unknown,
  { optional = false }: { optional?: boolean } = {},
): void {
  if (ifMatch === null) {
    if (optional) return;
    throw new Fault('request.unconditional', 'Send the ETag of what you have read as If-Match.', [
      { pointer: '/headers/if-match', detail: 'Read the resource and send its ETag.' },
    ]);
  }
  const tags = tagsOf(ifMatch);
  const good = ['*', etagOf(JSON.stringify(current))];
  if (tags.some((tag) => good.includes(tag))) return;
  throw new Fault('request.stale', 'It has changed since you read it; read it again.', [
    { pointer: '/headers/if-match', detail: 'This is not the ETag of what is there now.' },
  ]);
}
