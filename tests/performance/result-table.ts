import type { Figures, Peer } from './scenarios.ts';
import { shown } from './shown.ts';

type Measured = Record<string, Record<Peer, Figures>>;

interface Machine {
  cores: number;
  cpu: string | undefined;
  node: string;
  load: (number | undefined)[];
}

const rows: [title: string, scenario: string, figure: string][] = [
  ['instances/s, 1 at once', 'c1', 'perSecond'],
  ['instances/s, 50 at once', 'c50', 'perSecond'],
  ['step hop p50 ms, 1 at once', 'c1', 'hopP50'],
  ['step hop p95 ms, 1 at once', 'c1', 'hopP95'],
  ['step hop p50 ms, 50 at once', 'c50', 'hopP50'],
  ['step hop p95 ms, 50 at once', 'c50', 'hopP95'],
  ['signal p50 ms, 1 at once', 'c1', 'signalP50'],
  ['CPU ms per instance, 1 at once', 'c1', 'cpuMsPerInstance'],
  ['CPU ms per instance, 50 at once', 'c50', 'cpuMsPerInstance'],
  ['fsyncs per instance, 1 at once', 'c1', 'fsyncs'],
  ['fsyncs per instance, 50 at once', 'c50', 'fsyncs'],
  ['queue messages/s, 1 sender', 'queue1', 'messagesPerSecond'],
  ['queue messages/s, 50 senders', 'queue50', 'messagesPerSecond'],
  ['queue send to function p50 ms, 1 sender', 'queue1', 'latencyP50'],
  ['queue send to function p95 ms, 1 sender', 'queue1', 'latencyP95'],
  ['queue send to function p50 ms, 50 senders', 'queue50', 'latencyP50'],
  ['queue send to function p95 ms, 50 senders', 'queue50', 'latencyP95'],
  ['CPU ms per queue message, 50 senders', 'queue50', 'cpuMsPerMessage'],
  ['held and released, instances/s', 'held', 'heldPerSecond'],
  ['release, instances/s', 'held', 'releasePerSecond'],
  ['memory with all held, MiB', 'held', 'memoryMib'],
  ['memory per held instance, kB of the process', 'held', 'kbPerHeld'],
  ['memory per held instance, kB of heap in use', 'held', 'heapKbPerHeld'],
  ['disk per instance with its log, kB', 'held', 'diskKbPerInstance'],
  ['cold start to the first instance done, ms', 'cold', 'coldMs'],
  ['start-up with finished instances, ms', 'start-up', 'openMs'],
];

export function printMachine({ cores, cpu, node, load }: Machine): string {
  return `${cores} cores (${cpu ?? 'unknown'}), Node ${node}, load average ${load.map(shown).join(' to ')}.`;
}

/** Markdown; the last column is engine / floor. Fewer is better except in rows counted per second. */
export function printTable(measured: Measured, finished: number): string {
  const lines = rows.map(([title, scenario, figure]) => {
    const { engine, floor } = measured[scenario] ?? { engine: {}, floor: {} };
    const [ours, least] = [engine[figure], floor[figure]];
    const ratio = ours !== undefined && least ? (ours / least).toFixed(2) : '-';
    return `| ${title} | ${shown(ours)} | ${shown(least)} | ${ratio} |`;
  });
  return [
    `${finished} finished instances at start-up.`,
    '',
    '| measure | engine | floor | ratio |',
    '| --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}

export interface DraftFigures {
  tasks: readonly string[];
  beginner: Readonly<Record<string, number>>;
  advanced: Readonly<Record<string, number>>;
  pause: { drafting: number; idle: number };
}

/** CPU of one warm plan by task, and what a heavy one costs everybody else. */
export function printDrafts({ tasks, beginner, advanced, pause }: DraftFigures): string {
  return [
    '| CPU ms to draft and check | Beginner, 20 people | Advanced, 800 people |',
    '| --- | --- | --- |',
    ...['total', ...tasks].map((task) => `| ${task} | ${shown(beginner[task])} | ${shown(advanced[task])} |`),
    '',
    `Longest pause of the main thread while a plan for 800 people is drafted: ${shown(pause.drafting)} ms (${shown(pause.idle)} ms while nothing is).`,
  ].join('\n');
}
