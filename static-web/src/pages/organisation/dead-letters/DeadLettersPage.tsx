import { Link } from 'react-router';
import { useDeadLetters, useRetry } from '../../../api/organisation.ts';
import { useCatalog, useEvents } from '../../../api/queries.ts';
import type { DeadLetter, ListedEvent } from '../../../api/shapes.ts';
import { Fetched } from '../../../app/Fetched.tsx';
import { Problem } from '../../../app/Problem.tsx';
import { usePeople } from '../../../app/use-people.ts';
import { Button } from '../../../ui/Button.tsx';
import { At } from '../../../ui/At.tsx';
import { logged } from '../../../ui/sentences.ts';
import { Section } from '../../../ui/Section.tsx';
import { Table } from '../../../ui/Table.tsx';

/** Work that the agents' queues gave up, the way to have it done after all, and events that stand still because of a fault. */
export function DeadLettersPage() {
  const letters = useDeadLetters();
  const stopped = (useEvents().data?.events ?? []).filter(({ status }) => status === 'failed');
  return (
    <>
      {stopped.length > 0 && <Stopped events={stopped} />}
      <FailedWork letters={letters} />
    </>
  );
}

function Stopped({ events }: { events: readonly ListedEvent[] }) {
  return (
    <Section title="Events that stopped">
      <p className="small muted">
        A step keeps failing. It is tried again by itself every ten minutes, at once after any answer, report
        or change of the brief, and when somebody tries again now on its page.
      </p>
      <Table
        caption="Events of which a step keeps failing"
        rows={events}
        rowKey={({ id }) => id}
        empty="No event stopped."
        columns={[
          { title: 'Event', names: true, cell: ({ id, title }) => <Link to={`/events/${id}`}>{title}</Link> },
          { title: 'Why', cell: ({ waitingFor }) => waitingFor.map(({ what }) => logged(what)).join(' ') },
        ]}
      />
    </Section>
  );
}

function FailedWork({ letters }: { letters: ReturnType<typeof useDeadLetters> }) {
  return (
    <Section title="Work that failed">
      <p className="small muted">
        What an agent could not do is set aside after ten attempts. Once the cause is gone, it can be sent
        again; the run does it itself if nobody does.
      </p>
      <Fetched query={letters} what="the failed work">
        {({ deadLetters }) => <Letters letters={deadLetters} />}
      </Fetched>
    </Section>
  );
}

function Letters({ letters }: { letters: readonly DeadLetter[] }) {
  const retry = useRetry();
  const nameOf = usePeople();
  const events = useEvents().data?.events ?? [];
  const tasks = useCatalog().data?.agents.flatMap((agent) => agent.tasks) ?? [];
  return (
    <>
      <Problem error={retry.error} />
      <Table
        caption="Work that failed, newest first"
        rows={letters.toReversed()}
        rowKey={({ id }) => id}
        empty="No work was set aside."
        columns={[
          {
            title: 'Work',
            names: true,
            cell: ({ task }) => tasks.find(({ name }) => name === task)?.title ?? task,
          },
          {
            title: 'Event',
            cell: ({ eventId }) => (
              <Link to={`/events/${eventId}`}>
                {events.find(({ id }) => id === eventId)?.title ?? eventId}
              </Link>
            ),
          },
          { title: 'Why', cell: ({ reason, description }) => `${description} (${reason})` },
          { title: 'Set aside', cell: ({ at }) => <At instant={at} /> },
          {
            title: 'What became of it',
            cell: ({ id, retried }) =>
              retried ? (
                <>
                  sent again by {nameOf(retried.by)}, <At instant={retried.at} />
                </>
              ) : (
                <Button look="quiet" busy={retry.isPending} onPress={() => retry.mutate(id)}>
                  Send again
                </Button>
              ),
          },
        ]}
      />
    </>
  );
}
