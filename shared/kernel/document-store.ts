import type { Scope } from './scope.ts';

/** `id` is unique within (organisation, event). A document that is to be listed carries a number `order`. */
export interface StoredDocument {
  id: string;
  organisationId: string;
  eventId: string;
  kind: string;
  [property: string]: unknown;
}

/** Where documents lie; in Azure the infrastructure makes it under these names. */
export const documentsPlace = {
  database: 'eods',
  container: 'documents',
  partitionKey: ['/organisationId', '/eventId'],
} as const;

/** Every method fails with the fault `store.unavailable` while the store cannot be reached. */
export interface DocumentStore {
  /**
   * Of one event, in as few requests as they fit in; of each request all or none. Idempotent by id: the relay may write
   * the same document twice.
   */
  put(...documents: StoredDocument[]): Promise<void>;
  /** Removes every document of the event; repeated, it removes what came since. */
  removeAll(organisationId: string, eventId: string): Promise<void>;
  /** Documents of one kind whose `order` is not above this. */
  removeUpTo(scope: Scope, eventId: string, kind: string, order: number): Promise<void>;
  read(scope: Scope, eventId: string, id: string): Promise<StoredDocument | undefined>;
  /** One partition (organisation, event), one kind, ordered by `order` ascending, at most `limit`, after `after`. */
  list(
    scope: Scope,
    eventId: string,
    kind: string,
    page?: { after?: number; limit?: number },
  ): Promise<StoredDocument[]>;
}

/** Id of the document that holds one revision of an artifact. */
export function artifactDocumentId(type: string, revision: number): string {
  return `artifact:${type}:${revision}`;
}
