import { describe, expect, it } from 'vitest';
import { read, repositoryFiles } from './tree.ts';

const own = 'tests/repository/contents.test.ts';
const textFiles = repositoryFiles().filter(
  (path) => path !== own && !/\.(png|jpe?g|ico|woff2?|pdf|db)$/.test(path),
);
const productFiles = textFiles.filter((path) =>
  /^(functions|orchestrators|shared|static-web|infra)\//.test(path),
);

const registryHosts =
  /registry\.[a-z0-9.-]+\.[a-z]{2,}|\bnpm\.pkg\.|artifactory|verdaccio|"resolved":\s*"https?:/i;
const machinePaths = /(?<![\w.])\/(work|root|home\/\w+|Users\/\w+)\/\w/;
const temporaryPaths = /(['"`])\/tmp\b/;
const secrets = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /\bAKIA[0-9A-Z]{16}\b/,
  /\bgh[pousr]_[A-Za-z0-9]{30,}/,
  /\bsk-[A-Za-z0-9]{20,}/,
  /\bxox[abprs]-[A-Za-z0-9-]{10,}/,
  /\beyJ[A-Za-z0-9_-]{20,}\.eyJ[A-Za-z0-9_-]{20,}\./,
  /(AccountKey|SharedAccessKey|Password|Pwd)=[A-Za-z0-9+/]{16,}/i,
  /_authToken/,
];

const filesWith = (files: string[], ...patterns: RegExp[]) =>
  files.filter((path) => patterns.some((pattern) => pattern.test(read(path))));

describe('the files of the repository', () => {
  it('name no package registry', () => {
    expect(filesWith(textFiles, registryHosts)).toEqual([]);
  });

  it('name no path of one machine', () => {
    expect(filesWith(textFiles, machinePaths)).toEqual([]);
    expect(filesWith(productFiles, temporaryPaths)).toEqual([]);
  });

  it('carry nothing that looks like a secret', () => {
    expect(filesWith(textFiles, ...secrets)).toEqual([]);
  });

  it.each([
    ['a registry host', registryHosts, 'https://registry.example.org/zod'],
    ['a machine path', machinePaths, "readFileSync('/home/someone/notes')"],
    ['a temporary path', temporaryPaths, "const folder = '/tmp/eods'"],
    ['a connection string', secrets[6], 'AccountKey=q83vEjRWeJCrze8SNFZ4kA=='],
  ])('would be found if they held %s', (_what, pattern, text) => {
    expect(text).toMatch(pattern ?? /^$/);
  });
});
