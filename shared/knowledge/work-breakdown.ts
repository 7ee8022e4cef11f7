import { judgement } from '../kernel/basis.ts';
import { conferenceTasks } from './work-breakdown-conference.ts';
import { gatheringTasks } from './work-breakdown-gathering.ts';
import { galaTasks } from './work-breakdown-gala.ts';
import { largeEventTasks } from './work-breakdown-large-event.ts';
import { meetupTasks } from './work-breakdown-meetup.ts';
import type { TemplateAnchor } from './work-breakdown-concepts.ts';
import type { TemplateTask } from './work-breakdown-task.ts';
import { workshopTasks } from './work-breakdown-workshop.ts';

export type TemplateName = 'meetup' | 'workshop' | 'conference' | 'gala' | 'gathering';

export interface WorkBreakdownTemplate {
  /** Weeks before the event at which the template starts when nothing presses. */
  horizonWeeks: number;
  source: string;
  anchors: Readonly<Record<TemplateAnchor, string>>;
  tasks: readonly TemplateTask[];
}

const source = "planner's judgement, checked against published conference, gala and meetup timelines";

export const workBreakdowns = {
  meetup: {
    horizonWeeks: 6,
    source,
    anchors: { start: 'M01', 'budget-approved': 'M05', 'venue-signed': 'M06' },
    tasks: meetupTasks,
  },
  workshop: {
    horizonWeeks: 12,
    source,
    anchors: { start: 'W01', 'budget-approved': 'W09', 'venue-signed': 'W10' },
    tasks: workshopTasks,
  },
  conference: {
    horizonWeeks: 40,
    source,
    anchors: { start: 'C01', 'budget-approved': 'C14', 'venue-signed': 'C15' },
    tasks: [...conferenceTasks, ...largeEventTasks],
  },
  gala: {
    horizonWeeks: 40,
    source,
    anchors: { start: 'G01', 'budget-approved': 'G08', 'venue-signed': 'G09' },
    tasks: galaTasks,
  },
  gathering: {
    horizonWeeks: 4,
    source: judgement,
    anchors: { start: 'P01', 'budget-approved': 'P03', 'venue-signed': 'P04' },
    tasks: gatheringTasks,
  },
} as const satisfies Record<TemplateName, WorkBreakdownTemplate>;

/** At Beginner a plan carries the minimum: these tasks are done inside others (planner's judgement). */
export const leftOutAtBeginner: readonly string[] = ['C07', 'C35', 'C43', 'G13', 'W15'];

/** From this audience on the tag `large` is set. */
export const largeEventFrom = 800;

export interface MilestoneRule {
  id: string;
  title: string;
  /** The first of these tasks that is in the plan; its finish is the milestone's date. */
  tasks: readonly string[];
  /** What it is called where one of these tasks stands for less. */
  calls?: Readonly<Record<string, string>>;
}

export const milestoneRules = [
  { id: 'MS0', title: 'Charter approved', tasks: ['M01', 'W01', 'C01', 'G01', 'P01'] },
  { id: 'MS1', title: 'Dates fixed', tasks: ['M02', 'M01', 'W03', 'W01', 'C04', 'G03', 'P01'] },
  { id: 'MS2', title: 'Venue signed', tasks: ['M06', 'W10', 'C15', 'G09', 'P04'] },
  { id: 'MS3', title: 'Budget approved', tasks: ['M05', 'W09', 'C14', 'G08', 'P03'] },
  { id: 'MS4', title: 'Main speakers or acts agreed', tasks: ['M07', 'W04', 'C21', 'G10'] },
  { id: 'MS5', title: 'Registration open', tasks: ['M08', 'W11', 'C25', 'C24', 'G16', 'P05'] },
  { id: 'MS6', title: 'Schedule published', tasks: ['C27', 'W14', 'G22', 'M08', 'P08'] },
  { id: 'MS7', title: 'Suppliers contracted', tasks: ['M10', 'W13', 'C33', 'C30', 'G14', 'P06'] },
  {
    id: 'MS8',
    title: 'Registration go / no-go',
    tasks: ['C43', 'G11', 'W15', 'W14', 'M09', 'P05'],
    calls: {
      G11: 'Go / no-go on table sales',
      W15: 'Go / no-go on the risks',
      P05: 'Go / no-go on the replies',
    },
  },
  { id: 'MS9', title: 'Final numbers given', tasks: ['W17', 'C45', 'G23', 'M12', 'W13', 'P09'] },
  {
    id: 'MS10',
    title: 'Load-in and checks done',
    tasks: ['M11', 'W18', 'C48', 'G25', 'P09'],
    calls: { M11: 'Technology and roles checked' },
  },
  { id: 'MS11', title: 'Event', tasks: ['M13', 'W19', 'C49', 'G26', 'P10'] },
  { id: 'MS12', title: 'Accounts closed', tasks: ['W20', 'C52', 'C53', 'G27', 'M14', 'P11'] },
  { id: 'MS13', title: 'Postmortem held', tasks: ['M14', 'W20', 'C53', 'G28', 'P11'] },
] as const satisfies readonly MilestoneRule[];

/** The milestone at which it is decided once more whether the event is held: not the final go, which is given before. */
export const goCheckpoint = 'MS8';

/** At Beginner the milestones every plan shows; the others from Intermediate on. */
export const beginnerMilestones: readonly string[] = [
  'MS0',
  'MS1',
  'MS2',
  'MS3',
  'MS5',
  'MS10',
  'MS11',
  'MS13',
];
