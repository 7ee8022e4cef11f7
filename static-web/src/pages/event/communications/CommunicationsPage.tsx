import type {
  Communication,
  CommunicationsPlanBody,
} from '../../../../../shared/artifacts/communications-plan.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { day, days } from '../../../ui/figures.ts';
import { readable } from '../../../ui/sentences.ts';
import { Section } from '../../../ui/Section.tsx';
import { Table } from '../../../ui/Table.tsx';
import { Drafted } from '../Drafted.tsx';
import { datedMessages } from './dated-messages.ts';

/** Who is told what by whom, how often, and every message that has its day. */
export function CommunicationsPage({ eventId }: { eventId: string }) {
  return (
    <Drafted<CommunicationsPlanBody> eventId={eventId} type="CommunicationsPlan" title="communications plan">
      {({ communications, languages, notes }) => (
        <>
          <Messages communications={communications} />
          <Audiences communications={communications} />
          {(languages.length > 0 || notes.length > 0) && (
            <Section title="Assumed">
              <ul>
                {languages.length > 0 && <li>Languages: {languages.join(', ')}</li>}
                {notes.map((note) => (
                  <li key={note}>{readable(note)}</li>
                ))}
              </ul>
            </Section>
          )}
        </>
      )}
    </Drafted>
  );
}

interface PartProps {
  communications: readonly Communication[];
}

function Messages({ communications }: PartProps) {
  return (
    <Section title="Messages by day">
      <Table
        caption="Messages that have their day"
        rows={datedMessages(communications)}
        rowKey={({ audience, id }) => `${audience} ${id}`}
        empty="No message has a day of its own."
        columns={[
          {
            title: 'Day',
            leads: true,
            cell: ({ on, late }) => (
              <>
                {day(on)} {late && <Badge tone="warn">later than usual</Badge>}
              </>
            ),
          },
          { title: 'Message', names: true, cell: ({ what }) => what },
          { title: 'To', cell: ({ audience }) => audience },
          { title: 'By', cell: ({ owner }) => owner },
        ]}
      />
    </Section>
  );
}

function Audiences({ communications }: PartProps) {
  return (
    <Section title="Who is told what">
      <Table
        caption="Audiences with message, channel and cadence"
        rows={communications}
        rowKey={({ audienceId }) => audienceId}
        empty="Nobody is told anything."
        columns={[
          {
            title: 'Audience',
            names: true,
            cell: ({ audience, size }) => (size === null ? audience : `${audience} (${size})`),
          },
          { title: 'What', cell: (line) => <What line={line} /> },
          { title: 'How', cell: ({ channel }) => channel },
          { title: 'How often', cell: ({ cadence }) => readable(cadence) },
          {
            title: 'When',
            cell: ({ firstOn, lastOn }) => (firstOn ? days(firstOn, lastOn ?? firstOn) : 'when it happens'),
          },
          { title: 'By', cell: ({ owner }) => owner },
        ]}
      />
    </Section>
  );
}

function What({ line: { message, variants, escalation } }: { line: Communication }) {
  return (
    <>
      {message}
      {variants.map((variant) => (
        <div key={variant.for} className="small muted">
          {variant.for}: {variant.message}
        </div>
      ))}
      {escalation && <div className="small muted">If that fails: {escalation}</div>}
    </>
  );
}
