import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { read } from './tree.ts';

const versions = z.record(z.string(), z.string());
const manifest = z
  .object({ dependencies: versions, devDependencies: versions, optionalDependencies: versions })
  .parse(JSON.parse(read('package.json')));
const lock = z
  .object({ packages: z.record(z.string(), z.object({ license: z.string().optional() })) })
  .parse(JSON.parse(read('package-lock.json')));
const parts = read('docs/dependencies.md').split(/^## /m);
const entriesOf = (heading: string) =>
  [
    ...(parts.find((part) => part.startsWith(heading)) ?? '').matchAll(/^- \*\*(.+?)\*\* \((.+?)\): (.+)$/gm),
  ].map(([, name = '', licence = '', text = '']) => ({ name, licence, text }));
const product = entriesOf('In the product');
const others = entriesOf('On one machine and in tests');

describe('the page of dependencies', () => {
  it('names exactly the packages that are asked for, where they are used', () => {
    expect(product.map(({ name }) => name)).toEqual(Object.keys(manifest.dependencies));
    const rest = [...Object.keys(manifest.devDependencies), ...Object.keys(manifest.optionalDependencies)];
    expect(others.map(({ name }) => name)).toEqual(rest);
  });

  it.each([...product, ...others])(
    'says of $name why, what else was considered, and its licence',
    ({ name, licence, text }) => {
      expect(text).toMatch(/^.{5,}\. Considered: .{5,}\.$/);
      expect(lock.packages[`node_modules/${name}`]?.license?.replaceAll(/[()]/g, '')).toBe(licence);
    },
  );

  it('has licences in the product that ask for no more than their notice', () => {
    const kinds = new Set(product.map(({ licence }) => licence));
    expect(
      [...kinds].filter(
        (kind) => !/^\(?(MIT|ISC|Apache-2\.0|BSD-\d-Clause|OFL-1\.1|ISC AND CC-BY-3\.0)\)?$/.test(kind),
      ),
    ).toEqual([]);
  });
});
