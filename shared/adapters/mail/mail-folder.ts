import { mkdirSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import type { MailMessage, MailPort } from '../../kernel/mail-port.ts';
import { requireOneMachine } from '../../kernel/one-machine.ts';
import { emlOf, token } from './mail-text.ts';

/**
 * Mail of one machine: nothing leaves it, each message is a file in a folder. Named by its message, so that one sent
 * again takes its own place. The folder belongs to the one process that holds the data folder.
 */
export function mailFolder(folder: string): MailPort {
  requireOneMachine('mail-folder', process.env);
  return {
    async send(message) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      await writeWhole(folder, fileName(message), emlOf(message));
      return 'sent';
    },
    inventedAddress: (name) => `${token(name.trim().toLocaleLowerCase('en')) || 'somebody'}@people.invalid`,
  };
}

/** Two ids that look alike once they are a file's name differ in the hash. */
function fileName({ organisationId, eventId, id }: MailMessage): string {
  const whole = `${organisationId}/${eventId}/${id}`;
  const hash = createHash('sha256').update(whole).digest('hex').slice(0, 12);
  return `${token(whole).slice(0, 150)}.${hash}.eml`;
}

/** There as a whole or not at all, also after the power went. */
async function writeWhole(folder: string, name: string, text: string): Promise<void> {
  const unfinished = join(folder, `.${name}.tmp`);
  const file = await open(unfinished, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, join(folder, name));
  const directory = await open(folder, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
