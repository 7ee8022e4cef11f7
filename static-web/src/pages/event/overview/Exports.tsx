import type { TimelineBody } from '../../../../../shared/artifacts/timeline.ts';
import { useArtifact } from '../../../api/queries.ts';
import { Section } from '../../../ui/Section.tsx';

const CALENDAR = 'calendar.ics';

const files = [
  { name: 'plan.md', title: 'Whole plan (Markdown)' },
  { name: 'budget.xlsx', title: 'Budget (spreadsheet)' },
  { name: CALENDAR, title: 'Calendar (iCalendar)' },
];

/** The plan to take away. */
export function Exports({ eventId, started }: { eventId: string; started: boolean }) {
  const timeline = useArtifact<TimelineBody>(eventId, 'Timeline').data;
  const offered = files.filter(({ name }) => name !== CALENDAR || timeline);
  return (
    <Section title="Files">
      {started ? (
        <ul className="plain-list">
          {offered.map(({ name, title }) => (
            <li key={name}>
              <a href={`/api/events/${encodeURIComponent(eventId)}/exports/${name}`} download={name}>
                {title}
              </a>
            </li>
          ))}
          {timeline === null && (
            <li className="muted">The calendar comes with the timeline: there are no days to enter yet.</li>
          )}
        </ul>
      ) : (
        <p className="muted">There is nothing to export before the planning has started.</p>
      )}
    </Section>
  );
}
