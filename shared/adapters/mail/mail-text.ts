import type { MailMessage } from '../../kernel/mail-port.ts';

/** One line without controls: what a person wrote begins no header of its own. */
export function headerText(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ')
    .replaceAll(/ {2,}/g, ' ')
    .trim();
}

/** A message as a file that mail programs open: RFC 5322, the body as base64 of UTF-8. */
export function emlOf({ id, eventId, organisationId, to, subject, text, at }: MailMessage): string {
  const lines = [
    `Date: ${new Date(at).toUTCString().replace('GMT', '+0000')}`,
    'From: EODS <eods@eods.invalid>',
    `To: ${phrase(to.name)}\r\n <${addressSpec(to.address)}>`,
    `Subject: ${phrase(subject)}`,
    `Message-ID: <${token(`${organisationId}.${eventId}.${id}`)}@eods.invalid>`,
    'Auto-Submitted: auto-generated',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
  ];
  const body = Buffer.from(text.replaceAll(/\r?\n/g, '\r\n')).toString('base64');
  return [...lines, '', ...(body.match(/.{1,76}/g) ?? [])].join('\r\n') + '\r\n';
}

/** Bytes of one encoded word: with its frame and the name of a header a line stays within 76 characters. */
const wordBytes = 36;

/** Text in a header: always as encoded words (RFC 2047), folded, so that no character of it means anything there. */
function phrase(text: string): string {
  const words: string[] = [];
  let word = '';
  for (const character of headerText(text)) {
    if (Buffer.byteLength(word + character) > wordBytes) {
      words.push(word);
      word = '';
    }
    word += character;
  }
  const encoded = [...words, word].map((part) => `=?utf-8?B?${Buffer.from(part).toString('base64')}?=`);
  return encoded.join('\r\n ');
}

/** Addresses were checked when they were taken in; here nothing else passes either. */
function addressSpec(address: string): string {
  return address.replaceAll(/[^\p{L}\p{N}._%+@-]/gu, '');
}

/** For names of messages and files. */
export function token(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9.-]/g, '_').replaceAll(/\.{2,}/g, '.');
}
