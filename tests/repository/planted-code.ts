import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { root } from './tree.ts';

const report = z.object({
  diagnostics: z.array(z.object({ code: z.string().optional(), filename: z.string() })),
});

/** Lints files planted in an empty tree under the repository's configuration. Returns the broken rules per path. */
export async function lintPlanted(files: Record<string, string>): Promise<Map<string, Set<string>>> {
  const folder = mkdtempSync(join(tmpdir(), 'planted-'));
  try {
    for (const path of ['.oxlintrc.json', 'tsconfig.json', 'scripts/lint-plugin.mjs']) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      cpSync(join(root, path), join(folder, path));
    }
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return brokenRules(await runLinter(folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function runLinter(cwd: string): Promise<string> {
  const args = [join(root, 'node_modules/oxlint/bin/oxlint'), '--type-aware', '--format', 'json'];
  const options = { cwd, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve) => {
    // The linter exits with 1 when it finds something, which is the point here.
    execFile(process.execPath, args, options, (_error, stdout, stderr) => resolve(stdout || stderr));
  });
}

function brokenRules(output: string): Map<string, Set<string>> {
  const broken = new Map<string, Set<string>>();
  for (const { filename, code } of report.parse(JSON.parse(output)).diagnostics) {
    const rule = /\((.+)\)$/.exec(code ?? '')?.[1] ?? 'unknown';
    broken.set(filename, (broken.get(filename) ?? new Set()).add(rule));
  }
  return broken;
}
