import {
  DataPointType,
  type HistogramMetricData,
  type MetricData,
  type ResourceMetrics,
} from '@opentelemetry/sdk-metrics';

/** Units as words, as Prometheus wants them at the end of a name; those in braces are no unit. */
const units: Readonly<Record<string, string>> = { s: '_seconds', By: '_bytes' };

/** The text format of Prometheus, version 0.0.4. Names by the rules of OpenTelemetry for it: dots go, units come. */
export function prometheusText({ scopeMetrics }: ResourceMetrics): string {
  return scopeMetrics.flatMap(({ metrics }) => metrics.map(metricText)).join('');
}

function metricText(metric: MetricData): string {
  const { descriptor, dataPointType } = metric;
  const isCounter = dataPointType === DataPointType.SUM && metric.isMonotonic;
  const base = `${plain(descriptor.name)}${units[descriptor.unit] ?? ''}`;
  const name = isCounter ? `${base}_total` : base;
  if (metric.dataPointType === DataPointType.EXPONENTIAL_HISTOGRAM)
    throw new Error(`${name} is a histogram without bounds`);
  const isHistogram = metric.dataPointType === DataPointType.HISTOGRAM;
  const other = isCounter ? 'counter' : 'gauge';
  const lines = [
    `# HELP ${name} ${descriptor.description.replaceAll('\\', String.raw`\\`).replaceAll('\n', String.raw`\n`)}`,
    `# TYPE ${name} ${isHistogram ? 'histogram' : other}`,
    ...(metric.dataPointType === DataPointType.HISTOGRAM
      ? metric.dataPoints.flatMap((point) => histogramLines(name, point))
      : metric.dataPoints.map(({ attributes, value }) => `${name}${labels(attributes)} ${number(value)}`)),
  ];
  return `${lines.join('\n')}\n`;
}

/** Each bucket counts everything up to its bound, those before it too. */
function histogramLines(
  name: string,
  { attributes, value }: HistogramMetricData['dataPoints'][number],
): string[] {
  const bounds = [...value.buckets.boundaries.map(number), '+Inf'];
  let count = 0;
  const buckets = bounds.map((bound, index) => {
    count += value.buckets.counts[index] ?? 0;
    return `${name}_bucket${labels({ ...attributes, le: bound })} ${count}`;
  });
  return [
    ...buckets,
    `${name}_sum${labels(attributes)} ${number(value.sum ?? 0)}`,
    `${name}_count${labels(attributes)} ${value.count}`,
  ];
}

function labels(attributes: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(attributes).map(
    ([name, value]) => `${plain(name)}="${escaped(String(value))}"`,
  );
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

const plain = (name: string): string => name.replaceAll(/\W/g, '_');

const escaped = (text: string): string =>
  text
    .replaceAll('\\', String.raw`\\`)
    .replaceAll('"', String.raw`\"`)
    .replaceAll('\n', String.raw`\n`);

function number(value: number): string {
  if (value === Infinity) return '+Inf';
  return value === -Infinity ? '-Inf' : String(value);
}
