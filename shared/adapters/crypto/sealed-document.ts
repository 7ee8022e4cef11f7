import type { StoredDocument } from '../../kernel/document-store.ts';
import type { Cipher } from './cipher.ts';

/** What a document is found and ordered by stays readable; everything else of it is sealed. */
interface SealedDocument {
  id: string;
  organisationId: string;
  eventId: string;
  kind: string;
  order: number;
  sealed: string;
}

const placeOf = (eventId: string, id: string) => ({ entity: `document/${eventId}`, id, field: '/content' });

export function sealDocument(
  cipher: Cipher,
  about: Omit<SealedDocument, 'sealed'>,
  content: Readonly<Record<string, unknown>>,
): SealedDocument {
  return { ...about, sealed: cipher.seal(JSON.stringify(content), placeOf(about.eventId, about.id)) };
}

/** A document from before there were keys comes back as it is. */
export async function openDocument(cipher: Cipher, document: StoredDocument): Promise<StoredDocument> {
  const { sealed, ...about } = document;
  if (typeof sealed !== 'string') return document;
  const content = await cipher.value(sealed, placeOf(about.eventId, about.id));
  return { ...about, ...(content as Record<string, unknown>) }; // sealed above
}
