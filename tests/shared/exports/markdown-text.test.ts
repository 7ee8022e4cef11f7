import { describe, expect, it } from 'vitest';
import { bullets, plain, table } from '../../../shared/exports/markdown-text.ts';

describe('Markdown text from outside', () => {
  it.each([
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['[x](javascript:alert(1))', '\\[x\\](javascript:alert(1))'],
    ['a | b', 'a \\| b'],
    ['**bold** `code` ~~gone~~', '\\*\\*bold\\*\\* \\`code\\` \\~\\~gone\\~\\~'],
    ['# heading', '\\# heading'],
    ['- item', '\\- item'],
    ['1. first', '1\\. first'],
    ['39.4 % saved', '39.4 % saved'],
    ['-5 % less', '-5 % less'],
    ['--- | ---', '\\--- \\| ---'],
    ['two\n\nlines\r\n| --- |', 'two lines \\| --- \\|'],
    ['&lt;b&gt;', '&amp;lt;b&amp;gt;'],
    ['right\u202Eto left', 'rightto left'],
    ['https://evil.example www.evil.example', 'https\\://evil.example www\\.evil.example'],
    ['mailto:ola@example.org', 'mailto\\:ola\\@example.org'],
    ['family 👩‍👩‍👧 می‌خواهم', 'family 👩‍👩‍👧 می‌خواهم'],
    ['already \\ escaped', 'already \\\\ escaped'],
  ])('shows %j literally', (raw, shown) => {
    expect(plain(raw)).toBe(shown);
  });

  it('cuts at whole characters', () => {
    expect(plain('🎉🎉🎉🎉', 3)).toBe('🎉🎉…');
  });

  it('keeps a table in shape whatever a cell holds', () => {
    expect(table(['A', 'B'], [['x|y\nz', null]])).toBe('| A | B |\n|---|---|\n| x\\|y z | – |');
    expect(table(['A'], [], 'Nothing yet.')).toBe('Nothing yet.');
  });

  it('lists raw texts', () => {
    expect(bullets(['<b>', '- c'])).toBe('- &lt;b&gt;\n- \\- c');
  });
});
