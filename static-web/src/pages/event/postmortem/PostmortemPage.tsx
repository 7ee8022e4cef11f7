import type { PostmortemBody, PostmortemMetric } from '../../../../../shared/artifacts/postmortem.ts';
import { metricTitle } from '../../../../../shared/kernel/metric-words.ts';
import { Badge } from '../../../ui/Badge.tsx';
import type { Tone } from '../../../ui/tones.ts';
import { day, money, unbroken } from '../../../ui/figures.ts';
import { Section } from '../../../ui/Section.tsx';
import { readable } from '../../../ui/sentences.ts';
import { Notice } from '../../../ui/States.tsx';
import { Table } from '../../../ui/Table.tsx';
import { Drafted } from '../Drafted.tsx';
import { useCategoryTitles } from '../use-category-titles.ts';

export function PostmortemPage({ eventId }: { eventId: string }) {
  return (
    <Drafted<PostmortemBody>
      eventId={eventId}
      type="Postmortem"
      title="postmortem"
      when="once the event is over"
    >
      {(postmortem) => <Parts eventId={eventId} postmortem={postmortem} />}
    </Drafted>
  );
}

const looks: Record<PostmortemMetric['status'], { word: string; tone: Tone }> = {
  met: { word: 'met', tone: 'good' },
  missed: { word: 'missed', tone: 'bad' },
  'not-measured': { word: 'no data', tone: 'neutral' },
  information: { word: 'for comparison', tone: 'accent' },
};

function Parts({ eventId, postmortem }: PartsProps & { eventId: string }) {
  const { simulated, wentWell, didNotGoWell, recommendations } = postmortem;
  // The notice says it once for all of them.
  const plain = (line: string) => (simulated ? line.replace(' (simulated)', '') : line);
  return (
    <>
      {simulated && (
        <Notice tone="accent">These figures come from a rehearsal; nothing of it took place.</Notice>
      )}
      <Outcome postmortem={postmortem} />
      <Money eventId={eventId} postmortem={postmortem} />
      <Lines title="Went well" lines={wentWell.map(plain)} />
      <Lines title="Did not go well" lines={didNotGoWell.map(plain)} />
      <Lessons postmortem={postmortem} />
      <Lines title="For the next event" lines={recommendations} />
    </>
  );
}

interface PartsProps {
  postmortem: PostmortemBody;
}

function Outcome({ postmortem: { outcome, metrics, currency } }: PartsProps) {
  return (
    <Section title={`Outcome: ${outcome.replace('-', ' ')}`}>
      <Table
        caption="Metrics against their thresholds"
        rows={metrics}
        rowKey={({ name }) => name}
        empty="Nothing was measured."
        columns={[
          { title: 'Metric', names: true, cell: ({ name }) => metricTitle(name) },
          { title: 'Value', number: true, cell: ({ value, unit }) => valueWords(value, unit, currency) },
          { title: 'Target', number: true, cell: ({ target, unit }) => targetWords(target, unit, currency) },
          {
            title: 'Outcome',
            cell: ({ status }) => <Badge tone={looks[status].tone}>{looks[status].word}</Badge>,
          },
          { title: 'How it is computed', cell: ({ formula }) => formula },
        ]}
      />
    </Section>
  );
}

function Money({ eventId, postmortem: { budgetByCategory, currency } }: PartsProps & { eventId: string }) {
  const titleOf = useCategoryTitles(eventId);
  return (
    <Section title="Money">
      <Table
        caption="Planned and actual costs by category"
        rows={budgetByCategory}
        rowKey={({ category }) => category}
        empty="No budget was planned."
        columns={[
          { title: 'Category', names: true, cell: ({ category }) => titleOf(category) },
          { title: 'Planned', number: true, cell: ({ plannedMinor }) => money(plannedMinor, currency) },
          {
            title: 'Actual',
            number: true,
            cell: ({ category, actualMinor }) =>
              actualMinor === null ? unspentWords(category) : money(actualMinor, currency),
          },
          { title: 'Note', cell: ({ note }) => note ?? '–' },
        ]}
      />
    </Section>
  );
}

function Lessons({ postmortem: { lessons, whyNothingToReport } }: PartsProps) {
  return (
    <Section title="Lessons">
      <Table
        caption="Lessons and what is done about them"
        rows={lessons}
        rowKey={({ lesson }) => lesson}
        empty={whyNothingToReport ?? 'None was drawn.'}
        columns={[
          { title: 'Lesson', names: true, cell: ({ lesson }) => lesson },
          { title: 'Action', cell: ({ action }) => action },
          { title: 'Owner', cell: ({ owner }) => owner },
          { title: 'Due', cell: ({ dueOn }) => day(dueOn) },
        ]}
      />
    </Section>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <Section title={title}>
      <ul>
        {lines.map((line) => (
          <li key={line}>{readable(line)}</li>
        ))}
      </ul>
    </Section>
  );
}

function targetWords(
  target: PostmortemMetric['target'],
  unit: PostmortemMetric['unit'],
  currency: string,
): string {
  if (target?.atMost !== undefined) return `at most ${valueWords(target.atMost, unit, currency)}`;
  return target?.atLeast === undefined ? '–' : `at least ${valueWords(target.atLeast, unit, currency)}`;
}

function valueWords(value: number | null, unit: PostmortemMetric['unit'], currency: string): string {
  if (value === null) return '–';
  if (unit === 'minor-units') return money(value, currency);
  if (unit === 'percent') return unbroken(`${value} %`);
  if (unit === 'minutes') return `${value} min`;
  return unit === 'points' ? `${value} points` : String(value);
}

/** What is held against surprises is spent under the category of the surprise. */
const unspentWords = (category: string): string => (category === 'contingency' ? '–' : 'not reported');
