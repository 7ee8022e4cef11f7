import { shown } from '../shown.ts';
import { tookOf, type ApiFigures, type Stage } from './api-bench.ts';
import { reads, routes, writes } from './routes.ts';

/** Markdown: what each crowd met, then each route under the first crowd. */
export function printApi({ size, fillMs, costs, stages }: ApiFigures): string {
  const [people] = stages;
  const each = routes.map((route) => {
    const { count, p50, p95, most } = people ? tookOf(people, [route]) : { count: 0 };
    return `| ${route} | ${count} | ${shown(p50)} | ${shown(p95)} | ${shown(most)} | ${shown(costs[route])} |`;
  });
  return [
    `${size.events} events stored (filled in ${shown(fillMs / 1_000)} s), ${size.live} of them with a run that goes on.`,
    '',
    '| users, pause | answers/s | reads p50 / p95 ms | writes p50 / p95 ms | failed | refused (p95 ms) | overtaken | CPU ms per request | MiB at first, most, last |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...stages.map(stageRow),
    '',
    '| route | answers | p50 ms | p95 ms | longest ms | CPU ms alone |',
    '| --- | --- | --- | --- | --- | --- |',
    ...each,
  ].join('\n');
}

function stageRow(stage: Stage): string {
  const { users, thinkMs, figures, used } = stage;
  const [read, written] = [tookOf(stage, reads), tookOf(stage, writes)];
  const answered = read.count + written.count;
  const pause = thinkMs[1] === 0 ? 'none' : `${thinkMs[0] / 1_000} to ${thinkMs[1] / 1_000} s`;
  const asked = answered + figures.refused + figures.overtaken + figures.failed.length;
  const cpu = used.cpuMs === undefined ? undefined : used.cpuMs / asked;
  const { first, most, last } = used.rssMib ?? {};
  const refused = `${figures.refused}${figures.refused > 0 ? ` (${shown(figures.refusedP95)})` : ''}`;
  return `| ${users}, ${pause} | ${shown(answered / figures.seconds)} | ${shown(read.p50)} / ${shown(read.p95)} | ${shown(written.p50)} / ${shown(written.p95)} | ${figures.failed.length} | ${refused} | ${figures.overtaken} | ${shown(cpu)} | ${shown(first)}, ${shown(most)}, ${shown(last)} |`;
}
