import { Link } from 'react-router';
import { useEvents, useMe } from '../../api/queries.ts';
import type { ListedEvent } from '../../api/shapes.ts';
import { Fetched } from '../../app/Fetched.tsx';
import { awaitsItsDay } from '../../app/awaits-its-day.ts';
import { PageTitle } from '../../app/PageTitle.tsx';
import { buttonClass } from '../../ui/Button.tsx';
import { Empty } from '../../ui/States.tsx';
import { EventCard } from './EventCard.tsx';
import styles from './Portfolio.module.css';

/** Every event of the organisation: what needs somebody first, what is over last. */
export function Portfolio() {
  const events = useEvents();
  const mayCreate = useMe().data?.actions['event.create']?.allowed ?? false;
  return (
    <>
      <PageTitle
        aside={
          mayCreate && (
            <Link to="/new" className={buttonClass()}>
              New event
            </Link>
          )
        }
      >
        Events
      </PageTitle>
      <Fetched query={events} what="the events">
        {(data) => <Groups events={data.events} mayCreate={mayCreate} />}
      </Fetched>
    </>
  );
}

const isOver = ({ status }: ListedEvent) => status === 'completed' || status === 'cancelled';
const isDraft = ({ status }: ListedEvent) => status === 'draft';
const needsSomebody = (event: ListedEvent) =>
  (event.status === 'waiting' && !awaitsItsDay(event)) ||
  event.status === 'blocked' ||
  event.status === 'failed';

const groups = [
  { title: 'Waiting for people', holds: (event: ListedEvent) => !isOver(event) && needsSomebody(event) },
  {
    title: 'Under way',
    holds: (event: ListedEvent) => !isOver(event) && !isDraft(event) && !needsSomebody(event),
  },
  { title: 'Not started', holds: isDraft },
  { title: 'Over', holds: isOver },
];

function Groups({ events, mayCreate }: { events: readonly ListedEvent[]; mayCreate: boolean }) {
  if (events.length === 0) {
    return (
      <Empty title="No events yet.">
        <p>Paste a brief, or write three lines about what you have in mind: the plan follows in seconds.</p>
        {mayCreate && (
          <Link to="/new" className={buttonClass()}>
            Plan the first event
          </Link>
        )}
      </Empty>
    );
  }
  return groups.map(({ title, holds }) => {
    const own = events.filter(holds);
    if (own.length === 0) return null;
    return (
      <section key={title} className="stack" aria-label={title}>
        <h2>
          {title} <span className="muted">({own.length})</span>
        </h2>
        <ul className={styles['cards']}>
          {own.map((event) => (
            <EventCard key={event.id} event={event} />
          ))}
        </ul>
      </section>
    );
  });
}
