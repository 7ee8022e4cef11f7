import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

// The web app as compiled; `npm test` compiles it first.
const site = 'static-web/dist';
const names = z.array(z.string()).default([]);
const manifest = z
  .record(z.string(), z.object({ file: z.string(), imports: names, css: names }))
  .parse(JSON.parse(readFileSync(join(site, '.vite/manifest.json'), 'utf8')));

/** Scripts and styles that a page needs before anything is seen: the entry and what it imports, once each. */
function filesOf(entry: string, seen = new Set<string>()): Set<string> {
  const part = manifest[entry];
  if (!part) throw new Error(`the manifest names no ${entry}`);
  if (seen.has(part.file)) return seen;
  for (const file of [part.file, ...part.css]) seen.add(file);
  for (const imported of part.imports) filesOf(imported, seen);
  return seen;
}

describe('the first load of the web app', () => {
  it('is at most 200 kB compressed', () => {
    const files = [...filesOf('index.html')];
    const bytes = files.map((file) => gzipSync(readFileSync(join(site, file))).length);
    expect(files.length).toBeGreaterThan(1);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(200_000);
  });
});
