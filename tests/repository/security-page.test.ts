import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { read, root } from './tree.ts';

/** What stands under a heading of the page. */
function part(heading: string): string {
  const found = read('docs/security.md')
    .split(/^## /m)
    .find((text) => text.startsWith(`${heading}\n`));
  if (found === undefined) throw new Error(`docs/security.md has no part "${heading}"`);
  return found;
}

const threats = part('Threats')
  .split(/^- (?=\*\*)/m)
  .slice(1)
  .map((text) => ({ text, threat: /^\*\*(.+?)\*\*/.exec(text)?.[1] ?? text }));
const testsIn = (text: string) => [...text.matchAll(/`(tests\/[^`]+)`/g)].map(([, path = '']) => path);

describe('the page of security', () => {
  it('names assets, doors, attackers, threats, and what is left to others', () => {
    for (const heading of ['Assets', 'Doors', 'Attackers', 'Threats', 'Left to the platform', 'Not built'])
      expect(part(heading).length, heading).toBeGreaterThan(100);
    expect(threats.length).toBeGreaterThan(15);
  });

  it.each(threats)('says what stops "$threat", and which test proves it', ({ text }) => {
    const proofs = testsIn(text);
    expect(proofs.length).toBeGreaterThan(0);
    for (const path of proofs) expect(existsSync(join(root, path)), path).toBe(true);
    expect(text.replaceAll(/`tests\/[^`]+`/g, '').length).toBeGreaterThan(60);
  });
});
