import type { LogisticsPlanBody } from '../artifacts/logistics-plan.ts';
import type { TaskRegisterBody } from '../artifacts/task-register.ts';
import type { EventFacts } from './event-facts.ts';
import { agentTitles } from './owner-titles.ts';

export type Workflow = LogisticsPlanBody['workflows'][number];

interface WorkflowRow {
  id: string;
  title: string;
  /** Tasks that belong to it, by the words of their titles. */
  tasks: RegExp;
  planned: (facts: EventFacts) => boolean;
  steps: readonly string[];
  programme?: boolean;
}

const always = () => true;

/** Planner's judgement: what has to run by itself on the day, and the tasks that prepare it. */
const rows: readonly WorkflowRow[] = [
  {
    id: 'arrivals',
    title: 'Registration and arrivals',
    tasks: /registration|RSVP|invitation|reminder|joining|know-before|numbers/i,
    planned: always,
    steps: [
      'Close registration and print the list',
      'Staff the door when doors open',
      'Admit the waiting list at the start',
      'Report check-ins every 15 minutes',
    ],
  },
  {
    id: 'rooms',
    title: 'Rooms, layout and access',
    tasks: /venue|room|floor plan|logistics plan|set-up|load-in|seating/i,
    planned: always,
    steps: [
      'Set the layout with stage and screen',
      'Walk the step-free route to every room',
      'Mark wheelchair and companion places',
      'Check exits and posted capacity',
    ],
  },
  {
    id: 'food',
    title: 'Food and drink',
    tasks: /food|cater|dietary|menu|guarantee|numbers/i,
    planned: ({ meals }) => Object.values(meals).some((count) => count > 0),
    steps: [
      'Give the final number and the diets',
      'Label allergens',
      'Open five minutes before the slot',
      'Count what is left',
    ],
  },
  {
    id: 'technology',
    title: 'Sound, screen and network',
    tasks: /\bAV\b|network|Wi-Fi|stream|dry run|sound|rehearsal|captioning/i,
    planned: always,
    steps: [
      'Test sound, screen and adapters',
      'Measure the network where people sit',
      'Have the spare set and backup line ready',
      'Brief the speakers at the lectern',
    ],
  },
  {
    id: 'programme',
    title: 'Speakers and programme',
    tasks:
      /speaker|keynote|trainer|programme|entertainment|run of show|run sheet|schedule|slides|materials|auction/i,
    planned: always,
    steps: [
      'Confirm arrival times',
      'Collect the slides',
      'Keep the times from the front row',
      'Call the stand-by when someone is late',
    ],
    programme: true,
  },
  {
    id: 'people',
    title: 'Staff and volunteers',
    tasks: /staff|volunteer|briefing|brief |roles|temps|security/i,
    planned: always,
    steps: [
      'Fill every role of the staff plan',
      'Brief everybody before doors',
      'Relieve every post after two hours',
      'Collect radios and badges',
    ],
  },
  {
    id: 'safety',
    title: 'Safety and incidents',
    tasks: /risk|contingency|first aid|permit|licen|insurance|security|evacuation|code of conduct|medical/i,
    planned: always,
    steps: [
      'Check exits, first aid and emergency numbers',
      'Open the incident log',
      'Act on triggers within 15 minutes',
      'Write up every incident the same day',
    ],
  },
  {
    id: 'expo',
    title: 'Expo',
    tasks: /exhibitor|expo|sponsor/i,
    planned: ({ expoBooths }) => expoBooths > 0,
    steps: ['Mark the booths', 'Connect power', 'Admit exhibitors in time slots', 'Check the aisles'],
  },
  {
    id: 'close',
    title: 'Closing and tear-down',
    tasks: /strike|event takes place|event day|^event/i,
    planned: always,
    steps: [
      'Announce the end',
      'Clear the rooms',
      'Hand back keys and equipment',
      'Walk through with the venue',
    ],
  },
];

/** Every workflow with an owner, a deputy and the tasks of the register that prepare it; the event itself at the least. */
export function workflowsOf(facts: EventFacts, { tasks }: Pick<TaskRegisterBody, 'tasks'>): Workflow[] {
  const [planner, coordinator] = [agentTitles['event-planner'], agentTitles['logistics-coordinator']];
  const event = tasks.filter(({ stage }) => stage === 'event').map(({ id }) => id);
  return rows.flatMap((row): Workflow[] => {
    if (!row.planned(facts)) return [];
    const own = tasks
      .filter(({ title, stage }) => stage !== 'after' && row.tasks.test(title))
      .map(({ id }) => id);
    const taskIds = [...new Set([...own, ...event])];
    if (taskIds.length === 0) return [];
    const owner = row.programme ? planner : coordinator;
    const deputy = row.programme ? coordinator : planner;
    return [{ id: row.id, title: row.title, owner, deputy, taskIds, steps: [...row.steps] }];
  });
}
