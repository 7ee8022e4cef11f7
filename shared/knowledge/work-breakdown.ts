import { conferenceTasks } from './work-breakdown-conference.ts';
import { galaTasks } from './work-breakdown-gala.ts';
import { largeEventTasks } from './work-breakdown-large-event.ts';
import { meetupTasks } from './work-breakdown-meetup.ts';
import type { TemplateAnchor } from './work-breakdown-concepts.ts';
import type { TemplateTask } from './work-breakdown-task.ts';
import { workshopTasks } from './work-breakdown-workshop.ts';

export type TemplateName = 'meetup' | 'workshop' | 'conference' | 'gala';

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
} as const satisfies Record<TemplateName, WorkBreakdownTemplate>;

/** A conference below this size leaves out the machinery of a large one (planner's judgement). */
export const smallConferenceBelow = 100;
export const leftOutOfSmallConference: readonly string[] = [
  'C02',
  'C03',
  'C06',
  'C07',
  'C10',
  'C12',
  'C17',
  'C25',
  'C31',
  'C33',
  'C34',
  'C35',
  'C37',
  'C40',
  'C43',
  'C50',
];

/** At Beginner a plan carries the minimum: these tasks are done inside others (planner's judgement). */
export const leftOutAtBeginner: readonly string[] = ['C07', 'C35', 'C43', 'G13', 'W15'];

/** From this audience on the tag `large` is set. */
export const largeEventFrom = 800;

export interface MilestoneRule {
  id: string;
  title: string;
  /** The first of these tasks that is in the plan; its finish is the milestone's date. */
  tasks: readonly string[];
}

export const milestoneRules = [
  { id: 'MS0', title: 'Charter approved', tasks: ['M01', 'W01', 'C01', 'G01'] },
  { id: 'MS1', title: 'Dates fixed', tasks: ['M02', 'W03', 'C04', 'G03'] },
  { id: 'MS2', title: 'Venue signed', tasks: ['M06', 'W10', 'C15', 'G09'] },
  { id: 'MS3', title: 'Budget approved', tasks: ['M05', 'W09', 'C14', 'G08'] },
  { id: 'MS4', title: 'Programme announced', tasks: ['M07', 'W04', 'C21', 'G10'] },
  { id: 'MS5', title: 'Registration open', tasks: ['M08', 'W11', 'C25', 'C24', 'G16'] },
  { id: 'MS6', title: 'Schedule published', tasks: ['C27'] },
  { id: 'MS7', title: 'Suppliers contracted', tasks: ['M10', 'W13', 'C33', 'C30', 'G14'] },
  { id: 'MS8', title: 'Go / no-go', tasks: ['C43'] },
  { id: 'MS9', title: 'Final numbers given', tasks: ['W17', 'C45', 'G23'] },
  { id: 'MS10', title: 'Load-in and checks done', tasks: ['M11', 'W18', 'C48', 'G25'] },
  { id: 'MS11', title: 'Event', tasks: ['M13', 'W19', 'C49', 'G26'] },
  { id: 'MS12', title: 'Accounts closed', tasks: ['W20', 'C52', 'G27'] },
  { id: 'MS13', title: 'Postmortem held', tasks: ['M14', 'C53', 'G28'] },
] as const satisfies readonly MilestoneRule[];

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
