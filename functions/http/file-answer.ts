import type { PlanFile } from '../../shared/workflow/export-plan.ts';
import { etagOf, isKnown } from './conditional.ts';

/** A file to keep: named for people, with a tag over its bytes, and 304 where the caller has it already. */
export function fileAnswer({ name, content }: PlanFile, contentType: string, ifNoneMatch: string | null) {
  const etag = etagOf(content);
  const headers = { etag, 'cache-control': 'private, no-cache' };
  if (isKnown(ifNoneMatch, etag)) return { status: 304 as const, body: undefined, headers };
  return {
    status: 200 as const,
    body: content,
    headers: { ...headers, 'content-type': contentType, 'content-disposition': disposition(name) },
  };
}

/** RFC 6266: a plain ASCII name for old programs and, by RFC 8187, the name itself. */
function disposition(name: string): string {
  const safe = name
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}/\\:*?"<>|]+/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .replace(/^[ .]+/, '');
  const cut = shortened(safe);
  const ascii = cut
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\w .()-]/gu, '_');
  const encoded = encodeURIComponent(cut).replaceAll(/['()*]/g, percent);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

/** File systems take 255 bytes; the end of the name says what the file is. */
function shortened(name: string): string {
  const characters = Array.from(name);
  return characters.length <= 60
    ? name
    : `${characters.slice(0, 44).join('').trim()}… ${characters.slice(-14).join('').trim()}`;
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
