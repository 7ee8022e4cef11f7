import { Link, useMatch } from 'react-router';
import type { EventView } from '../../api/shapes.ts';
import { PageTitle } from '../../app/PageTitle.tsx';
import { RehearsalBadge, StatusBadge } from '../../app/RunBadges.tsx';
import { when } from '../../ui/figures.ts';
import { Commands } from './Commands.tsx';
import styles from './Workspace.module.css';

export function EventHeader({ event }: { event: EventView }) {
  const { summary } = event;
  const isElsewhere = useMatch('/events/:eventId') === null && event.status !== 'draft';
  const simulated = event.execution === 'simulated';
  const facts = [
    summary?.place,
    summary?.dates && when(summary.dates),
    summary?.audience && `${summary.audience} people`,
    event.started && event.instructionLevel,
  ].filter(Boolean);
  return (
    <header className={`${styles['header']} ${simulated ? styles['rehearsal'] : ''}`}>
      <PageTitle
        aside={
          <span className="row">
            <RehearsalBadge event={event} />
            <StatusBadge event={event} />
          </span>
        }
      >
        {event.title}
      </PageTitle>
      <p className="muted">{facts.join(' · ')}</p>
      {event.rehearsalOf && (
        <p className="muted">
          A rehearsal of <Link to={`/events/${event.rehearsalOf}`}>the event</Link>: nothing here is real.
          {event.status !== 'completed' &&
            event.status !== 'cancelled' &&
            ' Approve here as one person what waits; the days are then simulated, with incidents, up to the postmortem.'}
        </p>
      )}
      <div className={isElsewhere ? styles['elsewhere'] : undefined}>
        <Commands event={event} />
      </div>
    </header>
  );
}
