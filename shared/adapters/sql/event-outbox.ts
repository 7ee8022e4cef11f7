import type { Transaction } from 'kysely';
import type { OutboxRow } from '../../kernel/relay-store.ts';
import type { Cipher } from '../crypto/cipher.ts';
import { sealDocument } from '../crypto/sealed-document.ts';
import type { LockedEvent } from './locked-event.ts';
import type { Database } from './schema.ts';

/** What a transaction leaves for the relay to hand on. */
export class EventOutbox {
  readonly #trx: Transaction<Database>;
  readonly #owner: { organisation_id: string; event_id: string };
  readonly #event: LockedEvent;

  constructor(
    trx: Transaction<Database>,
    owner: { organisation_id: string; event_id: string },
    event: LockedEvent,
  ) {
    this.#trx = trx;
    this.#owner = owner;
    this.#event = event;
  }

  async add(id: string, kind: OutboxRow['kind'], content: unknown, documentKind = ''): Promise<void> {
    const n = await this.#event.next('outbox');
    const row = { id, kind, n, attempts: 0, document_kind: documentKind, body: JSON.stringify(content) };
    await this.#trx
      .insertInto('outbox')
      .values({ ...this.#owner, ...row })
      .execute();
  }

  /** `order`: its number among the documents of its kind. */
  async addDocument(
    cipher: Cipher,
    { id, kind, order }: { id: string; kind: string; order: number },
    content: Record<string, unknown>,
  ): Promise<void> {
    const { organisation_id: organisationId, event_id: eventId } = this.#owner;
    const document = sealDocument(cipher, { id, organisationId, eventId, kind, order }, content);
    await this.add(id, 'document', document, kind);
  }
}
