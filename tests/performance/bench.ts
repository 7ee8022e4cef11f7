import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { apiBench } from './api/api-bench.ts';
import { printApi } from './api/api-table.ts';
import { printRuns, runsBench } from './api/runs-bench.ts';
import { measureDrafts, measureEngine } from './engine-bench.ts';
import { runHarness } from './outside-harness.ts';
import { printDrafts, printMachine, printTable } from './result-table.ts';

const root = join(import.meta.dirname, '..', '..');
const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: 'engine,drafts,api,runs' },
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '2' },
    held: { type: 'string', default: '1000' },
    finished: { type: 'string', default: '10000' },
    events: { type: 'string', default: '1000' },
    users: { type: 'string', default: '100' },
    working: { type: 'string', default: '200' },
    filled: { type: 'string' },
    harness: { type: 'string' },
    peers: { type: 'string', default: 'floor' },
    out: { type: 'string', default: join(root, 'test-results', 'bench.json') },
  },
});
const seconds = Number(options.seconds);
const finished = Number(options.finished);
const say = (line: string) => void process.stderr.write(`${line}\n`);

/** Each measures, prints its table and gives what is written to the file. */
const benches: Record<string, () => Promise<object>> = {
  async engine() {
    const size = { seconds, rounds: Number(options.rounds), held: Number(options.held), finished };
    const measured = measureEngine(size);
    console.log(printTable(measured, finished));
    return measured;
  },
  async drafts() {
    const drafts = measureDrafts();
    console.log(printDrafts(drafts));
    return drafts;
  },
  async api() {
    const events = Number(options.events);
    const size = {
      events,
      live: Math.ceil(events / 5),
      users: Number(options.users),
      seconds: seconds * 9,
      each: 20,
      kept: options.filled,
    };
    const figures = await apiBench(size, say);
    console.log(printApi(figures));
    return figures;
  },
  async runs() {
    const working = Number(options.working);
    const waiting = Number(options.events) - working;
    const figures = await runsBench({ waiting, working, kept: options.filled }, say);
    console.log(printRuns(figures));
    return figures;
  },
};

const startedAt = new Date().toISOString();
const load = [loadavg()[0]];
const measured: Record<string, object> = {};
for (const name of options.only.split(',')) {
  const bench = benches[name];
  if (!bench) throw new Error(`--only knows ${Object.keys(benches).join(', ')}, not ${name}`);
  measured[name] = await bench();
  console.log('');
}
load.push(loadavg()[0]);
const machine = { cores: cpus().length, cpu: cpus()[0]?.model, node: process.version, load };
mkdirSync(join(options.out, '..'), { recursive: true });
writeFileSync(options.out, JSON.stringify({ startedAt, machine, options, measured }, null, 2));
console.log(`${printMachine(machine)}\nWritten to ${options.out}`);
if (options.harness !== undefined) {
  const out = options.out.replace(/(\.json)?$/, '-harness.json');
  process.exitCode = runHarness({ harness: options.harness, peers: options.peers.split(','), seconds, out });
}
