import { createCipheriv, createDecipheriv, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { Fault } from '../../kernel/errors.ts';

/** Where a value is stored. It opens nowhere else: the place is authenticated with it. */
export interface Place {
  organisationId: string;
  /** Table or kind of document. */
  entity: string;
  id: string;
  /** JSON pointer of the field. */
  field: string;
}

export interface DataKey {
  id: string;
  bytes: Uint8Array;
}

/** NIST SP 800-38D: 96 bits of nonce, drawn at random; 128 bits of tag. */
const nonceBytes = 12;
const tagBytes = 16;
const algorithm = 'aes-256-gcm';

/** Made once for each key: for its bare bytes the engine would make one with every text. */
const keyObjects = new WeakMap<DataKey, KeyObject>();

function keyObjectOf(key: DataKey): KeyObject {
  const known = keyObjects.get(key) ?? createSecretKey(key.bytes);
  keyObjects.set(key, known);
  return known;
}

/** `v1.<key id>.<nonce>.<tag>.<ciphertext>`, the last three in base64url. No JSON text begins so. */
export function seal(key: DataKey, text: string, place: Place): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, keyObjectOf(key), nonce, { authTagLength: tagBytes });
  cipher.setAAD(placeBytes(place));
  const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  const parts = [nonce, cipher.getAuthTag(), ciphertext].map((part) => part.toString('base64url'));
  return ['v1', key.id, ...parts].join('.');
}

/** Refused with `content.unreadable` when it was altered, moved or sealed with another key. */
export function open(key: DataKey, sealed: string, place: Place): string {
  const [, keyId, nonce = '', tag = '', ciphertext = ''] = sealed.split('.');
  try {
    if (keyId !== key.id) throw new Error('another key');
    const nonceRead = Buffer.from(nonce, 'base64url');
    const decipher = createDecipheriv(algorithm, keyObjectOf(key), nonceRead, { authTagLength: tagBytes });
    decipher.setAAD(placeBytes(place));
    decipher.setAuthTag(Buffer.from(tag, 'base64url'));
    return Buffer.concat([decipher.update(Buffer.from(ciphertext, 'base64url')), decipher.final()]).toString(
      'utf8',
    );
  } catch {
    throw unreadable(place);
  }
}

export const isSealed = (text: string): boolean => text.startsWith('v1.');

/** Id of the key that a sealed text names. */
export function keyIdOf(sealed: string): string {
  const start = sealed.indexOf('.') + 1;
  const end = sealed.indexOf('.', start);
  return start > 0 && end > 0 ? sealed.slice(start, end) : '';
}

export function unreadable({ entity, id }: Place): Fault {
  return new Fault('content.unreadable', `What is stored of ${entity} ${id} cannot be opened with its key.`);
}

/** As a list, so that no two places are written alike. */
function placeBytes({ organisationId, entity, id, field }: Place): Buffer {
  return Buffer.from(JSON.stringify([organisationId, entity, id, field]));
}
