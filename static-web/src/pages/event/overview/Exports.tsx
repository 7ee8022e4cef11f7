import { Section } from '../../../ui/Section.tsx';

const files = [
  { name: 'plan.md', title: 'Whole plan (Markdown)' },
  { name: 'budget.xlsx', title: 'Budget (spreadsheet)' },
  { name: 'calendar.ics', title: 'Calendar (iCalendar)' },
];

/** The plan to take away. */
export function Exports({ eventId, started }: { eventId: string; started: boolean }) {
  return (
    <Section title="Files">
      {started ? (
        <ul className="plain-list">
          {files.map(({ name, title }) => (
            <li key={name}>
              <a href={`/api/events/${encodeURIComponent(eventId)}/exports/${name}`} download={name}>
                {title}
              </a>
            </li>
          ))}
        </ul>
      ) : (
        <p className="muted">There is nothing to export before the planning has started.</p>
      )}
    </Section>
  );
}
