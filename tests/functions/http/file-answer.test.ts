import { describe, expect, it } from 'vitest';
import { fileAnswer } from '../../../functions/http/file-answer.ts';

const dispositionOf = (title: string): string =>
  new Map(
    Object.entries(
      fileAnswer({ name: `${title} plan.md`, content: 'x' }, 'text/markdown', null).headers ?? {},
    ),
  ).get('content-disposition') ?? '';
const nameIn = (header: string) => decodeURIComponent(header.split("filename*=UTF-8''")[1] ?? '');

describe('the name of a file that is handed out', () => {
  it.each([
    'a\r\nset-cookie: x=1\r\n\r\n<html>',
    'a"; filename="evil.exe',
    '../../../etc/passwd',
    String.raw`..\..\windows\system.ini`,
    'plan\u202Edm.exe',
    '\u0000\u001b[31m',
    '%0d%0aset-cookie:x',
    '😀'.repeat(300),
    '.htaccess',
    'CON: | <b> ? *',
  ])('is one header value and no path: %j', (title) => {
    const header = dispositionOf(title);
    expect(header).toMatch(/^attachment; filename="[\w .()-]+"; filename\*=UTF-8''[\w.~%-]+$/);
    expect(() => new Headers({ 'content-disposition': header })).not.toThrow();
    const name = nameIn(header);
    expect(name).toMatch(/plan\.md$/);
    expect(name).not.toMatch(/[\p{Cc}\p{Cf}/\\"<>|:*?]|^\./u);
    expect(Array.from(name).length).toBeLessThanOrEqual(61);
  });
});
