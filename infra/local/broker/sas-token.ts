import { createHmac, timingSafeEqual } from 'node:crypto';

export interface SharedKey {
  name: string;
  key: string;
}

/** A SharedAccessSignature made with this key and not yet over. */
export function isSignedBy(token: string, { name, key }: SharedKey, now: number): boolean {
  const fields = new URLSearchParams(token.replace(/^SharedAccessSignature /, ''));
  const [resource, ends, signature] = ['sr', 'se', 'sig'].map((field) => fields.get(field) ?? '');
  if (fields.get('skn') !== name || Number(ends) * 1000 <= now) return false;
  const wanted = createHmac('sha256', key)
    .update(`${encodeURIComponent(resource ?? '')}\n${ends}`)
    .digest();
  const given = Buffer.from(signature ?? '', 'base64');
  return wanted.length === given.length && timingSafeEqual(wanted, given);
}
