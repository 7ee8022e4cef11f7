import { useEvent } from '../../../api/queries.ts';
import { ActivityFeed } from './ActivityFeed.tsx';
import { Exports } from './Exports.tsx';
import { KeyFigures } from './KeyFigures.tsx';
import { Stepper } from './Stepper.tsx';
import { WaitingForYou } from './WaitingForYou.tsx';
import styles from './Overview.module.css';

/** What needs somebody comes first; then where the run stands, what it is about, and what happens. */
export function Overview({ eventId }: { eventId: string }) {
  const { data: event } = useEvent(eventId);
  if (!event) return null;
  return (
    <div className={styles['columns']}>
      <div className="stack">
        <WaitingForYou event={event} />
        <Stepper event={event} />
      </div>
      <div className="stack">
        <KeyFigures eventId={eventId} />
        <Exports eventId={eventId} started={event.started} />
        <ActivityFeed event={event} />
      </div>
    </div>
  );
}
