import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { keyFileWrapper } from '../../../../shared/adapters/crypto/key-file-wrapper.ts';
import { keyWrapperSuite } from './key-wrapper-suite.ts';

const folder = mkdtempSync(join(tmpdir(), 'eods-key-file-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string) => join(folder, name);

keyWrapperSuite('a key file', () => ({
  wrapper: keyFileWrapper(file('own')),
  other: keyFileWrapper(file('other')),
}));

describe('a key file', () => {
  it('is made once, for its owner alone', () => {
    keyFileWrapper(file('made'));
    const made = readFileSync(file('made'));
    keyFileWrapper(file('made'));
    expect(readFileSync(file('made'))).toEqual(made);
    expect(statSync(file('made')).mode & 0o777).toBe(0o600);
  });

  it.each([0o640, 0o604, 0o666])('is refused when others may use it (%o)', (mode) => {
    keyFileWrapper(file('open'));
    chmodSync(file('open'), mode);
    expect(() => keyFileWrapper(file('open'))).toThrow(/settings\.invalid: .*chmod 600/);
    chmodSync(file('open'), 0o600);
  });

  it('is refused when it holds no key', () => {
    writeFileSync(file('short'), 'short', { mode: 0o600 });
    expect(() => keyFileWrapper(file('short'))).toThrow(/settings\.invalid: .*must hold 32 bytes/);
  });

  it('is refused in Azure, and nothing is written there', () => {
    expect(() => keyFileWrapper(file('azure'), { WEBSITE_SITE_NAME: 'web-api' })).toThrow(/one machine only/);
    expect(() => statSync(file('azure'))).toThrow(/ENOENT/);
  });
});
