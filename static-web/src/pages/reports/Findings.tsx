import type { Report } from '../../api/shapes.ts';
import { day } from '../../ui/figures.ts';
import { Section } from '../../ui/Section.tsx';
import { Table } from '../../ui/Table.tsx';

/** What happened and what was learnt, in words. */
export function Findings({ report }: { report: Report }) {
  return (
    <>
      <Section title="Risks that happened">
        <Risks report={report} />
      </Section>
      <Section title="Lessons">
        <Lessons report={report} />
      </Section>
      <Section title="For the next events">
        <ul>
          {report.recommendations.map(({ text, events }) => (
            <li key={text}>
              {text} <span className="muted">{events === 1 ? '1 event' : `${events} events`}</span>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

function Risks({ report }: { report: Report }) {
  return (
    <Table
      caption="Risks that happened, event by event"
      rows={report.risks}
      rowKey={({ eventId, riskId, title }) => `${eventId} ${riskId} ${title}`}
      empty="None was reported."
      columns={[
        { title: 'Risk', names: true, cell: ({ title }) => title },
        { title: 'Event', cell: ({ event }) => event },
        { title: 'Foreseen', cell: ({ riskId }) => (riskId ? 'yes' : 'no') },
        { title: 'Times', number: true, cell: ({ happened }) => happened },
        {
          title: 'Longest',
          number: true,
          cell: ({ longestMinutes }) => (longestMinutes === null ? 'not closed' : `${longestMinutes} min`),
        },
      ]}
    />
  );
}

function Lessons({ report }: { report: Report }) {
  return (
    <Table
      caption="Lessons and the events that taught them"
      rows={report.lessons}
      rowKey={({ lesson, action, owner }) => `${lesson} ${action} ${owner}`}
      empty="None was drawn."
      columns={[
        { title: 'Lesson', names: true, cell: ({ lesson }) => lesson },
        { title: 'Action', cell: ({ action }) => action },
        { title: 'Owner', cell: ({ owner }) => owner },
        {
          title: 'From',
          cell: ({ from }) => from.map(({ event, dueOn }) => `${event}, due ${day(dueOn)}`).join('; '),
        },
      ]}
    />
  );
}
