import { describe, expect, it } from 'vitest';
import { lateFigures } from '../../../../shared/adapters/telemetry/late-figures.ts';
import { observedFigures as observersOf } from '../../../../shared/adapters/telemetry/observed-figures.ts';
import { tracedTelemetry } from '../../../../shared/adapters/telemetry/traced-telemetry.ts';
import { figures, observedFigures } from '../../../../shared/kernel/telemetry-names.ts';

function watched(
  backlog = async () => ({ rows: [{ kind: 'work' as const, count: 7 }], activeRuns: 3, deadLetters: 1 }),
) {
  const failures: string[] = [];
  let looks = 0;
  const counted = () => {
    looks += 1;
    return backlog();
  };
  const observers = observersOf({
    backlog: counted,
    requestsInWork: () => 2,
    queueDepths: () => [
      { queue: 'work-a', state: 'active', messages: 4, oldestSeconds: 2.5 },
      { queue: 'work-a', state: 'dead-lettered', messages: 0, oldestSeconds: 0 },
    ],
  });
  const late = lateFigures(observers, (figure) => failures.push(figure));
  const telemetry = tracedTelemetry({ write: () => {}, now: () => 0, takeFigure: late.takeFigure });
  return { telemetry, read: late.read, failures, looks: () => looks };
}

const prometheusName = (name: string, unit: string) => {
  const words: Record<string, string> = { s: '_seconds', By: '_bytes' };
  return `${name.replaceAll('.', '_')}${words[unit] ?? ''}`;
};

describe('figures that are read before and after they were counted', () => {
  it('hold what was counted before anybody read, in cumulative buckets', async () => {
    const { telemetry, read } = watched();
    for (const seconds of [0.004, 1.5, 2, 70])
      telemetry.record('eods.gate.duration', seconds, { 'eods.gate': 'timeline-gate' });
    const text = await read();
    const bucket = (le: string) => `eods_gate_duration_seconds_bucket{eods_gate="timeline-gate",le="${le}"}`;
    expect(text).toContain('# TYPE eods_gate_duration_seconds histogram\n');
    expect(text).toContain(`${bucket('0.005')} 1\n`);
    expect(text).toContain(`${bucket('1')} 1\n`);
    expect(text).toContain(`${bucket('2')} 3\n`);
    expect(text).toContain(`${bucket('60')} 3\n`);
    expect(text).toContain(`${bucket('+Inf')} 4\n`);
    expect(text).toContain('eods_gate_duration_seconds_sum{eods_gate="timeline-gate"} 73.504\n');
    expect(text).toContain('eods_gate_duration_seconds_count{eods_gate="timeline-gate"} 4\n');
    telemetry.record('eods.gate.duration', 1, { 'eods.gate': 'timeline-gate' });
    expect(await read()).toContain(`${bucket('1')} 2\n`);
  });

  it('have the name, the unit and the meaning that are declared, each of them', async () => {
    const { telemetry, read } = watched();
    for (const name of Object.keys(figures) as (keyof typeof figures)[]) telemetry.record(name, 1); // its own keys
    const text = await read();
    for (const [name, { kind, unit, about }] of Object.entries(figures)) {
      const written = `${prometheusName(name, unit)}${kind === 'counter' ? '_total' : ''}`;
      expect(text).toContain(`# HELP ${written} ${about}\n# TYPE ${written} ${kind}\n`);
    }
    for (const [name, { unit }] of Object.entries(observedFigures))
      expect(text).toMatch(new RegExp(`^# HELP ${prometheusName(name, unit)}(_total)? `, 'm'));
    expect(
      text
        .split('\n')
        .filter((line) => line !== '' && !/^(# (HELP|TYPE) |\w+(\{.*\})? [\d.e+-]+$)/.test(line)),
    ).toEqual([]);
  });

  it('tell how much waits, with one look at the stores, and what the process takes', async () => {
    const { read, looks } = watched();
    const text = await read();
    expect(text).toContain('eods_outbox_rows{eods_row="work"} 7\n');
    expect(text).toContain('eods_runs_active 3\n');
    expect(text).toContain('http_server_active_requests 2\n');
    expect(looks()).toBe(1);
    const bytes = Number(/^process_memory_usage_bytes (\d+)$/m.exec(text)?.[1]);
    expect(bytes).toBeGreaterThan(1e7);
    expect(text).toMatch(/^process_cpu_time_seconds_total [\d.]+$/m);
  });

  it('are there without those of a store that is away, which is told', async () => {
    const { read, failures } = watched(() => Promise.reject(new Error('away')));
    const text = await read();
    expect(text).toContain('http_server_active_requests 2\n');
    expect(text).not.toMatch(/^eods_outbox_rows/m);
    expect(failures.sort()).toEqual(['eods.deadletters.open', 'eods.outbox.rows', 'eods.runs.active']);
  });

  it('never carry a text, whatever a caller hands over', async () => {
    const { telemetry, read } = watched();
    telemetry.record('eods.run.ended', 1, { 'eods.outcome': 'the wedding\n of "Ola"' });
    expect(await read()).toContain('eods_run_ended_total{eods_outcome="(left-out)"} 1\n');
  });
});
