import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { draftCosts, draftedTasks } from './draft-costs.ts';
import type { Scenario } from './scenarios.ts';

const script = join(import.meta.dirname, 'scenario-process.ts');

async function figuresOf(peer: Scenario['peer'], rest: object): Promise<Record<string, number>> {
  const folder = mkdtempSync(join(tmpdir(), 'eods-bench-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const scenario = JSON.stringify({ peer, folder, ...rest });
  const { stdout } = await promisify(execFile)(process.execPath, ['--no-warnings', script, scenario]);
  return JSON.parse(stdout);
}

describe('the bench, over a tiny workload', () => {
  // No figure is compared with another: the machine that runs the tests may be busy.
  it('takes instances of the engine to their end and measures hops and approvals', async () => {
    const figures = await figuresOf('engine', { name: 'loop', atOnce: 3, seconds: 0.1 });
    expect(figures.instances).toBeGreaterThanOrEqual(6);
    for (const name of ['perSecond', 'cpuMsPerInstance', 'hopP50', 'hopP95', 'signalP50'])
      expect(figures[name], name).toBeGreaterThan(0);
  });

  it.each(['engine', 'floor'] as const)('sends messages of the %s to a function of a queue', async (peer) => {
    const figures = await figuresOf(peer, { name: 'queue', atOnce: 3, seconds: 0.1 });
    for (const name of ['messagesPerSecond', 'cpuMsPerMessage', 'latencyP50', 'latencyP95'])
      expect(figures[name], name).toBeGreaterThan(0);
  });

  it('measures each task of a plan', () => {
    const costs = draftCosts('krakow', 'Beginner', 1);
    expect(Object.keys(costs).sort()).toEqual(['total', ...draftedTasks].sort());
    expect(costs.total).toBeGreaterThan(0);
  });

  it('holds instances of the floor at an approval and releases them', async () => {
    const figures = await figuresOf('floor', { name: 'held', count: 5 });
    for (const name of ['heldPerSecond', 'releasePerSecond', 'memoryMib', 'diskKbPerInstance'])
      expect(figures[name], name).toBeGreaterThan(0);
  });
});
