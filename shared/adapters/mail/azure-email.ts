import { createHash } from 'node:crypto';
import type { MailMessage, MailPort, Posted } from '../../kernel/mail-port.ts';
import { headerText } from './mail-text.ts';

interface AzureEmail {
  /** `https://NAME.communication.azure.com` */
  endpoint: string;
  /** An address of a domain that is linked with the resource. */
  sender: string;
  /** Gives a valid token of the app's identity. */
  token: () => Promise<string>;
}

/** The stable version whose description was read: POST /emails:send answers 202, with the operation to look at. */
const apiVersion = '2023-03-31';
const limitMs = 10_000;

/**
 * Azure Communication Services Email, by its REST interface. The operation's id follows from the message, so that one
 * sent again is the same operation there.
 */
export function azureEmail({ endpoint, sender, token }: AzureEmail): MailPort {
  const address = new URL(`/emails:send?api-version=${apiVersion}`, endpoint);
  return {
    async send(message): Promise<Posted> {
      const response = await fetch(address, {
        method: 'POST',
        redirect: 'error',
        headers: {
          authorization: `Bearer ${await token()}`,
          'content-type': 'application/json',
          'operation-id': operationId(message),
        },
        body: JSON.stringify(bodyOf(message, sender)),
        signal: AbortSignal.timeout(limitMs),
      });
      await response.body?.cancel();
      if (response.status === 202) return 'sent';
      const code = headerText(response.headers.get('x-ms-error-code') ?? '').slice(0, 100);
      const what = `${response.status}${code && ` ${code}`}`;
      if (isForGood(response.status)) return { refused: what };
      throw new Error(`the mail service answered ${what}`);
    },
  };
}

/** What is wrong with the message itself. A missing role, too many requests and a failing service may pass. */
function isForGood(status: number): boolean {
  return status === 400 || status === 413 || status === 422;
}

function bodyOf({ to, subject, text }: MailMessage, senderAddress: string) {
  return {
    senderAddress,
    content: { subject: headerText(subject), plainText: text },
    recipients: { to: [{ address: to.address, displayName: headerText(to.name) }] },
    headers: { 'Auto-Submitted': 'auto-generated' },
    // Whether somebody opens a message is nobody's business.
    userEngagementTrackingDisabled: true,
  };
}

/** A UUID of version 8 (RFC 9562) over the id of the message. */
function operationId({ organisationId, eventId, id }: MailMessage): string {
  const hash = createHash('sha256').update(`${organisationId}/${eventId}/${id}`).digest('hex');
  const parts = [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ];
  return parts.join('-');
}
