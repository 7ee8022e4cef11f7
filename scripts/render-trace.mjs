/**
 * Shows one trace of `traces.jsonl` as a table, the longest of the file unless its id is given:
 * `node scripts/render-trace.mjs .data/traces.jsonl [TRACE-ID]`.
 */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** Spans of one name below one parent are one row, so that a plan of a hundred transactions can be read. */
export function traceTable(lines, traceId) {
  const spans = lines.filter((line) => line !== '').map((line) => JSON.parse(line));
  const chosen = traceId ?? longest(spans);
  const own = spans.filter((span) => span.traceId === chosen).sort((a, b) => a.startMs - b.startMs);
  if (own.length === 0) throw new Error(`There is no span of the trace ${chosen}.`);
  const ids = new Set(own.map(({ spanId }) => spanId));
  const roots = own.filter(({ parentId }) => !ids.has(parentId));
  const begin = own[0].startMs;
  const rows = roots.flatMap((root) => rowsOf(root, own, { begin, depth: 0 }));
  return ['| span | from, ms | takes, ms |', '| --- | --: | --: |', ...rows].join('\n');
}

function longest(spans) {
  const count = new Map();
  for (const { traceId } of spans) count.set(traceId, (count.get(traceId) ?? 0) + 1);
  return [...count].sort(([, a], [, b]) => b - a)[0]?.[0];
}

function rowsOf(span, all, { begin, depth }) {
  const children = all.filter(({ parentId }) => parentId === span.spanId);
  const leaves = Map.groupBy(
    children.filter((child) => !all.some(({ parentId }) => parentId === child.spanId)),
    ({ name }) => name,
  );
  const rows = [row(labelOf(span), [span], { begin, depth })];
  const shown = new Set();
  for (const child of children) {
    const alike = leaves.get(child.name);
    if (!alike?.includes(child)) rows.push(...rowsOf(child, all, { begin, depth: depth + 1 }));
    else if (!shown.has(child.name)) {
      shown.add(child.name);
      rows.push(row(alike.length > 1 ? child.name : labelOf(child), alike, { begin, depth: depth + 1 }));
    }
  }
  return rows;
}

function row(label, spans, { begin, depth }) {
  const times = spans.length > 1 ? ` × ${spans.length}` : '';
  const took = spans.reduce((sum, { durationMs }) => sum + durationMs, 0);
  const failed = spans.some((span) => span.failed) ? ' failed' : '';
  return `| ${'· '.repeat(depth)}${label}${times}${failed} | ${(spans[0].startMs - begin).toFixed(0)} | ${took.toFixed(1)} |`;
}

const labelOf = (span) => {
  const said = span['eods.task'] ?? span['eods.gate'];
  return said === undefined ? span.name : `${span.name} (${said})`;
};

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [, , file = '.data/traces.jsonl', traceId] = process.argv;
  process.stdout.write(`${traceTable(readFileSync(file, 'utf8').split('\n'), traceId)}\n`);
}
