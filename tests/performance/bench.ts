import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runHarness } from './outside-harness.ts';
import { quantile } from './process-figures.ts';
import { printDrafts, printTable, type DraftFigures } from './result-table.ts';
import type { Figures, Peer, Scenario } from './scenarios.ts';

const root = join(import.meta.dirname, '..', '..');
const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '2' },
    held: { type: 'string', default: '1000' },
    finished: { type: 'string', default: '10000' },
    harness: { type: 'string' },
    peers: { type: 'string', default: 'floor' },
    out: { type: 'string', default: join(root, 'test-results', 'bench.json') },
  },
});
const seconds = Number(options.seconds);

/** What one scenario needs besides its peer and folder. */
type Asked = Scenario extends infer One
  ? One extends Scenario
    ? Omit<One, 'peer' | 'folder'>
    : never
  : never;

function runApart(peer: Peer, asked: Asked, folder: string, tracer: string[] = []): Figures {
  const script = join(import.meta.dirname, 'scenario-process.ts');
  const spawnedAt = Date.now();
  const scenario = JSON.stringify({ spawnedAt, ...asked, peer, folder });
  const node = [process.execPath, '--expose-gc', '--no-warnings', script, scenario];
  const [program, ...args] = [...tracer, ...node];
  return JSON.parse(
    execFileSync(program ?? '', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }),
  );
}

function inNewFolder<T>(run: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'eods-bench-'));
  try {
    return run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Seen from outside, so that the engine carries no counter of its own; undefined where strace is absent. */
function fsyncsPerInstance(peer: Peer, atOnce: number): number | undefined {
  if (spawnSync('strace', ['-V']).status !== 0) return undefined;
  return inNewFolder((folder) => {
    const counts = join(folder, 'fsyncs');
    const tracer = ['strace', '-f', '-c', '-o', counts, '-e', 'trace=fsync,fdatasync'];
    const { instances = 0 } = runApart(
      peer,
      { name: 'loop', atOnce, seconds: Math.min(seconds, 3) },
      folder,
      tracer,
    );
    const rows = readFileSync(counts, 'utf8').matchAll(/^\s*[\d.]+\s+[\d.]+\s+\d+\s+(\d+)\s.*sync$/gm);
    return [...rows].reduce((sum, [, calls]) => sum + Number(calls), 0) / instances;
  });
}

/** The middle of several rounds, figure by figure. */
function middle(rounds: Figures[]): Figures {
  const names = new Set(rounds.flatMap((figures) => Object.keys(figures)));
  return Object.fromEntries(
    [...names].map((name) => [
      name,
      quantile(
        rounds.flatMap((figures) => figures[name] ?? []),
        0.5,
      ),
    ]),
  );
}

const scenarios: [name: string, asked: Asked][] = [
  ['cold', { name: 'cold', spawnedAt: 0 }],
  ['c1', { name: 'loop', atOnce: 1, seconds }],
  ['c50', { name: 'loop', atOnce: 50, seconds }],
  ['queue1', { name: 'queue', atOnce: 1, seconds }],
  ['queue50', { name: 'queue', atOnce: 50, seconds }],
  ['held', { name: 'held', count: Number(options.held) }],
];

function measure(): Record<string, Record<Peer, Figures>> {
  const measured: Record<string, Record<Peer, Figures>> = {};
  for (const [name, asked] of scenarios) {
    const rounds: Record<Peer, Figures[]> = { engine: [], floor: [] };
    // In turns, so that what else runs on the machine falls on both.
    for (let round = 0; round < (name === 'held' ? 1 : Number(options.rounds)); round++) {
      for (const peer of ['floor', 'engine'] as const) {
        const spawnedAt = Date.now();
        rounds[peer].push(inNewFolder((folder) => runApart(peer, { ...asked, spawnedAt } as Asked, folder))); // still one of them
        process.stderr.write(`${name} ${peer}\n`);
      }
    }
    measured[name] = { engine: middle(rounds.engine), floor: middle(rounds.floor) };
  }
  for (const [name, atOnce] of [
    ['c1', 1],
    ['c50', 50],
  ] as const) {
    for (const peer of ['engine', 'floor'] as const) {
      const figures = measured[name]?.[peer];
      if (figures) figures.fsyncs = fsyncsPerInstance(peer, atOnce);
    }
  }
  const startUp = inNewFolder((folder) => {
    runApart('engine', { name: 'fill', count: Number(options.finished) }, folder);
    return runApart('engine', { name: 'start-up' }, folder);
  });
  measured['start-up'] = { engine: startUp, floor: {} };
  return measured;
}

/** In a process of its own: the engine's figures would move with what the planning code has loaded. */
function measureDrafts(): DraftFigures {
  const script = join(import.meta.dirname, 'draft-process.ts');
  const output = execFileSync(process.execPath, ['--no-warnings', script], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(output);
}

const startedAt = new Date().toISOString();
const load = [loadavg()[0]];
const measured = measure();
const drafts = measureDrafts();
load.push(loadavg()[0]);
const machine = { cores: cpus().length, cpu: cpus()[0]?.model, node: process.version, load };
mkdirSync(join(options.out, '..'), { recursive: true });
const result = { startedAt, machine, options, measured, drafts };
writeFileSync(options.out, JSON.stringify(result, null, 2));
process.stdout.write(
  `${printTable(measured, machine, Number(options.finished))}\n\n${printDrafts(drafts)}\nWritten to ${options.out}\n`,
);
if (options.harness !== undefined) {
  const out = options.out.replace(/(\.json)?$/, '-harness.json');
  process.exitCode = runHarness({ harness: options.harness, peers: options.peers.split(','), seconds, out });
}
