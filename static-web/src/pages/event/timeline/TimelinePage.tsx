import type { TaskRegisterBody } from '../../../../../shared/artifacts/task-register.ts';
import type { TimelineBody } from '../../../../../shared/artifacts/timeline.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Facts } from '../../../ui/Facts.tsx';
import { day } from '../../../ui/figures.ts';
import { Section } from '../../../ui/Section.tsx';
import { readable } from '../../../ui/sentences.ts';
import { Notice } from '../../../ui/States.tsx';
import { Table } from '../../../ui/Table.tsx';
import { Drafted } from '../Drafted.tsx';
import { Gantt } from './Gantt.tsx';

/** When what has to be done: the chart, and the same as a table. */
export function TimelinePage({ eventId }: { eventId: string }) {
  return (
    <Drafted<TimelineBody> eventId={eventId} type="Timeline" title="timeline">
      {(timeline) => (
        <Drafted<TaskRegisterBody> eventId={eventId} type="TaskRegister" title="tasks" below="Timeline">
          {(register) => <Parts timeline={timeline} register={register} />}
        </Drafted>
      )}
    </Drafted>
  );
}

interface PartsProps {
  timeline: TimelineBody;
  register: TaskRegisterBody;
}

function Parts({ timeline, register }: PartsProps) {
  const { weeksAvailable, weeksLikely, feasible, simulation, notes, milestones } = timeline;
  return (
    <>
      {!feasible && (
        <Notice tone="bad">The work does not fit into the time that is left. See the decisions.</Notice>
      )}
      <Section title="Time">
        <Facts
          of={[
            ['Working weeks left', weeksAvailable],
            ['Likely needed', weeksLikely],
            ...(simulation
              ? ([
                  [
                    'Ready in time',
                    `${simulation.onTimePerMille / 10} % of ${simulation.trials.toLocaleString('en')} trials`,
                  ],
                  ['Ready with 80 % confidence', day(simulation.p80.date)],
                ] as const)
              : []),
          ]}
        />
        {!simulation && (
          <p className="small muted">How likely it is to be ready in time is simulated at Advanced only.</p>
        )}
        {notes.map((note) => (
          <p key={note} className="small muted">
            {readable(note)}
          </p>
        ))}
      </Section>
      <Section title="Plan of work">
        <Gantt timeline={timeline} tasks={register.tasks} />
        <TaskTable timeline={timeline} register={register} />
      </Section>
      <Milestones milestones={milestones} />
    </>
  );
}

function Milestones({ milestones }: Pick<TimelineBody, 'milestones'>) {
  return (
    <Section title="Milestones">
      <Table
        caption="Milestones by date"
        rows={milestones.toSorted((a, b) => a.date.localeCompare(b.date))}
        rowKey={({ id }) => id}
        empty="No milestone is planned."
        columns={[
          { title: 'Milestone', names: true, cell: ({ title }) => title },
          { title: 'Date', leads: true, cell: ({ date }) => day(date) },
        ]}
      />
    </Section>
  );
}

/** The chart in words; on a phone, which has no room for bars, all there is. */
function TaskTable({ timeline: { criticalPath, slack }, register }: PartsProps) {
  const titleOf = (wanted: string) => register.tasks.find(({ id }) => id === wanted)?.title ?? wanted;
  const floats = new Map(slack.map(({ taskId, totalFloatDays }) => [taskId, totalFloatDays]));
  return (
    <details>
      <summary>As a list ({register.tasks.length} tasks)</summary>
      <Table
        caption="Tasks by start"
        rows={register.tasks.toSorted((a, b) => a.start.localeCompare(b.start))}
        rowKey={({ id }) => id}
        empty="No task is planned."
        columns={[
          {
            title: 'Task',
            names: true,
            cell: ({ id, title }) => (
              <>
                {title} {criticalPath.includes(id) && <Badge tone="bad">critical</Badge>}
              </>
            ),
          },
          { title: 'Owner', cell: ({ owner }) => owner },
          { title: 'Start', cell: ({ start }) => <time dateTime={start}>{day(start)}</time> },
          { title: 'End', cell: ({ end }) => <time dateTime={end}>{day(end)}</time> },
          { title: 'Days', number: true, cell: ({ durationDays }) => durationDays },
          { title: 'Float', number: true, cell: ({ id }) => floats.get(id) ?? '–' },
          {
            title: 'After',
            cell: ({ dependsOn }) => dependsOn.map((link) => titleOf(link.id)).join('; ') || '–',
          },
        ]}
      />
    </details>
  );
}
