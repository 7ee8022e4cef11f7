import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quantile } from './process-figures.ts';
import type { DraftFigures } from './result-table.ts';
import type { Figures, Peer, Scenario } from './scenarios.ts';

export interface EngineSize {
  /** Of each measured loop. */
  seconds: number;
  /** The middle of so many counts. */
  rounds: number;
  held: number;
  finished: number;
}

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
function fsyncsPerInstance(peer: Peer, atOnce: number, seconds: number): number | undefined {
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

const scenarios = ({ seconds, held }: EngineSize): [name: string, asked: Asked][] => [
  ['cold', { name: 'cold', spawnedAt: 0 }],
  ['c1', { name: 'loop', atOnce: 1, seconds }],
  ['c50', { name: 'loop', atOnce: 50, seconds }],
  ['queue1', { name: 'queue', atOnce: 1, seconds }],
  ['queue50', { name: 'queue', atOnce: 50, seconds }],
  ['held', { name: 'held', count: held }],
];

export function measureEngine(size: EngineSize): Record<string, Record<Peer, Figures>> {
  const measured: Record<string, Record<Peer, Figures>> = {};
  for (const [name, asked] of scenarios(size)) {
    const rounds: Record<Peer, Figures[]> = { engine: [], floor: [] };
    // In turns, so that what else runs on the machine falls on both.
    for (let round = 0; round < (name === 'held' ? 1 : size.rounds); round++) {
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
      if (figures) figures.fsyncs = fsyncsPerInstance(peer, atOnce, size.seconds);
    }
  }
  const startUp = inNewFolder((folder) => {
    runApart('engine', { name: 'fill', count: size.finished }, folder);
    return runApart('engine', { name: 'start-up' }, folder);
  });
  measured['start-up'] = { engine: startUp, floor: {} };
  return measured;
}

/** In a process of its own: the engine's figures would move with what the planning code has loaded. */
export function measureDrafts(): DraftFigures {
  const script = join(import.meta.dirname, 'draft-process.ts');
  const output = execFileSync(process.execPath, ['--no-warnings', script], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(output);
}
