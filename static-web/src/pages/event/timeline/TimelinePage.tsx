import type { TaskRegisterBody } from '../../../../../shared/artifacts/task-register.ts';
import type { TimelineBody } from '../../../../../shared/artifacts/timeline.ts';
import { Badge } from '../../../ui/Badge.tsx';
import type { Tone } from '../../../ui/tones.ts';
import { Facts } from '../../../ui/Facts.tsx';
import { day } from '../../../ui/figures.ts';
import { Section } from '../../../ui/Section.tsx';
import { readable } from '../../../ui/sentences.ts';
import { Notice } from '../../../ui/States.tsx';
import { Table } from '../../../ui/Table.tsx';
import { Drafted } from '../Drafted.tsx';
import { Gantt } from './Gantt.tsx';
import { type TaskStanding, type TaskStatus, useTaskStanding } from './use-task-standing.ts';

/** When what has to be done: the chart, and the same as a table. */
export function TimelinePage({ eventId }: { eventId: string }) {
  return (
    <Drafted<TimelineBody> eventId={eventId} type="Timeline" title="timeline">
      {(timeline) => (
        <Drafted<TaskRegisterBody> eventId={eventId} type="TaskRegister" title="tasks" below="Timeline">
          {(register) => <Parts eventId={eventId} timeline={timeline} register={register} />}
        </Drafted>
      )}
    </Drafted>
  );
}

interface PartsProps {
  eventId: string;
  timeline: TimelineBody;
  register: TaskRegisterBody;
}

function Parts({ eventId, timeline, register }: PartsProps) {
  const standing = useTaskStanding(eventId, timeline);
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
        <TaskTable timeline={timeline} register={register} standing={standing} />
      </Section>
      <Milestones milestones={milestones} standing={standing} />
    </>
  );
}

interface MilestonesProps extends Pick<TimelineBody, 'milestones'> {
  standing: TaskStanding;
}

function Milestones({ milestones, standing }: MilestonesProps) {
  return (
    <Section title="Milestones">
      <p className="small muted">
        What the run decides is done once it is decided, whatever its planned date. Of everything else
        somebody reports the progress under Records.
      </p>
      <Table
        caption="Milestones by date"
        rows={milestones.toSorted((a, b) => a.date.localeCompare(b.date))}
        rowKey={({ id }) => id}
        empty="No milestone is planned."
        columns={[
          { title: 'Milestone', names: true, cell: ({ title }) => title },
          { title: 'Date', leads: true, cell: ({ date }) => day(date) },
          { title: 'Standing', cell: ({ taskId }) => <Standing of={standing(taskId)} /> },
        ]}
      />
    </Section>
  );
}

const tones: Record<TaskStatus, Tone> = {
  'not-started': 'neutral',
  'in-progress': 'accent',
  blocked: 'bad',
  completed: 'good',
  cancelled: 'neutral',
};

function Standing({ of }: { of: TaskStatus | undefined }) {
  return of ? <Badge tone={tones[of]}>{of.replace('-', ' ')}</Badge> : '–';
}

interface TaskTableProps extends Pick<PartsProps, 'timeline' | 'register'> {
  standing: TaskStanding;
}

/** The chart in words; on a phone, which has no room for bars, all there is. */
function TaskTable({ timeline: { criticalPath, slack }, register, standing }: TaskTableProps) {
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
          { title: 'Standing', cell: ({ id }) => <Standing of={standing(id)} /> },
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
