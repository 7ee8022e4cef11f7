import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { read, repositoryFiles } from './tree.ts';

/** A file under these folders that calls one of these declares something. */
const declaration = /\bdefine(Artifact|Gate|Task|Tool)\(/;
const declaringFolders = /^shared\/(artifacts|gates|tools|agents)\/.*\.ts$/;

const files = repositoryFiles();
const declaringFiles = files.filter((path) => declaringFolders.test(path) && declaration.test(read(path)));

function importsOf(path: string): string[] {
  const specifiers = read(path).matchAll(/\b(?:from|import\()\s*'(\.[^']*)'/g);
  return [...specifiers].map(([, specifier = '']) => posix.join(posix.dirname(path), specifier));
}

const importedByTests = new Set(
  files.filter((path) => /^tests\/.*\.test\.ts$/.test(path)).flatMap(importsOf),
);

describe('everything that is declared', () => {
  it('is found in the tree', () => {
    expect(declaringFiles).not.toEqual([]);
  });

  it('has a test that imports it', () => {
    expect(declaringFiles.filter((path) => !importedByTests.has(path))).toEqual([]);
  });
});
