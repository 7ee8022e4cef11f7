import { describe, expect, it } from 'vitest';
import { faults } from '../../shared/kernel/errors.ts';
import { read } from './tree.ts';

const entries = read('docs/errors.md')
  .split(/^## /m)
  .slice(1)
  .map((entry) => ({ code: entry.split('\n')[0], text: entry }));

describe('the page of errors', () => {
  it('has one entry per fault code, in the order of the table', () => {
    expect(entries.map((entry) => entry.code)).toEqual(Object.keys(faults));
  });

  it.each(entries)('says of $code why it happens and what to do', ({ text }) => {
    expect(text).toMatch(/^\*\*Why:\*\* \S.{20,}$/m);
    expect(text).toMatch(/^\*\*What to do:\*\* \S.{20,}$/m);
  });
});
