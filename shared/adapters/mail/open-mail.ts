import { Fault } from '../../kernel/errors.ts';
import type { MailPort } from '../../kernel/mail-port.ts';
import type { Settings } from '../../kernel/settings.ts';
import { azureEmail } from './azure-email.ts';
import { mailFolder } from './mail-folder.ts';

interface MailPlace {
  /** Of one machine. */
  folder?: string | undefined;
  token: (settings: Settings, scope: string) => Promise<() => Promise<string>>;
}

/** What the identity of the app is asked for. */
const scope = 'https://communication.azure.com/.default';

/** A mail service where one is set, a folder on one machine, else none. */
export async function openMail(
  settings: Settings,
  { folder, token }: MailPlace,
): Promise<MailPort | undefined> {
  const { EODS_MAIL_ENDPOINT: endpoint, EODS_MAIL_SENDER: sender } = settings;
  if (endpoint === undefined && sender === undefined)
    return folder === undefined ? undefined : mailFolder(folder);
  if (endpoint === undefined || sender === undefined)
    throw new Fault('settings.invalid', 'EODS_MAIL_ENDPOINT and EODS_MAIL_SENDER need each other.');
  return azureEmail({ endpoint, sender, token: await token(settings, scope) });
}
