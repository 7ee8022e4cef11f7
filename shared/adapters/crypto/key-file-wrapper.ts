import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { Fault } from '../../kernel/errors.ts';
import { type Environment, requireOneMachine } from '../../kernel/one-machine.ts';
import { dataKeyBytes, type KeyWrapper, type WrappedKey } from '../../kernel/key-wrapper.ts';
import { open, seal, type Place } from './sealed-text.ts';

const place: Place = { organisationId: '', entity: 'data-key', id: '', field: '' };
/** Read and write for the owner, nothing for anybody else. */
const ownerOnly = 0o600;

/**
 * The wrapping key of one machine: a file that its owner alone can read. Whoever copies it together with the data can
 * read them, so it is refused in Azure.
 */
export function keyFileWrapper(file: string, environment: Environment = process.env): KeyWrapper {
  requireOneMachine('key-file', environment);
  const bytes = readOrMake(file);
  // Another file has another id, so that a key wrapped by one is never tried with the other.
  const id = `file-${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}`;
  const key = { id, bytes };
  return {
    newest: async () => id,
    wrap: async (data) => ({
      wrapped: seal(key, Buffer.from(data).toString('base64url'), place),
      wrappedBy: id,
    }),
    unwrap: async ({ wrapped, wrappedBy }: WrappedKey) => {
      if (wrappedBy !== id)
        throw new Fault('key.unusable', `A data key was wrapped with the key ${wrappedBy}, not with ${id}.`);
      return Buffer.from(
        opened(() => open(key, wrapped, place)),
        'base64url',
      );
    },
  };
}

function opened<T>(work: () => T): T {
  try {
    return work();
  } catch {
    throw new Fault('key.unusable', 'A wrapped data key has been altered.');
  }
}

function readOrMake(file: string): Buffer {
  try {
    writeFileSync(file, randomBytes(dataKeyBytes), { mode: ownerOnly, flag: 'wx', flush: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // fs errors carry a code
  }
  // Windows knows no such permissions; the folder's own access list holds there.
  const others = statSync(file).mode & 0o077;
  if (process.platform !== 'win32' && others !== 0)
    throw new Fault('settings.invalid', `The key file ${file} is open to others: chmod 600 it.`);
  const key = readFileSync(file);
  if (key.length !== dataKeyBytes)
    throw new Fault(
      'settings.invalid',
      `The key file ${file} must hold ${dataKeyBytes} bytes, not ${key.length}.`,
    );
  return key;
}
