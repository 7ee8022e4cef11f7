import { useState } from 'react';
import type { ResourceRosterBody } from '../../../../../shared/artifacts/resource-roster.ts';
import type { RunbookBody } from '../../../../../shared/artifacts/runbook.ts';
import { clock } from '../../../ui/figures.ts';
import { Section } from '../../../ui/Section.tsx';
import { readable } from '../../../ui/sentences.ts';
import { Table } from '../../../ui/Table.tsx';
import { dayIn } from '../../../ui/zones.ts';
import { DayPicker } from '../DayPicker.tsx';
import { Drafted } from '../Drafted.tsx';
import { CallSheet } from './CallSheet.tsx';
import { daysOf, openingDay } from './days-of.ts';
import { Roster } from './Roster.tsx';
import { RunOfShow } from './RunOfShow.tsx';
import { WhomToCall } from './WhomToCall.tsx';

/** The days themselves, as they are run: what happens when, who is where, who decides what and whom to call. */
export function DaysPage({ eventId }: { eventId: string }) {
  return (
    <>
      <Drafted<RunbookBody> eventId={eventId} type="Runbook" title="runbook">
        {(runbook) => (
          <>
            <Days runbook={runbook} />
            <WhomToCall eventId={eventId} runbook={runbook} />
          </>
        )}
      </Drafted>
      <Drafted<ResourceRosterBody>
        eventId={eventId}
        type="ResourceRoster"
        title="resource roster"
        below="Runbook"
      >
        {(roster) => <Roster roster={roster} />}
      </Drafted>
    </>
  );
}

function Days({ runbook }: { runbook: RunbookBody }) {
  const dates = daysOf(runbook);
  const { timeZone, cues, callSheet, decisions, notes, whyNoCalls } = runbook;
  const firstShow = cues.find(({ kind }) => kind === 'session')?.at.slice(0, 10);
  const [date, setDate] = useState(openingDay(dates, dayIn(new Date(), timeZone), firstShow));
  const isToday = (time: string) => time.startsWith(date);
  return (
    <>
      <Section title="On the day">
        <p className="small muted">
          Times are local ({timeZone}). Load-in from {readable(runbook.loadIn.start)}, all is out by{' '}
          {readable(runbook.strike.outBy ?? runbook.strike.end)}.
        </p>
        <DayPicker dates={dates} shown={date} onShow={setDate} />
      </Section>
      <Section title="Decisions">
        <Table
          caption="Decisions of the day by time"
          rows={decisions.filter(({ at }) => isToday(at))}
          rowKey={({ at, decision }) => `${at} ${decision}`}
          empty="Nothing has to be decided on this day."
          columns={[
            { title: 'At', leads: true, cell: ({ at }) => clock(at) },
            { title: 'Decision', names: true, cell: ({ decision }) => decision },
            { title: 'Who', cell: ({ who }) => who },
            { title: 'If', cell: ({ criterion }) => criterion },
            { title: 'Otherwise', cell: ({ otherwise }) => otherwise },
          ]}
        />
      </Section>
      <Section title="Who is called when">
        <CallSheet calls={callSheet.filter(({ callAt }) => isToday(callAt))} whyNone={whyNoCalls} />
      </Section>
      <Section title="Run of show">
        <RunOfShow cues={cues.filter(({ at }) => isToday(at))} />
        <ul>
          {notes.map((note) => (
            <li key={note}>{readable(note)}</li>
          ))}
        </ul>
      </Section>
    </>
  );
}
