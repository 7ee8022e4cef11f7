import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, it, onTestFinished } from 'vitest';

const script = fileURLToPath(new URL('../../../infra/local/line-share.mjs', import.meta.url));

function run(...root: string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...root], { encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

/** Files by path, each with so many lines of code. */
function tree(files: Record<string, number>): string {
  const root = mkdtempSync(join(tmpdir(), 'eods-lines-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, lines] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), 'code();\n\n  \n'.repeat(lines));
  }
  return root;
}

describe('the share of the local stand-ins', () => {
  const product = {
    'functions/a.ts': 3,
    'orchestrators/b.ts': 3,
    'shared/kernel/c.ts': 3,
    'static-web/src/d.tsx': 3,
  };

  it('is accepted at exactly a third', () => {
    const { status, output } = run(tree({ ...product, 'infra/local/sql/e.ts': 4 }));
    expect(status).toBe(0);
    expect(output).toContain('product: 12 lines, infra/local: 4 lines, at most 4');
  });

  it('is refused one line over', () => {
    const { status, output } = run(tree({ ...product, 'infra/local/sql/e.ts': 4, 'infra/local/f.mjs': 1 }));
    expect(status).toBe(1);
    expect(output).toContain("infra/local is over a third of the product's lines");
  });

  it('leaves out data, tests, built files and packages', () => {
    const padding = {
      'shared/knowledge/table.json': 50,
      'static-web/dist/app.js': 50,
      'static-web/node_modules/x/y.js': 50,
      'static-web/tests/z.ts': 50,
    };
    expect(run(tree({ ...product, ...padding, 'infra/local/e.ts': 5 })).status).toBe(1);
  });

  it('is under a third in this repository', () => {
    const { status, output } = run();
    expect(status, output).toBe(0);
  });
});
