import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { mailFolder } from '../../../../shared/adapters/mail/mail-folder.ts';
import type { MailMessage } from '../../../../shared/kernel/mail-port.ts';

const folder = join(mkdtempSync(join(tmpdir(), 'eods-mail-')), 'outbox');
afterAll(() => rmSync(join(folder, '..'), { recursive: true }));

const message: MailMessage = {
  organisationId: 'default',
  eventId: 'evt-1',
  id: 'op-1.1',
  to: { name: 'Żaneta\r\nBcc: all@example.com', address: 'zaneta@example.com>\r\nBcc: x' },
  subject: `Decide\r\n\r\n<script> ${'długi '.repeat(30)}`,
  text: 'Zażółć gęślą jaźń\n.\nhttps://eods.example/approvals\n',
  at: '2027-02-01T09:00:00.000Z',
};

const files = () => readdirSync(folder);
const read = () => {
  const [head = '', body = ''] = readFileSync(join(folder, files()[0] ?? ''), 'utf8').split('\r\n\r\n');
  return { headers: head.replaceAll('\r\n ', ' ').split('\r\n'), head, body };
};
const decoded = (header: string) =>
  header
    .replaceAll('?= =?', '?==?')
    .replaceAll(/=\?utf-8\?B\?([^?]*)\?=/g, (_whole, word: string) => Buffer.from(word, 'base64').toString());

describe('mail of one machine', () => {
  it('is one file for a message, however often it is sent', async () => {
    const mail = mailFolder(folder);
    expect(await mail.send(message)).toBe('sent');
    await mail.send(message);
    expect(files()).toEqual([expect.stringMatching(/^default_evt-1_op-1\.1\.[0-9a-f]{12}\.eml$/)]);
    await mail.send({ ...message, id: 'op-1/1' });
    expect(files()).toHaveLength(2);
    expect(statSync(join(folder, files()[0] ?? '')).mode & 0o077).toBe(0);
  });

  it('has only the headers that EODS writes, whatever people wrote', () => {
    const { headers, head } = read();
    expect(headers.map((header) => header.split(':')[0])).toEqual([
      'Date',
      'From',
      'To',
      'Subject',
      'Message-ID',
      'Auto-Submitted',
      'MIME-Version',
      'Content-Type',
      'Content-Transfer-Encoding',
    ]);
    expect(head.split('\r\n').every((line) => line.length <= 78 && /^[\x20-\x7e]+$/.test(line))).toBe(true);
    expect(decoded(headers[2] ?? '')).toBe('To: Żaneta Bcc: all@example.com <zaneta@example.comBccx>');
    expect(decoded(headers[3] ?? '')).toMatch(/^Subject: Decide <script> (długi ?)+$/);
  });

  it('says in its body what was written', () => {
    expect(Buffer.from(read().body, 'base64').toString()).toBe(message.text.replaceAll('\n', '\r\n'));
  });

  it('invents addresses that exist nowhere for invented people', () => {
    expect(mailFolder(folder).inventedAddress?.(' Ola K. ')).toBe('ola_k.@people.invalid');
  });
});
