import { versionHash } from '../../kernel/content-hash.ts';

/** The same words give the same id from import to import; what cannot be written in plain letters counts by its hash. */
export function rowId(...parts: readonly (string | null)[]): string {
  const words = parts.map((part) => part ?? '').join(' ');
  const plain = words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const isWhole = /^[\p{Script=Latin}\p{M}\p{N}\p{P}\p{S}\s]*$/u.test(words) && plain.length <= 150;
  return isWhole && plain !== '' ? plain : `${plain.slice(0, 100)}-${versionHash(words)}`.replace(/^-/, '');
}
