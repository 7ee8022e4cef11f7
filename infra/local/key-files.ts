import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const bytes = 32;

/** Made by the app, which wraps its data keys with it. */
export const wrappingKeyFile = (folder: string): string => join(folder, 'wrapping-key');

/** What contents were hashed under in a folder from before that key was kept wrapped in the database. */
export function earlierContentKeyIn(folder: string): Buffer | undefined {
  return existsSync(join(folder, 'content-key')) ? keyIn(folder, 'content-key') : undefined;
}

/** What sessions of the local sign-in are signed with. */
export function sessionKeyIn(folder: string): Buffer {
  return keyIn(folder, 'session-key');
}

/**
 * Made once per data folder and readable by its owner only. Whoever copies the whole folder has the key as
 * well.
 */
function keyIn(folder: string, name: string): Buffer {
  const file = join(folder, name);
  try {
    writeFileSync(file, randomBytes(bytes), { mode: 0o600, flag: 'wx', flush: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // fs errors carry a code
  }
  const key = readFileSync(file);
  if (key.length !== bytes)
    throw new Error(`The file ${file} must hold ${bytes} bytes but holds ${key.length}.`);
  return key;
}
