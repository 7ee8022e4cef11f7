import type { DocumentStore } from '../../kernel/document-store.ts';
import type { Cipher } from '../crypto/cipher.ts';
import { openDocument } from '../crypto/sealed-document.ts';

/** Documents arrive sealed, since they come by way of the outbox, and are opened for whoever reads them. */
export function sealedDocuments(
  inner: DocumentStore,
  cipherOf: (organisationId: string, eventId: string) => Promise<Cipher>,
): DocumentStore {
  return {
    ...inner,
    async read(scope, eventId, id) {
      const found = await inner.read(scope, eventId, id);
      return found && openDocument(await cipherOf(scope.organisationId, eventId), found);
    },
    async list(scope, eventId, kind, page) {
      const found = await inner.list(scope, eventId, kind, page);
      const cipher = await cipherOf(scope.organisationId, eventId);
      return Promise.all(found.map((document) => openDocument(cipher, document)));
    },
  };
}
