import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { azureEmail } from '../../../../shared/adapters/mail/azure-email.ts';
import type { MailMessage, MailPort } from '../../../../shared/kernel/mail-port.ts';

interface Received {
  path: string | undefined;
  headers: IncomingHttpHeaders;
  body: unknown;
}

let server: Server;
let mail: MailPort;
let answer = { status: 202, code: '' };
const received: Received[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body: unknown = JSON.parse(Buffer.concat(parts).toString());
      received.push({ path: request.url, headers: request.headers, body });
      const code = answer.code ? { 'x-ms-error-code': answer.code } : {};
      response.writeHead(answer.status, { 'content-type': 'application/json', ...code });
      response.end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on TCP
  let n = 0;
  mail = azureEmail({
    endpoint: `http://127.0.0.1:${port}`,
    sender: 'eods@mail.example.com',
    token: async () => `token-${++n}`,
  });
});
afterAll(() => server.close());

const message: MailMessage = {
  organisationId: 'default',
  eventId: 'evt-1',
  id: 'op-1.1',
  to: { name: 'Ola\r\nBcc: x', address: 'ola@example.com' },
  subject: 'Decide\nnow',
  text: 'Please decide.\n',
  at: '2027-02-01T09:00:00.000Z',
};

describe('mail by Azure Communication Services', () => {
  it('is sent as the app, as plain text, to one person, without watching who opens it', async () => {
    expect(await mail.send(message)).toBe('sent');
    expect(received.at(-1)).toMatchObject({
      path: '/emails:send?api-version=2023-03-31',
      headers: { authorization: 'Bearer token-1', 'content-type': 'application/json' },
      body: {
        senderAddress: 'eods@mail.example.com',
        content: { subject: 'Decide now', plainText: 'Please decide.\n' },
        recipients: { to: [{ address: 'ola@example.com', displayName: 'Ola Bcc: x' }] },
        userEngagementTrackingDisabled: true,
      },
    });
  });

  it('is the same operation when it is sent again, and another for another message', async () => {
    await mail.send(message);
    await mail.send({ ...message, id: 'op-1.2' });
    const ids = received.slice(-3).map(({ headers }) => headers['operation-id']);
    expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  it('is refused for good where the message is at fault, with the code of the service', async () => {
    answer = { status: 400, code: 'InvalidRecipient' };
    expect(await mail.send(message)).toEqual({ refused: '400 InvalidRecipient' });
  });

  it.each([401, 403, 429, 500, 503])('is tried again later after %d', async (status) => {
    answer = { status, code: '' };
    await expect(mail.send(message)).rejects.toThrow(`the mail service answered ${status}`);
  });
});
