import { useState } from 'react';
import type { ScheduleBody } from '../../../../../shared/artifacts/schedule.ts';
import { clock } from '../../../ui/figures.ts';
import { Section } from '../../../ui/Section.tsx';
import { readable } from '../../../ui/sentences.ts';
import { Notice } from '../../../ui/States.tsx';
import { Table } from '../../../ui/Table.tsx';
import { DayPicker } from '../DayPicker.tsx';
import { Drafted } from '../Drafted.tsx';
import { ProgrammeGrid } from './ProgrammeGrid.tsx';

export function ProgrammePage({ eventId }: { eventId: string }) {
  return (
    <Drafted<ScheduleBody> eventId={eventId} type="Schedule" title="programme">
      {(schedule) => <Days schedule={schedule} />}
    </Drafted>
  );
}

/** The programme of one day: rooms beside each other, and the same as a list. */
function Days({ schedule }: { schedule: ScheduleBody }) {
  const [date, setDate] = useState(schedule.days[0]?.date ?? '');
  const { unplaced, assumptions, rooms } = schedule;
  const sessions = schedule.sessions.filter(({ start }) => start.startsWith(date));
  return (
    <>
      {unplaced.length > 0 && (
        <Notice tone="bad">
          Not placed: {unplaced.map(({ title, why }) => `${title} (${why})`).join('; ')}
        </Notice>
      )}
      <Section title="Programme">
        <p className="small muted">Times are local ({schedule.timeZone}).</p>
        <DayPicker dates={schedule.days.map(({ date: each }) => each)} shown={date} onShow={setDate} />
        <ProgrammeGrid rooms={rooms} sessions={sessions} />
        <SessionList rooms={rooms} sessions={sessions} />
      </Section>
      {assumptions.length > 0 && (
        <Section title="Assumed">
          <ul>
            {assumptions.map((assumption) => (
              <li key={assumption}>{readable(assumption)}</li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

/** A phone has no room for rooms beside each other: there the list is the programme. */
const isNarrow = () => window.matchMedia('(width < 40rem)').matches;

interface SessionListProps {
  rooms: ScheduleBody['rooms'];
  sessions: ScheduleBody['sessions'];
}

function SessionList({ rooms, sessions }: SessionListProps) {
  const roomName = (id: string) => rooms.find((room) => room.id === id)?.name ?? id;
  return (
    <details open={isNarrow()}>
      <summary>As a list ({sessions.length} sessions)</summary>
      <Table
        caption="Sessions of the day by start"
        rows={sessions.toSorted((a, b) => a.start.localeCompare(b.start))}
        rowKey={({ id }) => id}
        empty="Nothing takes place on this day."
        columns={[
          { title: 'Time', leads: true, cell: ({ start, end }) => `${clock(start)}–${clock(end)}` },
          { title: 'Session', names: true, cell: ({ title }) => title },
          { title: 'Room', cell: ({ roomId }) => roomName(roomId) },
          { title: 'Track', cell: ({ track }) => track ?? '–' },
          { title: 'Speakers', cell: ({ speakers }) => speakers.join(', ') || '–' },
          { title: 'People', number: true, cell: ({ expectedAudience }) => expectedAudience },
        ]}
      />
    </details>
  );
}
