import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const ours = 'eods';

/**
 * Measures the engine with another project's harness: a folder with `run.mjs`, `lib/` and `peers/NAME/peer.mjs`.
 * It is not touched: a copy within test-results/ gets this engine as one more peer. Peers whose packages are
 * installed over there are linked; others find only what this repository has. Returns the exit code.
 */
export function runHarness(asked: {
  harness: string;
  peers: string[];
  seconds: number;
  out: string;
}): number {
  const harness = resolve(asked.harness);
  const results = join(import.meta.dirname, '..', '..', 'test-results');
  mkdirSync(results, { recursive: true });
  const copy = mkdtempSync(join(results, 'harness-'));
  try {
    for (const name of readdirSync(harness)) {
      const from = join(harness, name);
      if (name === 'node_modules') symlinkSync(from, join(copy, name));
      else if (name !== 'peers') cpSync(from, join(copy, name), { recursive: true });
    }
    mkdirSync(join(copy, 'peers', ours), { recursive: true });
    for (const peer of asked.peers) {
      const from = join(harness, 'peers', peer);
      if (existsSync(join(from, 'node_modules'))) symlinkSync(from, join(copy, 'peers', peer));
      else cpSync(from, join(copy, 'peers', peer), { recursive: true });
    }
    const peer = pathToFileURL(join(import.meta.dirname, 'peer', 'peer.mjs')).href;
    writeFileSync(join(copy, 'peers', ours, 'peer.mjs'), `export { open } from '${peer}';\n`);
    writeFileSync(join(copy, 'peers', ours, 'package.json'), '{ "type": "module", "engineNode": "24" }\n');
    const peers = [ours, ...asked.peers].join(',');
    const args = [
      '--peers',
      peers,
      '--seconds',
      `${asked.seconds},${asked.seconds}`,
      '--skip',
      'kill,limits',
    ];
    const { status } = spawnSync(
      process.execPath,
      [join(copy, 'run.mjs'), ...args, '--out', resolve(asked.out)],
      {
        stdio: 'inherit',
      },
    );
    return status ?? 1;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
