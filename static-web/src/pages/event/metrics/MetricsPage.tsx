import { metricTitle } from '../../../../../shared/kernel/metric-words.ts';
import { useMetrics } from '../../../api/queries.ts';
import type { Metric } from '../../../api/shapes.ts';
import { Fetched } from '../../../app/Fetched.tsx';
import { Badge } from '../../../ui/Badge.tsx';
import type { Tone } from '../../../ui/tones.ts';
import { Section } from '../../../ui/Section.tsx';
import { percent } from '../../../ui/figures.ts';
import { Table } from '../../../ui/Table.tsx';

const looks: Record<Metric['status'], { word: string; tone: Tone }> = {
  met: { word: 'met', tone: 'good' },
  missed: { word: 'missed', tone: 'bad' },
  open: { word: 'open', tone: 'neutral' },
  'no-data': { word: 'no data', tone: 'neutral' },
};

/** The figures that the run and the agents are judged by; nothing here is typed in by hand. */
export function MetricsPage({ eventId }: { eventId: string }) {
  const metrics = useMetrics(eventId);
  return (
    <Fetched query={metrics} what="the metrics">
      {({ run, agents }) => (
        <>
          <Figures title="The run" metrics={run} />
          {agents.map(({ agent, title, metrics: own }) => (
            <Figures key={agent} title={title} metrics={own} />
          ))}
        </>
      )}
    </Fetched>
  );
}

function Figures({ title, metrics }: { title: string; metrics: readonly Metric[] }) {
  return (
    <Section title={title}>
      <Table
        caption={`Metrics: ${title}`}
        rows={metrics}
        rowKey={({ name }) => name}
        empty="None is declared."
        columns={[
          { title: 'Metric', names: true, cell: ({ name }) => metricTitle(name) },
          {
            title: 'Value',
            number: true,
            cell: ({ value, unit }) => (value === null ? '–' : figure(value, unit)),
          },
          { title: 'Target', number: true, cell: targetWords },
          {
            title: 'Outcome',
            cell: ({ status, simulated }) => (
              <>
                <Badge tone={looks[status].tone}>{looks[status].word}</Badge>{' '}
                {simulated && <Badge tone="rehearsal">simulated</Badge>}
              </>
            ),
          },
          { title: 'How it is computed', cell: ({ formula }) => formula },
        ]}
      />
    </Section>
  );
}

function targetWords({ target, unit }: Metric): string {
  return 'atMost' in target
    ? `at most ${figure(target.atMost, unit)}`
    : `at least ${figure(target.atLeast, unit)}`;
}

function figure(value: number, unit: Metric['unit']): string {
  if (unit === 'ratio') return percent(value);
  return unit === 'minutes' ? `${value} min` : String(value);
}
