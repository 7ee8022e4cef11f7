import { useState } from 'react';
import { useEvent, useIncidents } from '../../../api/queries.ts';
import { Fetched } from '../../../app/Fetched.tsx';
import { Section } from '../../../ui/Section.tsx';
import { Empty } from '../../../ui/States.tsx';
import { IncidentCard } from './IncidentCard.tsx';
import { ReportIncident } from './ReportIncident.tsx';

/** What went wrong, what the plan says is done about it, and what follows for the money. */
export function IncidentsPage({ eventId }: { eventId: string }) {
  const incidents = useIncidents(eventId);
  const may = useEvent(eventId).data?.actions['record.incident'];
  const [reported, setReported] = useState<string>();
  return (
    <>
      <Section title="Report an incident">
        {may?.allowed ? (
          <ReportIncident eventId={eventId} onReported={setReported} />
        ) : (
          <Empty title={may?.why ?? 'Your role does not report incidents.'} />
        )}
      </Section>
      <Section title="Incidents">
        <Fetched query={incidents} what="the incidents">
          {({ incidents: all }) =>
            all.length === 0 ? (
              <p className="muted">No incident is reported.</p>
            ) : (
              all
                .toReversed()
                .map((incident) => (
                  <IncidentCard
                    key={incident.id}
                    eventId={eventId}
                    incident={incident}
                    mayClose={may?.allowed ?? false}
                    justReported={incident.id === reported}
                  />
                ))
            )
          }
        </Fetched>
      </Section>
    </>
  );
}
